package dev.kullback.divergence;

import dev.kullback.Gaussian;

/// The differential entropy `H(q) = −∫ q ln q = n/2 ln(2πe) + ½ ln |Σ|`, in nats. May be negative.
///
/// **Special cases.** A point mass along a coordinate: −∞.
///
/// *Reference*: C. Shannon, *A Mathematical Theory of Communication* (1948),
/// [doi](https://doi.org/10.1002/j.1538-7305.1948.tb01338.x).
public final class Entropy {
  /// ln(2πe), rounded.
  private static final double LOG_TWO_PI_E = 2.8378770664093453;

  private Entropy() {}

  /// `H(q)`.
  ///
  /// @param q a Gaussian
  /// @return nats, possibly negative or −∞
  public static double of(Gaussian q) {
    return 0.5 * (q.dimension() * LOG_TWO_PI_E + q.covariance().logDeterminant());
  }
}
