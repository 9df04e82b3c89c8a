package dev.kullback.app.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.app.plot.ImageGrid;
import dev.kullback.app.plot.ScatterPlot;
import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.vae.results.LatentUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.9599640",
    "0.025, -1.9599640",
    "0.9, 1.2815516",
    "0.0001, -3.7190165",
    "0.92, 1.4050716",
    "0.08, -1.4050716"
  })
  void quantilesAreThoseOfTheTables(double p, double z) {
    assertEquals(z, NormalQuantile.of(p), 5e-7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void aQuantileNeedsAProbability(double p) {
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(p));
  }

  @Test
  void theGridStartsAtTheTopLeft() {
    float[] z = new LatentGrid(3).points();
    assertEquals(18, z.length);
    assertTrue(z[0] < 0 && z[1] > 0, "top left");
    assertTrue(z[4] > 0 && z[5] > 0, "top right");
    assertEquals(0, z[8], 1e-6);
    assertEquals(-z[0], z[16], 1e-6);
    assertEquals(-z[1], z[17], 1e-6);
  }

  @Test
  void rowsAreChosenLabelByLabel() {
    var data = Dataset.of("d", new float[7], 1).labels(new int[] {2, 2, 1, 0, 0, 1, 2}).build();
    assertArrayEquals(new int[] {3, 2, 0, 4, 5, 1}, Selection.varied(data, 6));
    assertEquals(7, Selection.varied(data, 100).length);
  }

  @Test
  void rowsWithoutLabelsAreSpread() {
    var data = Dataset.of("d", new float[10], 1).build();
    assertArrayEquals(new int[] {0, 2, 5, 7}, Selection.varied(data, 4));
  }

  @Test
  void reconstructionsStandBelowTheirInputs() {
    int[] rows = IntStream.range(0, 13).toArray();
    float[] means = new float[13 * 4];
    Arrays.fill(means, 1);
    var picture = ImagePictures.reconstructions(images(13), rows, means);
    var grid = (ImageGrid) picture.plot();
    assertEquals(40, grid.images().size(), "two lines of data and mean, filled up");
    assertEquals(List.of("data", "mean", "data", "mean"), grid.rowLabels());
  }

  @Test
  void theScatterShowsTheTwoCoordinatesOfLargestKl() {
    var units =
        List.of(new LatentUnit(0, 0.1, 1), new LatentUnit(1, 3, 1), new LatentUnit(2, 2, 1));
    var data = Dataset.of("d", new float[2], 1).labels(new int[] {7, 8}).build();
    var picture = LatentScatter.of(data, new int[] {1, 0}, new float[] {1, 2, 3, 4, 5, 6}, units);
    var plot = (ScatterPlot) picture.plot();
    assertEquals(List.of("7", "8"), plot.series().stream().map(s -> s.name()).toList());
    assertEquals(2, plot.series().get(1).points().getFirst().x(), "row 1 has label 8");
    assertEquals(3, plot.series().get(1).points().getFirst().y());
    assertEquals("μ of coordinate 2", plot.x().label());
  }

  @Test
  void tablesAreComparedValueByValue() {
    var data = Dataset.of("d", new float[] {1, 2, 3, 4}, 2).build();
    var picture =
        TablePictures.reconstructions(data, new int[] {0, 1}, new float[] {1.1f, 2.1f, 3.1f, 4.1f});
    var plot = (ScatterPlot) picture.plot();
    assertEquals(2, plot.series().size());
    assertEquals(4, plot.series().get(1).points().get(1).x());
    assertEquals(4.1, plot.series().get(1).points().get(1).y(), 1e-6);
  }

  private static Dataset images(int count) {
    return Dataset.of("images", new float[4 * count], 4).image(ImageShape.grey(2, 2)).build();
  }
}
