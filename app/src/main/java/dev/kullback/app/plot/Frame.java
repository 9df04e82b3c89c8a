package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import java.util.ArrayList;
import java.util.List;

/// The rectangle between a pair of axes: where a value lies on the drawing, and the axes
/// themselves.
///
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param left where the rectangle begins
/// @param top where it begins, downwards
/// @param right where it ends
/// @param bottom where it ends, downwards
record Frame(Axis x, Axis y, double left, double top, double right, double bottom) {
  private static final double PIXELS_PER_TICK_X = 70;
  private static final double PIXELS_PER_TICK_Y = 45;

  double x(double value) {
    return left + x.position(value) * (right - left);
  }

  double y(double value) {
    return bottom - y.position(value) * (bottom - top);
  }

  /// Grid, ticks and labels of both axes.
  List<Node> axes() {
    var nodes = new ArrayList<Node>(horizontal());
    nodes.addAll(vertical());
    return nodes;
  }

  List<Node> horizontal() {
    var nodes = new ArrayList<Node>();
    for (var tick : x.ticks((int) ((right - left) / PIXELS_PER_TICK_X))) {
      double at = x(tick.value());
      nodes.add(Canvas.line("kp-grid", at, top, at, bottom));
      nodes.add(Canvas.text("kp-soft", at, bottom + 17, "middle", tick.label()));
    }
    nodes.add(Canvas.line("kp-axis", left, bottom, right, bottom));
    nodes.add(horizontalLabel());
    return nodes;
  }

  Element horizontalLabel() {
    return Canvas.text("kp-soft", (left + right) / 2, bottom + 37, "middle", x.label());
  }

  List<Node> vertical() {
    var nodes = new ArrayList<Node>();
    double widest = 0;
    for (var tick : y.ticks((int) ((bottom - top) / PIXELS_PER_TICK_Y))) {
      double at = y(tick.value());
      nodes.add(Canvas.line("kp-grid", left, at, right, at));
      nodes.add(Canvas.text("kp-soft", left - 8, at + 4, "end", tick.label()));
      widest = Math.max(widest, Canvas.widthOf(tick.label()));
    }
    nodes.add(Canvas.upwards(left - 18 - widest, (top + bottom) / 2, y.label()));
    return nodes;
  }
}
