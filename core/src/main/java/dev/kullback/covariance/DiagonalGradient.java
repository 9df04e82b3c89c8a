package dev.kullback.covariance;

/// With respect to the variances of `diag(σ₁², …, σₙ²)`.
public final class DiagonalGradient implements CovarianceGradient {
  private final double[] variances;
  private final double[] logVariances;

  /// From the two forms, which differ by a factor σᵢ².
  ///
  /// @param variances ∂/∂σᵢ²
  /// @param logVariances ∂/∂ ln σᵢ²
  public DiagonalGradient(double[] variances, double[] logVariances) {
    this.variances = variances.clone();
    this.logVariances = logVariances.clone();
  }

  /// ∂/∂σᵢ².
  ///
  /// @return a copy
  public double[] variances() {
    return variances.clone();
  }

  /// ∂/∂ ln σᵢ².
  ///
  /// @return a copy
  public double[] logVariances() {
    return logVariances.clone();
  }
}
