package dev.kullback.mixture;

import dev.kullback.Gaussian;

/// The mean and covariance of a mixture: `Σ πₐ μₐ` and `Σ πₐ (Σₐ + (μₐ−μ)(μₐ−μ)ᵀ)`.
final class Moments {
  private Moments() {}

  static Gaussian gaussian(GaussianMixture mixture) {
    if (mixture.size() == 1) {
      return mixture.components().getFirst();
    }
    double[] mean = mean(mixture);
    double[][] covariance = new double[mean.length][mean.length];
    for (int a = 0; a < mixture.size(); a++) {
      add(mixture.components().get(a), mixture.weight(a), mean, covariance);
    }
    return Gaussian.full(mean, covariance);
  }

  private static double[] mean(GaussianMixture mixture) {
    double[] mean = new double[mixture.dimension()];
    for (int a = 0; a < mixture.size(); a++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += mixture.weight(a) * mixture.components().get(a).mean(i);
      }
    }
    return mean;
  }

  private static void add(Gaussian g, double weight, double[] mean, double[][] covariance) {
    double[][] sigma = g.covariance().toDense();
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        double spread = (g.mean(i) - mean[i]) * (g.mean(j) - mean[j]);
        covariance[i][j] += weight * (sigma[i][j] + spread);
      }
    }
  }
}
