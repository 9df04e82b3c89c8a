package dev.kullback.internal.spectrum;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.Square;

/// A lower triangular L with `L Lᵀ = Σ`, of any structure.
public final class SquareRoot {
  private SquareRoot() {}

  /// The factor.
  ///
  /// @param c any structure; zero variances only where it is isotropic or diagonal
  /// @return row-major, a new array
  public static double[] lower(Covariance c) {
    if (c instanceof Dense d) {
      return Square.flatten(d.choleskyFactor());
    }
    return PairSpectrum.hasAxes(c)
        ? ofAxes(c)
        : factored(Square.flatten(c.toDense()), c.dimension());
  }

  private static double[] ofAxes(Covariance c) {
    int n = c.dimension();
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      l[i * n + i] = Math.sqrt(PairSpectrum.variance(c, i));
    }
    return l;
  }

  private static double[] factored(double[] a, int n) {
    int row = Cholesky.factor(a, n);
    if (row >= 0) {
      throw new IllegalArgumentException(
          "a divergence needs a positive definite covariance, got pivot %s at row %d"
              .formatted(a[row * n + row], row));
    }
    return a;
  }
}
