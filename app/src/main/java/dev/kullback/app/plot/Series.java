package dev.kullback.app.plot;

import java.util.List;

/// Points that belong together, under the name the legend gives them.
///
/// @param name the legend's text
/// @param points the points, in drawing order
public record Series(String name, List<Point> points) {
  /// Copies the points.
  public Series {
    points = List.copyOf(points);
  }
}
