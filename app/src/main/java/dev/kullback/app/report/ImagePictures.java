package dev.kullback.app.report;

import dev.kullback.app.plot.GreyImage;
import dev.kullback.app.plot.ImageGrid;
import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a model of images does, seen.
public final class ImagePictures {
  /// Images side by side.
  private static final int COLUMNS = 10;

  private ImagePictures() {}

  /// Inputs, each above the mean of p(x|z) at the mean of its q(z|x).
  ///
  /// @param data the inputs, which are images
  /// @param rows the rows of the data that are shown
  /// @param means the reconstructed images, one for each of these rows, one after the other
  /// @return the picture
  public static RunReport.Picture reconstructions(Dataset data, int[] rows, float[] means) {
    var shape = data.image().orElseThrow();
    var images = new ArrayList<GreyImage>();
    var labels = new ArrayList<String>();
    for (int start = 0; start < rows.length; start += COLUMNS) {
      int end = Math.min(start + COLUMNS, rows.length);
      addRow(inputs(data, rows, start, end), images, shape);
      addRow(outputs(shape, means, start, end), images, shape);
      labels.addAll(List.of("data", "mean"));
    }
    return new RunReport.Picture(
        new ImageGrid(
            "Reconstructions of test rows", images, COLUMNS, labels, columns(data, rows), "", ""),
        "The mean of p(x|z), where z is the mean of q(z|x).");
  }

  private static List<GreyImage> inputs(Dataset data, int[] rows, int start, int end) {
    var shape = data.image().orElseThrow();
    return IntStream.range(start, end)
        .mapToObj(
            i -> {
              float[] values = new float[data.dimension()];
              data.copyRow(rows[i], values, 0);
              return image(shape, values, 0);
            })
        .toList();
  }

  private static List<GreyImage> outputs(ImageShape shape, float[] means, int start, int end) {
    return IntStream.range(start, end).mapToObj(i -> image(shape, means, i)).toList();
  }

  /// A short last row is filled up with black, so that the next one starts at the left.
  private static void addRow(List<GreyImage> row, List<GreyImage> images, ImageShape shape) {
    images.addAll(row);
    for (int i = row.size(); i < COLUMNS; i++) {
      images.add(image(shape, new float[shape.values()], 0));
    }
  }

  /// Labels stand above the columns only where every row of the grid has the same.
  private static List<String> columns(Dataset data, int[] rows) {
    boolean same =
        data.hasLabels()
            && IntStream.range(COLUMNS, rows.length)
                .allMatch(i -> data.label(rows[i]) == data.label(rows[i % COLUMNS]));
    return same
        ? IntStream.range(0, Math.min(COLUMNS, rows.length))
            .mapToObj(i -> String.valueOf(data.label(rows[i])))
            .toList()
        : List.of();
  }

  /// Decoded draws from the prior.
  ///
  /// @param shape of an image
  /// @param means the decoded images, one after the other
  /// @return the picture
  public static RunReport.Picture samples(ImageShape shape, float[] means) {
    return new RunReport.Picture(
        ImageGrid.of("Samples", all(shape, means), COLUMNS),
        "The mean of p(x|z) at draws of z from the prior N(0, I).");
  }

  /// The latent plane decoded.
  ///
  /// @param shape of an image
  /// @param grid where it was decoded
  /// @param means the decoded images, in the order of the grid's points
  /// @return the picture
  public static RunReport.Picture manifold(ImageShape shape, LatentGrid grid, float[] means) {
    var range =
        "from %s to %s"
            .formatted(Nats.of(grid.coordinate(0)), Nats.of(grid.coordinate(grid.side() - 1)));
    return new RunReport.Picture(
        new ImageGrid(
            "The latent plane, decoded",
            all(shape, means),
            grid.side(),
            List.of(),
            List.of(),
            "z₁, " + range,
            "z₂, " + range),
        "The mean of p(x|z) on a grid whose steps are equal in probability under N(0, I).");
  }

  /// Cuts images out of an array.
  ///
  /// @param shape of an image
  /// @param values whole images, one after the other
  /// @return the images
  public static List<GreyImage> all(ImageShape shape, float[] values) {
    return IntStream.range(0, values.length / shape.values())
        .mapToObj(i -> image(shape, values, i))
        .toList();
  }

  /// Several channels are shown as their mean.
  private static GreyImage image(ImageShape shape, float[] values, int index) {
    int start = index * shape.values();
    if (shape.channels() == 1) {
      return GreyImage.of(shape.height(), shape.width(), values, start);
    }
    float[] grey = new float[shape.height() * shape.width()];
    for (int i = 0; i < shape.values(); i++) {
      grey[i / shape.channels()] += values[start + i] / shape.channels();
    }
    return GreyImage.of(shape.height(), shape.width(), grey, 0);
  }
}
