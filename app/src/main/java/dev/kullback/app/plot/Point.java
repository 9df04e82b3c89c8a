package dev.kullback.app.plot;

/// A point of a chart; one that is not finite is left out of the drawing.
///
/// @param x the abscissa
/// @param y the ordinate
public record Point(double x, double y) {
  boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y);
  }
}
