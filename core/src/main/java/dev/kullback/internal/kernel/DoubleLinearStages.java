package dev.kullback.internal.kernel;

/// The stages that need neither an exponential nor a logarithm, in loops that C2 vectorises by
/// itself. They copy first: C2 can tell arrays apart only where all are indexed alike.
///
/// With `e = x / p − 1` from an exact difference, the derivatives in a scale x are 0 at p and lose
/// nothing near it; further out a difference of reciprocals loses nothing either, and does not
/// overflow.
public final class DoubleLinearStages {
  private DoubleLinearStages() {}

  /// `(μ − μp) / σp`, where the next stages look for it.
  ///
  /// @param t the tile
  public static void center(DoubleTile t) {
    DoubleReference p = t.reference;
    double[] differences = t.differences;
    int length = t.length();
    System.arraycopy(t.offsets, t.offsetsAt, differences, 0, length);
    for (int i = 0; i < length; i++) {
      differences[i] = ((differences[i] - p.center[i]) - p.centerLow[i]) * p.inverseDeviation[i];
    }
    t.offsets = differences;
    t.offsetsAt = 0;
  }

  /// `(μ − μp) / σp²`, the derivative in the mean.
  ///
  /// @param t the tile, centered
  public static void meanSlope(DoubleTile t) {
    DoubleReference p = t.reference;
    double[] differences = t.differences;
    double[] slopes = t.meanSlopes;
    int length = t.length();
    for (int i = 0; i < length; i++) {
      slopes[i] = differences[i] * p.inverseDeviation[i];
    }
  }

  /// `½ (1/s − 1/σ²)`.
  ///
  /// @param t the tile
  public static void varianceSlope(DoubleTile t) {
    DoubleReference p = t.reference;
    double[] slopes = t.scaleSlopes;
    int length = t.length();
    System.arraycopy(t.scales, t.scalesAt, slopes, 0, length);
    for (int i = 0; i < length; i++) {
      double x = slopes[i];
      double e = ((x - p.high[i]) - p.low[i]) * p.inverse[i];
      slopes[i] = 0.5 * (e > 1 ? p.inverse[i] - 1 / x : e / x);
    }
  }

  /// `σ/t² − 1/σ`, t the standard deviation of p.
  ///
  /// @param t the tile
  public static void deviationSlope(DoubleTile t) {
    DoubleReference p = t.reference;
    double[] slopes = t.scaleSlopes;
    int length = t.length();
    System.arraycopy(t.scales, t.scalesAt, slopes, 0, length);
    for (int i = 0; i < length; i++) {
      double x = slopes[i];
      double e = ((x - p.high[i]) - p.low[i]) * p.inverse[i];
      slopes[i] = e > 1 ? x * p.inverse[i] * p.inverse[i] - 1 / x : e * ((2 + e) / x);
    }
  }

  /// `½ (1/λ − l/λ²)`, l the precision of p.
  ///
  /// @param t the tile
  public static void precisionSlope(DoubleTile t) {
    DoubleReference p = t.reference;
    double[] slopes = t.scaleSlopes;
    int length = t.length();
    System.arraycopy(t.scales, t.scalesAt, slopes, 0, length);
    for (int i = 0; i < length; i++) {
      double x = slopes[i];
      double e = ((x - p.high[i]) - p.low[i]) * p.inverse[i];
      slopes[i] = 0.5 * (e > 1 ? (1 - p.high[i] / x) / x : e * p.high[i] / x / x);
    }
  }
}
