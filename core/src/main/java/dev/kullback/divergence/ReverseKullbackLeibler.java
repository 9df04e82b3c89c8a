package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;

/// The reverse Kullback-Leibler divergence `KL(p‖q)` of a pair given as (q, p): the expectation is
/// taken under the second argument.
///
/// Minimised over q it covers all of p, where `KL(q‖p)` finds one mode. Accuracy, special cases and
/// cost: those of [KullbackLeibler].
public final class ReverseKullbackLeibler {
  private ReverseKullbackLeibler() {}

  /// `KL(p‖q)`.
  ///
  /// @param q the first argument
  /// @param p the second, under which the expectation is taken
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p) {
    return KullbackLeibler.divergence(p, q);
  }
}
