package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.spectrum.Direction;
import dev.kullback.internal.spectrum.PairSpectrum;
import dev.kullback.special.SpecialFunctions;

/// The skew geometric Jensen-Shannon divergence, in nats: a weighted mean of the divergences of q
/// and p from their normalised geometric mean g, which for Gaussians is a Gaussian.
///
/// ```text
/// GJS_α(q, p)  = (1−α) KL(q‖g) + α KL(p‖g),       g ∝ q^(1−α) p^α
/// KL(q‖g) = ½ Σ [ −log1pmx(αλ)          + α²     w² r/s  ],     s = 1 + αλ
/// KL(p‖g) = ½ Σ [ −log1pmx(−(1−α)λ/r)   + (1−α)² w² /(rs) ]
/// ```
///
/// with λ, r and w as in [Jeffreys]: only positive terms. The *dual* form takes the divergences of
/// g from q and p instead and equals the [Chernoff] divergence `−ln ∫ q^(1−α) p^α`. Unlike these,
/// the Jensen-Shannon divergence proper (with the arithmetic mean, a mixture) has **no closed
/// form**; it can be sampled with `dev.kullback.mixture.MonteCarlo`.
///
/// **Special cases.** q = p gives 0. A point mass along a direction in one argument only: +∞ (there
/// is no g). **Accuracy and cost**: as [Jeffreys].
///
/// *References*: F. Nielsen, *On the Jensen-Shannon Symmetrization of Distances Relying on Abstract
/// Means*, Entropy 21 (2019), [doi](https://doi.org/10.3390/e21050485); J. Deasy, N. Simidjievski &
/// P. Liò, *Constraining Variational Inference with Geometric Jensen-Shannon Divergence* (2020),
/// [arXiv](https://arxiv.org/abs/2006.10599).
public final class GeometricJensenShannon {
  /// Below this the mixed variance itself is the better argument of the logarithm.
  private static final double MUCH_NARROWER = -0.75;

  private GeometricJensenShannon() {}

  /// With equal weights, α = ½: symmetric.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p) {
    return divergence(q, p, 0.5);
  }

  /// `(1−α) KL(q‖g) + α KL(p‖g)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @param alpha the weight of p, strictly between 0 and 1
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p, double alpha) {
    Skew.require("a geometric Jensen-Shannon divergence", alpha);
    return 0.5 * PairSpectrum.of(q, p).sum(d -> twice(d, alpha));
  }

  /// The dual form `(1−α) KL(g‖q) + α KL(g‖p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @param alpha the weight of p, strictly between 0 and 1
  /// @return nats, not negative, possibly +∞
  public static double dual(Gaussian q, Gaussian p, double alpha) {
    Skew.require("a geometric Jensen-Shannon divergence", alpha);
    return Chernoff.divergence(p, q, alpha);
  }

  private static double twice(Direction d, double alpha) {
    Direction reversed = d.reversed();
    return (1 - alpha) * fromMean(d, alpha, 1 - alpha)
        + alpha * fromMean(reversed, 1 - alpha, alpha);
  }

  /// `2 KL(q‖g)`, with weight a on the other side and 1 − a on this; by symmetry also `2 KL(p‖g)`.
  private static double fromMean(Direction d, double a, double rest) {
    double mixed = d.mixed(a, rest);
    double narrowing = Double.isInfinite(d.ratio()) ? 1 / a : d.ratio() / mixed;
    double z = a * d.shift() * Math.sqrt(narrowing);
    double scaled = a * d.excess();
    double term =
        scaled > MUCH_NARROWER ? -SpecialFunctions.log1pmx(scaled) : scaled - Math.log(mixed);
    return z * z + term;
  }
}
