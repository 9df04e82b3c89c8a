package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.internal.spectrum.Direction;
import dev.kullback.internal.spectrum.PairSpectrum;
import dev.kullback.special.SpecialFunctions;

/// The Rényi divergence of order α, `D_α(q‖p) = 1/(α−1) ln ∫ q^α p^(1−α)`, in nats.
///
/// ```text
/// D_α = α/2 δᵀ Σα⁻¹ δ − 1/(2(α−1)) ln ( |Σα| / (|Σq|^(1−α) |Σp|^α) ),     Σα = α Σp + (1−α) Σq
///     = Σᵢ [ α/2 wᵢ²/sᵢ + ½ ( ln(1+βλᵢ)/β − ln(1+λᵢ) ) ],     β = 1−α,  sᵢ = 1 + βλᵢ
/// ```
///
/// with λ and w as in [Jeffreys]. For α > 1 it is finite only where Σα is positive definite: where
/// q has tails too heavy for p the integral diverges and the answer is +∞.
///
/// **Special cases.** α = 1 is `KL(q‖p)`, the limit. α = ½ is twice the [Bhattacharyya] distance, α
/// = 2 is `ln(1 + χ²)`. α = 0 is 0, since Gaussians cover the same space, and α = +∞ is the
/// logarithm of the largest ratio q/p. q = p gives 0. A point mass along a direction in one
/// argument only: +∞.
///
/// **Accuracy.** Relative error below 1e-14 for well-conditioned pairs, also as q → p, α → 0 and α
/// → 1; close to the α at which it becomes infinite the condition of `ln(1+βλ)` comes on top.
/// **Cost**: as [Jeffreys].
///
/// *References*: T. van Erven & P. Harremoës, *Rényi Divergence and Kullback-Leibler Divergence*
/// (2014), [doi](https://doi.org/10.1109/TIT.2014.2320500); M. Gil, F. Alajaji & T. Linder, *Rényi
/// Divergence Measures for Commonly Used Univariate Continuous Distributions* (2013),
/// [doi](https://doi.org/10.1016/j.ins.2013.06.018).
public final class Renyi {
  /// Up to here the primitives are used, which do not cancel as λ → 0; beyond it logarithms.
  private static final double CLOSE = 0.5;

  private Renyi() {}

  /// `D_α(q‖p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @param alpha the order, not negative, possibly +∞
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p, double alpha) {
    if (!(alpha >= 0)) {
      throw new IllegalArgumentException(
          "a Rényi divergence needs an order that is not negative, got " + alpha);
    }
    if (alpha == 1) {
      return KullbackLeibler.divergence(q, p);
    }
    PairSpectrum.requireOneDimension(q, p);
    double chernoff = alpha > 0 && alpha < 1 ? GeometricMean.chernoff(q, p, alpha) : Double.NaN;
    return Double.isNaN(chernoff) ? of(PairSpectrum.of(q, p), alpha) : chernoff / (1 - alpha);
  }

  static double of(PairSpectrum pair, double alpha) {
    if (alpha == Double.POSITIVE_INFINITY) {
      return pair.sum(Renyi::largestLogRatio);
    }
    return pair.sum(d -> term(d, alpha));
  }

  private static double term(Direction d, double alpha) {
    double mixed = d.mixed(1 - alpha, alpha);
    if (!(mixed > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double z = d.shift() / Math.sqrt(mixed);
    return 0.5 * (alpha * z * z + scaleTerm(d, alpha));
  }

  /// Below ½ by skew symmetry, `D_α(q‖p) = α/(1−α) D_(1−α)(p‖q)`: the direct form cancels as α → 0.
  private static double scaleTerm(Direction d, double alpha) {
    return alpha < 0.5
        ? alpha / (1 - alpha) * logarithms(d.reversed(), alpha)
        : logarithms(d, 1 - alpha);
  }

  /// `ln(1+βλ)/β − ln(1+λ)` for β ≤ ½.
  private static double logarithms(Direction d, double beta) {
    double excess = d.excess();
    if (beta == 0) {
      return d.scaleTerm();
    }
    if (Math.abs(excess) <= CLOSE) {
      return SpecialFunctions.log1pmx(beta * excess) / beta - SpecialFunctions.log1pmx(excess);
    }
    double logMixed =
        excess == Double.POSITIVE_INFINITY
            ? Math.log(beta) + d.logRatio()
            : Math.log1p(beta * excess);
    return logMixed / beta - d.logRatio();
  }

  /// `sup ln q/p`, finite where q is narrower than p.
  private static double largestLogRatio(Direction d) {
    if (d.excess() == 0 && d.shift() == 0) {
      return 0;
    }
    if (!(d.excess() < 0)) {
      return Double.POSITIVE_INFINITY;
    }
    return 0.5 * (d.shift() / -d.excess() * d.shift() - d.logRatio());
  }
}
