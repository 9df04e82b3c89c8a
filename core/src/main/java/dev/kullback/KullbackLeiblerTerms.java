package dev.kullback;

/// The two terms of a divergence, in nats.
///
/// @param mean `½ (μq−μp)ᵀ Σp⁻¹ (μq−μp)`
/// @param covariance `½ (tr(Σp⁻¹Σq) − n − ln |Σp⁻¹Σq|)`
public record KullbackLeiblerTerms(double mean, double covariance) {

  /// The divergence in nats.
  ///
  /// @return mean + covariance
  public double nats() {
    return mean + covariance;
  }

  /// The divergence in bits.
  ///
  /// @return nats / ln 2
  public double bits() {
    return nats() / Math.log(2);
  }
}
