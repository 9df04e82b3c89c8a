package dev.kullback.covariance;

import dev.kullback.internal.linear.Square;

/// With respect to a full covariance Σ = L Lᵀ.
public final class DenseGradient implements CovarianceGradient {
  private final double[] covariance;
  private final double[] factor;
  private final int n;

  /// From the symmetric gradient G in Σ; the one in L follows as the lower triangle of 2GL.
  ///
  /// @param gradient G, with `d = Σᵢⱼ Gᵢⱼ dΣᵢⱼ`, symmetric
  /// @param choleskyFactor L
  public DenseGradient(double[][] gradient, double[][] choleskyFactor) {
    n = gradient.length;
    covariance = Square.flatten(gradient);
    factor = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = j; k < n; k++) {
          sum = Math.fma(covariance[i * n + k], choleskyFactor[k][j], sum);
        }
        factor[i * n + j] = 2 * sum;
      }
    }
  }

  /// G with `d = Σᵢⱼ Gᵢⱼ dΣᵢⱼ` over all i and j, symmetric.
  ///
  /// @return n new rows
  public double[][] covariance() {
    return Square.rows(covariance, n);
  }

  /// The gradient with respect to the entries of the Cholesky factor.
  ///
  /// @return n new rows, lower triangular
  public double[][] choleskyFactor() {
    return Square.rows(factor, n);
  }
}
