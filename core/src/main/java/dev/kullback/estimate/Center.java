package dev.kullback.estimate;

/// Means kept as unevaluated sums of two doubles, so that the difference of two means is accurate
/// to the spread of the data even where both lie at 1e8 or more. Not to be "simplified": it relies
/// on IEEE rounding (Knuth's two-sum).
final class Center {
  private final double[] high;
  private final double[] low;

  Center(int dimension) {
    high = new double[dimension];
    low = new double[dimension];
  }

  double value(int i) {
    return high[i];
  }

  /// Becomes `point + shift`.
  void set(int i, double point, double shift) {
    high[i] = point;
    low[i] = 0;
    move(i, shift);
  }

  /// Becomes another one's coordinate.
  void copy(int i, Center other, int j) {
    high[i] = other.high[j];
    low[i] = other.low[j];
  }

  /// Coordinate i of this less coordinate j of another.
  double minus(int i, Center other, int j) {
    return (high[i] - other.high[j]) + (low[i] - other.low[j]);
  }

  /// Adds a shift along one coordinate.
  void move(int i, double shift) {
    double sum = high[i] + shift;
    double part = sum - high[i];
    double error = (high[i] - (sum - part)) + (shift - part) + low[i];
    high[i] = sum + error;
    low[i] = error - (high[i] - sum);
  }
}
