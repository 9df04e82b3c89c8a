package dev.kullback.mixture;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import dev.kullback.internal.pair.Factors;
import dev.kullback.internal.spectrum.PairSpectrum;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A Gaussian as a density to evaluate and to draw from: its normalising constant and a square root
/// of its covariance, computed once. Along the axes the root is a vector, otherwise a triangular
/// factor.
final class Component {
  private static final double LOG_TWO_PI = 1.8378770664093453;

  private final Gaussian gaussian;
  private final double logNormaliser;
  private final double @Nullable [] factor;

  private Component(Gaussian gaussian, double @Nullable [] factor) {
    this.gaussian = gaussian;
    this.factor = factor;
    logNormaliser =
        -0.5 * (gaussian.dimension() * LOG_TWO_PI + gaussian.covariance().logDeterminant());
  }

  static Component of(Gaussian g) {
    Covariance c = g.covariance();
    return new Component(g, PairSpectrum.hasAxes(c) ? null : Factors.lower(c));
  }

  double logDensity(double[] x) {
    double[] difference = gaussian.mean();
    for (int i = 0; i < difference.length; i++) {
      difference[i] = x[i] - difference[i];
    }
    return logNormaliser - 0.5 * gaussian.covariance().squaredMahalanobis(difference);
  }

  double[] sample(RandomGenerator random) {
    double[] z = new double[gaussian.dimension()];
    for (int i = 0; i < z.length; i++) {
      z[i] = random.nextGaussian();
    }
    return at(z);
  }

  /// `μ + L z`.
  double[] at(double[] z) {
    double[] x = gaussian.mean();
    for (int i = 0; i < x.length; i++) {
      x[i] += row(i, z);
    }
    return x;
  }

  private double row(int i, double[] z) {
    if (factor == null) {
      return Math.sqrt(PairSpectrum.variance(gaussian.covariance(), i)) * z[i];
    }
    double sum = 0;
    for (int j = 0; j <= i; j++) {
      sum = Math.fma(factor[i * z.length + j], z[j], sum);
    }
    return sum;
  }

  Gaussian gaussian() {
    return gaussian;
  }
}
