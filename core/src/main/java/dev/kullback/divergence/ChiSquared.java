package dev.kullback.divergence;

import dev.kullback.Gaussian;

/// The (Pearson) χ² divergence `χ²(q‖p) = ∫ (q − p)²/p = ∫ q²/p − 1`, without unit.
///
/// `χ² = expm1(D₂(q‖p))` with the [Renyi] divergence of order 2: finite only where 2Σp − Σq is
/// positive definite, +∞ otherwise. With the arguments exchanged it is Neyman's χ².
///
/// **Accuracy.** Relative error below 1e-14 (1 + D₂) for well-conditioned pairs, also as q → p; a
/// true value beyond the range of `double` is +∞.
///
/// *Reference*: F. Nielsen & R. Nock, *On the Chi Square and Higher-Order Chi Distances for
/// Approximating f-Divergences* (2014), [doi](https://doi.org/10.1109/LSP.2013.2288355).
public final class ChiSquared {
  private ChiSquared() {}

  /// `∫ q²/p − 1`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p) {
    return Math.expm1(Renyi.divergence(q, p, 2));
  }
}
