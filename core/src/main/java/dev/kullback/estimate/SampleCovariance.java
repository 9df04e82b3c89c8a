package dev.kullback.estimate;

import dev.kullback.covariance.Dense;
import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.Square;

/// The unbiased sample covariance, or what keeps it from being positive definite in terms of the
/// data.
final class SampleCovariance {
  /// A pivot of less than this much of its column's variance, times the order, is rounding error:
  /// the column is a linear combination of those before it.
  private static final double COLLINEAR = 0x1p-50;

  private SampleCovariance() {}

  static Dense of(JointMoments moments) {
    long rows = moments.count(0);
    double[][] covariance = moments.covariance(rows - 1);
    int n = covariance.length;
    if (rows <= n) {
      throw new IllegalStateException(
          "a dense fit of %d columns needs at least %d rows, got %d; take more rows, fewer columns, or a shrunk or diagonal fit"
              .formatted(n, n + 1, rows));
    }
    requireVariation(covariance);
    requireIndependence(covariance);
    return Dense.of(covariance);
  }

  private static void requireVariation(double[][] covariance) {
    for (int i = 0; i < covariance.length; i++) {
      if (!(covariance[i][i] > 0)) {
        throw new IllegalStateException(
            "a dense fit needs columns that vary, got a constant column %d; leave it out"
                .formatted(i));
      }
    }
  }

  private static void requireIndependence(double[][] covariance) {
    int n = covariance.length;
    double[] factor = Square.flatten(covariance);
    int bad = Cholesky.factor(factor, n);
    for (int i = 0; i < n; i++) {
      double pivot = factor[i * n + i];
      if (i == bad || pivot * pivot <= n * COLLINEAR * covariance[i][i]) {
        throw new IllegalStateException(
            "a dense fit needs columns of which none is a linear combination of others, got one at column %d; leave it out, or take a shrunk fit"
                .formatted(i));
      }
    }
  }
}
