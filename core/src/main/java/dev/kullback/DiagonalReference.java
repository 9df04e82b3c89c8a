package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;

/// The diagonal p that every row of a batch is compared with, prepared once.
final class DiagonalReference {
  final double[] mean;
  final double[] variance;
  final double[] deviation;
  final double[] logVariance;
  final boolean standard;

  private DiagonalReference(double[] mean, double[] variance) {
    int n = mean.length;
    this.mean = mean;
    this.variance = variance;
    deviation = new double[n];
    logVariance = new double[n];
    boolean allStandard = true;
    for (int i = 0; i < n; i++) {
      if (!(variance[i] > 0)) {
        throw new IllegalArgumentException(
            "a batch divergence needs p with positive variances, got %s at index %d"
                .formatted(variance[i], i));
      }
      deviation[i] = Math.sqrt(variance[i]);
      logVariance[i] = Math.log(variance[i]);
      allStandard &= mean[i] == 0 && variance[i] == 1;
    }
    standard = allStandard;
  }

  static DiagonalReference of(Gaussian p) {
    Covariance covariance = p.covariance();
    if (covariance instanceof Isotropic || covariance instanceof Diagonal) {
      return new DiagonalReference(p.mean(), covariance.variances());
    }
    throw new IllegalArgumentException(
        "a batch divergence needs an isotropic or diagonal p, got a %s of order %d"
            .formatted(covariance.getClass().getSimpleName(), covariance.dimension()));
  }
}
