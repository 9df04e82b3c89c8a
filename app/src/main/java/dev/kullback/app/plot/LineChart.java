package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lines through points: one per series, each in a colour and a dash of its own.
///
/// Points that are not finite interrupt their line.
///
/// @param title what the chart shows
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param series the lines
public record LineChart(String title, Axis x, Axis y, List<Series> series) implements Plot {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 340;

  /// Above so many points a line is drawn without a dot at each.
  private static final int DOTS = 80;

  /// Copies the series.
  public LineChart {
    series = List.copyOf(series);
  }

  @Override
  public Element svg() {
    double top = 40 + Legend.height(names(), WIDTH);
    var frame = new Frame(x, y, 78, top, WIDTH - 18, HEIGHT - 48);
    return Canvas.drawing(title, description(), WIDTH, HEIGHT)
        .containing(Canvas.title(title))
        .containing(Legend.row(names(), 40, WIDTH, LineChart::sample))
        .containing(frame.axes())
        .containing(lines(frame));
  }

  private List<String> names() {
    return series.stream().map(Series::name).toList();
  }

  private String description() {
    return "Lines of " + String.join(", ", names()) + ": " + y.label() + " over " + x.label();
  }

  private static Element sample(int index) {
    return Canvas.line(look(index), 0, 0, 16, 0);
  }

  /// Every second line is dashed, so that neighbours differ without colour.
  private static String look(int index) {
    return "kp-line " + StyleSheet.stroke(index) + (index % 2 == 1 ? " kp-dash" : "");
  }

  private List<Node> lines(Frame frame) {
    return IntStream.range(0, series.size())
        .mapToObj(i -> line(frame, i))
        .<Node>map(e -> e)
        .toList();
  }

  private Element line(Frame frame, int index) {
    var points = series.get(index).points();
    var group = Element.of("g").containing(path(frame, points).with("class", look(index)));
    return points.size() > DOTS ? group : group.containing(dots(frame, index));
  }

  private static Element path(Frame frame, List<Point> points) {
    var path = new StringBuilder();
    boolean connected = false;
    for (var point : points) {
      if (point.isFinite()) {
        path.append(connected ? 'L' : 'M')
            .append(Element.hundredths(frame.x(point.x())))
            .append(' ')
            .append(Element.hundredths(frame.y(point.y())));
      }
      connected = point.isFinite();
    }
    return Element.of("path").with("d", path.toString());
  }

  private List<Node> dots(Frame frame, int index) {
    var dots = new ArrayList<Node>();
    for (var point : series.get(index).points()) {
      if (point.isFinite()) {
        dots.add(
            Canvas.circle(StyleSheet.fill(index), frame.x(point.x()), frame.y(point.y()), 2.6)
                .containing(Element.of("title", tip(series.get(index).name(), point))));
      }
    }
    return dots;
  }

  private String tip(String name, Point point) {
    return "%s, %s %s: %s"
        .formatted(name, x.label(), Element.hundredths(point.x()), Element.hundredths(point.y()));
  }
}
