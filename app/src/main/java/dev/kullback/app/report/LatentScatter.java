package dev.kullback.app.report;

import dev.kullback.app.plot.Axis;
import dev.kullback.app.plot.Point;
import dev.kullback.app.plot.ScatterPlot;
import dev.kullback.app.plot.Series;
import dev.kullback.data.Dataset;
import dev.kullback.vae.results.LatentUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Posterior means in the plane of the two latent coordinates that carry most.
public final class LatentScatter {
  /// With more labels than this, colours say nothing any more.
  private static final int MOST_LABELS = 20;

  private LatentScatter() {}

  /// Draws the means, coloured by label where there are labels.
  ///
  /// @param data the rows encoded, for their labels
  /// @param rows which rows of the data these are
  /// @param means the posterior means of these rows, one after the other
  /// @param units the latent coordinates, at least two
  /// @return the picture
  public static RunReport.Picture of(
      Dataset data, int[] rows, float[] means, List<LatentUnit> units) {
    var best =
        units.stream().sorted(Comparator.comparingDouble(LatentUnit::kl).reversed()).toList();
    int first = best.get(0).index();
    int second = best.get(1).index();
    Map<Integer, List<Point>> groups = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      int at = i * units.size();
      groups
          .computeIfAbsent(data.hasLabels() ? data.label(rows[i]) : 0, _ -> new ArrayList<>())
          .add(new Point(means[at + first], means[at + second]));
    }
    return new RunReport.Picture(plot(groups, first, second), caption(data));
  }

  private static ScatterPlot plot(Map<Integer, List<Point>> groups, int first, int second) {
    var all = groups.values().stream().flatMap(List::stream).toList();
    return new ScatterPlot(
        "Posterior means",
        Axis.around("μ of coordinate " + (first + 1), all.stream().mapToDouble(Point::x)),
        Axis.around("μ of coordinate " + (second + 1), all.stream().mapToDouble(Point::y)),
        series(groups));
  }

  private static List<Series> series(Map<Integer, List<Point>> groups) {
    return groups.size() > MOST_LABELS
        ? List.of(new Series("rows", groups.values().stream().flatMap(List::stream).toList()))
        : groups.entrySet().stream()
            .map(group -> new Series(String.valueOf(group.getKey()), group.getValue()))
            .toList();
  }

  private static String caption(Dataset data) {
    return "Test rows in the two coordinates of largest KL"
        + (data.hasLabels() ? ", by label; the model has not seen the labels." : ".");
  }
}
