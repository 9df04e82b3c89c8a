package dev.kullback.estimate;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.KullbackLeiblerGradient;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.DenseGradient;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.DiagonalGradient;

/// The sampling variance of KL(q‖p) to first order, with the gradient of the divergence in the mean
/// (g) and the covariance (G) of each side:
///
/// ```text
/// gᵀSg/N + 2 tr((G S)²)/ν     for a covariance S;     Σ gᵢ² sᵢ/Nᵢ + 2 Σ (Gᵢ sᵢ)²/νᵢ     for variances sᵢ
/// ```
///
/// Source: A. van der Vaart, *Asymptotic Statistics* (1998), chapter 3.
final class DeltaMethod {
  private DeltaMethod() {}

  static double variance(Gaussian q, Sampling samplingOfQ, Gaussian p, Sampling samplingOfP) {
    KullbackLeiblerGradient gradient = KullbackLeibler.gradient(q, p);
    return variance(q.covariance(), gradient.meanQ(), gradient.covarianceQ(), samplingOfQ)
        + variance(p.covariance(), gradient.meanP(), gradient.covarianceP(), samplingOfP);
  }

  private static double variance(
      Covariance covariance, double[] mean, CovarianceGradient gradient, Sampling sampling) {
    if (covariance instanceof Diagonal s && gradient instanceof DiagonalGradient g) {
      return diagonal(s, mean, g.logVariances(), sampling);
    }
    if (covariance instanceof Dense s && gradient instanceof DenseGradient g) {
      return dense(s.choleskyFactor(), mean, g.covariance(), sampling);
    }
    throw new IllegalArgumentException(
        "an unbiased divergence needs fits with a diagonal or dense covariance, got "
            + covariance.getClass().getSimpleName());
  }

  private static double diagonal(
      Diagonal s, double[] mean, double[] logVariances, Sampling sampling) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += mean[i] * mean[i] * s.variance(i) / sampling.size(i);
      sum += 2 * logVariances[i] * logVariances[i] / sampling.degreesOfFreedom(i);
    }
    return sum;
  }

  /// With S = L Lᵀ: `‖Lᵀg‖²/N + 2 ‖Lᵀ G L‖²/ν`.
  private static double dense(
      double[][] factor, double[] mean, double[][] gradient, Sampling sampling) {
    double ofMean = 0;
    double ofCovariance = 0;
    for (int j = 0; j < mean.length; j++) {
      double[] column = new double[mean.length];
      for (int k = j; k < mean.length; k++) {
        column[k] = factor[k][j];
      }
      double entry = dot(column, mean, j);
      ofMean = Math.fma(entry, entry, ofMean);
      double[] transformed = transposedProduct(factor, product(gradient, column, j));
      ofCovariance += dot(transformed, transformed, 0);
    }
    return ofMean / sampling.size(0) + 2 * ofCovariance / sampling.degreesOfFreedom(0);
  }

  /// `A x` for an x that is 0 before index `first`.
  private static double[] product(double[][] a, double[] x, int first) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = dot(a[i], x, first);
    }
    return product;
  }

  /// `Lᵀ x` for a lower triangular L.
  private static double[] transposedProduct(double[][] l, double[] x) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        product[j] = Math.fma(l[i][j], x[i], product[j]);
      }
    }
    return product;
  }

  private static double dot(double[] a, double[] b, int first) {
    double sum = 0;
    for (int k = first; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }
}
