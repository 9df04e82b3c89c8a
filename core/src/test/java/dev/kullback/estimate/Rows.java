package dev.kullback.estimate;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded random rows, and exact sums over them.
final class Rows {
  private Rows() {}

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// `count` rows of `n` correlated numbers: x = offset + A z with a fixed lower triangular A.
  static double[][] gaussian(RandomGenerator random, int count, int n, double offset) {
    double[][] rows = new double[count][n];
    for (double[] row : rows) {
      double before = 0;
      for (int i = 0; i < n; i++) {
        double z = random.nextGaussian();
        row[i] = offset + (1 + 0.25 * i) * (z + 0.5 * before);
        before = z;
      }
    }
    return rows;
  }

  /// The covariance of those rows.
  static double[][] covariance(int n) {
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      double scale = 1 + 0.25 * i;
      c[i][i] = scale * scale * (i == 0 ? 1 : 1.25);
      if (i > 0) {
        c[i][i - 1] = scale * (scale - 0.25) * 0.5;
        c[i - 1][i] = c[i][i - 1];
      }
    }
    return c;
  }

  static GaussianEstimator estimator(double[][] rows) {
    GaussianEstimator estimator = GaussianEstimator.of(rows[0].length, MissingValues.REJECT);
    for (double[] row : rows) {
      estimator.add(row);
    }
    return estimator;
  }
}
