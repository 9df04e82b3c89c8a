package dev.kullback.internal.linear;

/// Sums of squares.
public final class Norm {
  private Norm() {}

  /// `Σ xᵢ²`.
  ///
  /// @param x any array
  /// @return the squared Euclidean (or Frobenius) norm
  public static double squared(double[] x) {
    CompensatedSum sum = new CompensatedSum();
    for (double v : x) {
      sum.add(v * v);
    }
    return sum.value();
  }
}
