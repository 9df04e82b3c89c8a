package dev.kullback.app.report;

import dev.kullback.app.plot.Axis;
import dev.kullback.app.plot.Point;
import dev.kullback.app.plot.ScatterPlot;
import dev.kullback.app.plot.Series;
import dev.kullback.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/// What a model of rows that are no images does, seen.
public final class TablePictures {
  /// Columns shown, the first ones: more could not be told apart.
  private static final int MOST_COLUMNS = 10;

  private TablePictures() {}

  /// Every value against its reconstruction: on the diagonal where the model reproduces it.
  ///
  /// @param data the inputs
  /// @param rows the rows of the data that are shown
  /// @param means the reconstructed rows, one after the other
  /// @return the picture
  public static RunReport.Picture reconstructions(Dataset data, int[] rows, float[] means) {
    var series = new ArrayList<Series>();
    for (int column = 0; column < Math.min(MOST_COLUMNS, data.dimension()); column++) {
      series.add(new Series("x" + (column + 1), points(data, rows, means, column)));
    }
    var all = series.stream().flatMap(one -> one.points().stream()).toList();
    return new RunReport.Picture(
        new ScatterPlot(
            "Reconstructions of test rows",
            Axis.around("value", all.stream().mapToDouble(Point::x)),
            Axis.around("mean of p(x|z)", all.stream().mapToDouble(Point::y)),
            series),
        "Each value against the mean of p(x|z), where z is the mean of q(z|x)"
            + (data.dimension() > MOST_COLUMNS
                ? "; the first %d of %d columns.".formatted(MOST_COLUMNS, data.dimension())
                : "."));
  }

  private static List<Point> points(Dataset data, int[] rows, float[] means, int column) {
    var points = new ArrayList<Point>();
    for (int i = 0; i < rows.length; i++) {
      points.add(new Point(data.value(rows[i], column), means[i * data.dimension() + column]));
    }
    return points;
  }
}
