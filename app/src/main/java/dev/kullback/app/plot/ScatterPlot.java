package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import java.util.ArrayList;
import java.util.List;

/// Points in the plane, one colour and one shape per series.
///
/// With more than one series, the name of each also stands at the median of its points, so that the
/// plot can be read without telling colours apart.
///
/// @param title what the plot shows
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param series the groups of points
public record ScatterPlot(String title, Axis x, Axis y, List<Series> series) implements Plot {
  private static final double WIDTH = 560;
  private static final double SIDE = 464;

  /// Longer names would cover the points they name.
  private static final int LONGEST_MARK = 12;

  /// Copies the series.
  public ScatterPlot {
    series = List.copyOf(series);
  }

  @Override
  public Element svg() {
    double top = 44 + Legend.height(legend(), WIDTH);
    double height = top + SIDE + 48;
    var frame = new Frame(x, y, 78, top, 78 + SIDE, top + SIDE);
    return Canvas.drawing(title, description(), WIDTH, height)
        .containing(Canvas.title(title))
        .containing(Legend.row(legend(), 40, WIDTH, ScatterPlot::sample))
        .containing(frame.axes())
        .containing(points(frame))
        .containing(marks(frame));
  }

  private List<String> legend() {
    return series.size() < 2 ? List.of() : series.stream().map(Series::name).toList();
  }

  private String description() {
    int count = series.stream().mapToInt(s -> s.points().size()).sum();
    return "%d points in %d groups: %s against %s"
        .formatted(count, series.size(), y.label(), x.label());
  }

  private static Element sample(int index) {
    return marker(index, 8, 0, 4.5).with("class", StyleSheet.fill(index));
  }

  private List<Node> points(Frame frame) {
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < series.size(); i++) {
      nodes.add(group(frame, i));
    }
    return nodes;
  }

  private Element group(Frame frame, int index) {
    var nodes = new ArrayList<Node>();
    for (var point : series.get(index).points()) {
      if (point.isFinite()) {
        nodes.add(marker(index, frame.x(point.x()), frame.y(point.y()), 2.7));
      }
    }
    return Element.of("g")
        .with("class", "kp-dot " + StyleSheet.fill(index))
        .containing(Element.of("title", series.get(index).name()))
        .containing(nodes);
  }

  /// Circles, squares and triangles take turns.
  private static Element marker(int index, double x, double y, double size) {
    return switch (index % 3) {
      case 0 -> Element.of("circle").with("cx", x).with("cy", y).with("r", size);
      case 1 ->
          Element.of("rect")
              .with("x", x - 0.9 * size)
              .with("y", y - 0.9 * size)
              .with("width", 1.8 * size)
              .with("height", 1.8 * size);
      default -> Element.of("path").with("d", triangle(x, y, 1.25 * size));
    };
  }

  private static String triangle(double x, double y, double size) {
    return "M%s %sL%s %sL%s %sZ"
        .formatted(
            Element.hundredths(x),
            Element.hundredths(y - size),
            Element.hundredths(x + size),
            Element.hundredths(y + 0.8 * size),
            Element.hundredths(x - size),
            Element.hundredths(y + 0.8 * size));
  }

  private List<Node> marks(Frame frame) {
    var nodes = new ArrayList<Node>();
    for (var one : legend().isEmpty() ? List.<Series>of() : series) {
      var finite = one.points().stream().filter(Point::isFinite).toList();
      if (!finite.isEmpty() && one.name().length() <= LONGEST_MARK) {
        nodes.add(mark(frame, one.name(), finite));
      }
    }
    return nodes;
  }

  private static Element mark(Frame frame, String name, List<Point> points) {
    double x = frame.x(median(points.stream().mapToDouble(Point::x).toArray()));
    double y = frame.y(median(points.stream().mapToDouble(Point::y).toArray()));
    return Canvas.text("kp-mark", x, y + 4, "middle", name);
  }

  private static double median(double[] values) {
    java.util.Arrays.sort(values);
    return values[values.length / 2];
  }
}
