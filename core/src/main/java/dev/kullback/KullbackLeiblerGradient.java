package dev.kullback;

import dev.kullback.covariance.CovarianceGradient;

/// The gradient of KL(q‖p) in all parameters of both Gaussians.
public final class KullbackLeiblerGradient {
  private final double[] meanQ;
  private final CovarianceGradient covarianceQ;
  private final CovarianceGradient covarianceP;

  KullbackLeiblerGradient(
      double[] meanQ, CovarianceGradient covarianceQ, CovarianceGradient covarianceP) {
    this.meanQ = meanQ;
    this.covarianceQ = covarianceQ;
    this.covarianceP = covarianceP;
  }

  /// ∂/∂μq = Σp⁻¹(μq − μp).
  ///
  /// @return a copy
  public double[] meanQ() {
    return meanQ.clone();
  }

  /// ∂/∂μp = −Σp⁻¹(μq − μp).
  ///
  /// @return a new array
  public double[] meanP() {
    double[] negated = meanQ.clone();
    for (int i = 0; i < negated.length; i++) {
      negated[i] = 0 - negated[i];
    }
    return negated;
  }

  /// With respect to the covariance of q.
  ///
  /// @return in the structure of q
  public CovarianceGradient covarianceQ() {
    return covarianceQ;
  }

  /// With respect to the covariance of p.
  ///
  /// @return in the structure of p
  public CovarianceGradient covarianceP() {
    return covarianceP;
  }
}
