package dev.kullback.covariance;

/// With respect to a precision matrix Λ = R Rᵀ.
public final class PrecisionGradient implements CovarianceGradient {
  private final DenseGradient gradient;

  /// From the symmetric gradient H in Λ; the one in R follows as the lower triangle of 2HR.
  ///
  /// @param gradient H, with `d = Σᵢⱼ Hᵢⱼ dΛᵢⱼ`, symmetric
  /// @param choleskyFactor R
  public PrecisionGradient(double[][] gradient, double[][] choleskyFactor) {
    this.gradient = new DenseGradient(gradient, choleskyFactor);
  }

  /// H with `d = Σᵢⱼ Hᵢⱼ dΛᵢⱼ` over all i and j, symmetric.
  ///
  /// @return n new rows
  public double[][] precision() {
    return gradient.covariance();
  }

  /// The gradient with respect to the entries of the Cholesky factor of the precision.
  ///
  /// @return n new rows, lower triangular
  public double[][] choleskyFactor() {
    return gradient.choleskyFactor();
  }
}
