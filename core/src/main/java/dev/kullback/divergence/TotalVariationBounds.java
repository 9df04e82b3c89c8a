package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;

/// Closed bounds, by name, of the [TotalVariation] distance, which itself is closed in few cases
/// only.
///
/// | bound | formula | sharp |
/// |---|---|---|
/// | Pinsker | TV ≤ √(KL/2) | as q → p |
/// | Bretagnolle-Huber | TV ≤ √(1 − e^(−KL)) | never 1: also for large KL |
/// | Hellinger | H² ≤ TV ≤ H √(2 − H²) | both ends |
///
/// *References*: M. Pinsker, *Information and Information Stability of Random Variables and
/// Processes* (1964); J. Bretagnolle & C. Huber, *Estimation des densités: risque minimax* (1979),
/// [doi](https://doi.org/10.1007/BF00535278); L. Le Cam, *Asymptotic Methods in Statistical
/// Decision Theory* (1986), [doi](https://doi.org/10.1007/978-1-4612-4946-7).
public final class TotalVariationBounds {
  private TotalVariationBounds() {}

  /// Pinsker's upper bound `√(KL(q‖p)/2)`; says nothing where it exceeds 1.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return at least TV, possibly above 1 or +∞
  public static double pinsker(Gaussian q, Gaussian p) {
    return Math.sqrt(0.5 * KullbackLeibler.divergence(q, p));
  }

  /// The upper bound of Bretagnolle and Huber, `√(1 − e^(−KL(q‖p)))`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return at least TV, at most 1
  public static double bretagnolleHuber(Gaussian q, Gaussian p) {
    return Math.sqrt(0.0 - Math.expm1(-KullbackLeibler.divergence(q, p)));
  }

  /// The lower bound `H²(q, p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return at most TV
  public static double hellingerLower(Gaussian q, Gaussian p) {
    return Hellinger.squaredDistance(q, p);
  }

  /// The upper bound `H √(2 − H²)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return at least TV, at most 1
  public static double hellingerUpper(Gaussian q, Gaussian p) {
    double squared = Hellinger.squaredDistance(q, p);
    return Math.sqrt(squared * (2 - squared));
  }
}
