package dev.kullback.estimate;

import dev.kullback.covariance.Dense;

/// A sample covariance drawn towards the identity's multiple, with the intensity.
///
/// @param covariance positive definite
/// @param intensity ρ from 0 to 1
record ShrunkCovariance(Dense covariance, double intensity) {

  static ShrunkCovariance of(JointMoments moments, Shrinkage shrinkage) {
    long rows = moments.count(0);
    double[][] s = moments.covariance(rows);
    int n = s.length;
    double average = trace(s) / n;
    if (!(average > 0)) {
      throw new IllegalStateException(
          "a shrunk fit needs rows that differ, got " + rows + " equal ones");
    }
    double intensity =
        switch (shrinkage) {
          case LEDOIT_WOLF -> ledoitWolf(moments, s, average);
          case OAS -> oracleApproximating(s, average, rows, 2.0 / n);
          case OAS_LARGE_DIMENSION -> oracleApproximating(s, average, rows, 0);
        };
    if (Double.isNaN(intensity)) {
      throw new IllegalStateException(
          "a shrunk fit needs squares of the variances within the range of double, got variances of about %s; scale the data"
              .formatted(average));
    }
    return new ShrunkCovariance(shrink(s, intensity, average), intensity);
  }

  /// ρ = min(b̄², d²) / d² with `d² = ‖S − μI‖²` and `b̄² = (Σ ‖y‖⁴ / N − ‖S‖²) / N`, the estimated
  /// error of S.
  private static double ledoitWolf(JointMoments moments, double[][] s, double average) {
    double rows = moments.count(0);
    double distance = spread(s, average);
    if (distance == 0) {
      return 1;
    }
    double error = (moments.fourth() / rows - squaredNorm(s)) / rows;
    return Math.clamp(error / distance, 0, 1);
  }

  /// With `smallness` = 2/n, or 0 for the form that takes n for large. `tr S² − tr² S / n` is `‖S −
  /// μI‖²`, which is not subtracted.
  private static double oracleApproximating(
      double[][] s, double average, long rows, double smallness) {
    int n = s.length;
    double traceSquared = (n * average) * (n * average);
    double distance = spread(s, average);
    if (distance == 0 || n == 1) {
      return n == 1 ? 0 : 1;
    }
    double numerator = (1 - smallness) * squaredNorm(s) + traceSquared;
    return Math.clamp(numerator / ((rows + 1 - smallness) * distance), 0, 1);
  }

  /// `‖S − μI‖²`.
  private static double spread(double[][] s, double average) {
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      double d = s[i][i] - average;
      sum = Math.fma(d, d, sum);
      for (int j = 0; j < i; j++) {
        sum += 2 * s[i][j] * s[i][j];
      }
    }
    return sum;
  }

  private static double squaredNorm(double[][] s) {
    return spread(s, 0);
  }

  private static double trace(double[][] s) {
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      sum += s[i][i];
    }
    return sum;
  }

  private static Dense shrink(double[][] s, double intensity, double average) {
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        s[i][j] *= 1 - intensity;
      }
      s[i][i] += intensity * average;
    }
    try {
      return Dense.of(s);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "a shrunk fit needs more rows or another shrinkage: the intensity %s leaves the covariance singular"
              .formatted(intensity),
          e);
    }
  }
}
