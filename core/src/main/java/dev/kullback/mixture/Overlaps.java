package dev.kullback.mixture;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.divergence.Entropy;
import dev.kullback.internal.spectrum.PairSpectrum;

/// What one component of a mixture sees of all components of another.
final class Overlaps {
  private Overlaps() {}

  /// `KL(fₐ‖g_b)`.
  static double divergence(GaussianMixture f, int a, GaussianMixture g, int b) {
    return KullbackLeibler.divergence(f.components().get(a), g.components().get(b));
  }

  static double entropy(GaussianMixture f, int a) {
    return Entropy.of(f.components().get(a));
  }

  /// `ln Σ ω_b e^(−KL(fₐ‖g_b))`: with the entropy of fₐ, a lower bound of `∫ fₐ ln g`.
  static double variational(GaussianMixture f, int a, GaussianMixture g) {
    double[] terms = new double[g.size()];
    for (int b = 0; b < terms.length; b++) {
      terms[b] = g.logWeight(b) - divergence(f, a, g, b);
    }
    return LogSum.of(terms);
  }

  /// `ln Σ ω_b ∫ fₐ g_b`: an upper bound of `∫ fₐ ln g`.
  static double product(GaussianMixture f, int a, GaussianMixture g) {
    double[] terms = new double[g.size()];
    for (int b = 0; b < terms.length; b++) {
      terms[b] = g.logWeight(b) + logOverlap(f.components().get(a), g.components().get(b));
    }
    return LogSum.of(terms);
  }

  /// `ln ∫ f g = ln N(μf; μg, Σf + Σg)`.
  private static double logOverlap(Gaussian f, Gaussian g) {
    Gaussian sum = Gaussian.of(g.mean(), sum(f, g));
    return Component.of(sum).logDensity(f.mean());
  }

  private static Covariance sum(Gaussian f, Gaussian g) {
    int n = f.dimension();
    if (PairSpectrum.hasAxes(f.covariance()) && PairSpectrum.hasAxes(g.covariance())) {
      double[] variances = new double[n];
      for (int i = 0; i < n; i++) {
        variances[i] =
            PairSpectrum.variance(f.covariance(), i) + PairSpectrum.variance(g.covariance(), i);
      }
      return Diagonal.of(variances);
    }
    double[][] rows = f.covariance().toDense();
    double[][] other = g.covariance().toDense();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] += other[i][j];
      }
    }
    return Dense.of(rows);
  }
}
