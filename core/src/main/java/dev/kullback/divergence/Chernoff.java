package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.spectrum.PairSpectrum;

/// The Chernoff α-divergence (skewed Bhattacharyya distance) `C_α(q, p) = −ln ∫ q^α p^(1−α)` for 0
/// < α < 1, in nats.
///
/// `C_α = (1−α) D_α(q‖p)` with the [Renyi] divergence, whose formula, accuracy and special cases it
/// shares. `C_½` is the [Bhattacharyya] distance and `C_α(q, p) = C_(1−α)(p, q)`. Its maximum over
/// α is the [ChernoffInformation].
///
/// *Reference*: H. Chernoff, *A Measure of Asymptotic Efficiency for Tests of a Hypothesis Based on
/// the Sum of Observations*, Ann. Math. Statist. 23 (1952),
/// [doi](https://doi.org/10.1214/aoms/1177729330).
public final class Chernoff {
  private Chernoff() {}

  /// `−ln ∫ q^α p^(1−α)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @param alpha the weight of q, strictly between 0 and 1
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p, double alpha) {
    Skew.require("a Chernoff divergence", alpha);
    return (1 - alpha) * Renyi.divergence(q, p, alpha);
  }

  static double of(PairSpectrum pair, double alpha) {
    return (1 - alpha) * Renyi.of(pair, alpha);
  }
}
