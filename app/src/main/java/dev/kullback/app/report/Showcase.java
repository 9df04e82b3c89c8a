package dev.kullback.app.report;

import dev.kullback.data.Dataset;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.results.LatentUnit;
import java.util.ArrayList;
import java.util.List;

/// Pictures of what a trained model does with test rows and with draws from the prior.
public final class Showcase {
  private static final int ROWS = 20;
  private static final int TABLE_ROWS = 200;
  private static final int SAMPLES = 50;
  private static final int SCATTER = 2000;
  private static final int GRID = 15;
  private static final long SEED = 0;

  private Showcase() {}

  /// Asks the model for everything worth showing.
  ///
  /// @param model the model
  /// @param test rows it did not learn from
  /// @param units its latent coordinates, measured
  /// @return the pictures
  public static List<RunReport.Picture> of(
      TrainedModel model, Dataset test, List<LatentUnit> units) {
    var pictures = new ArrayList<RunReport.Picture>();
    pictures.add(reconstructions(model, test));
    if (test.image().isPresent()) {
      var shape = test.image().get();
      pictures.add(ImagePictures.samples(shape, model.sample(SAMPLES, SEED)));
      if (model.latent() == 2) {
        var grid = new LatentGrid(GRID);
        pictures.add(ImagePictures.manifold(shape, grid, model.decode(grid.points())));
      }
    }
    if (model.latent() > 1) {
      pictures.add(scatter(model, test, units));
    }
    return pictures;
  }

  private static RunReport.Picture reconstructions(TrainedModel model, Dataset test) {
    boolean image = test.image().isPresent();
    int[] rows = Selection.varied(test, image ? ROWS : TABLE_ROWS);
    float[] means = model.reconstruct(test.select(test.name(), rows));
    return image
        ? ImagePictures.reconstructions(test, rows, means)
        : TablePictures.reconstructions(test, rows, means);
  }

  private static RunReport.Picture scatter(
      TrainedModel model, Dataset test, List<LatentUnit> units) {
    int[] rows = Selection.spread(test.rows(), SCATTER);
    var encoding = model.encode(test.select(test.name(), rows));
    return LatentScatter.of(test, rows, encoding.means(), units);
  }
}
