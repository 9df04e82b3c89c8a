package dev.kullback.distribution;

import dev.kullback.internal.probability.Stirling;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// `KL(q‖p)` for p a gamma distribution (an exponential one is that of shape 1), by terms that are
/// not negative. With S what Stirling's formula leaves out of ln Γ, `D_S` its Bregman divergence
/// and ρ the ratio of the means:
///
/// ```text
/// Gamma(a, α) ‖ Gamma(b, β)      b (ρ − 1 − ln ρ) + ½ (b/a − 1 − ln b/a) + D_S(b, a)
/// LogNormal(μ, σ) ‖ Gamma(b, β)  b (ρ − 1 − ln ρ) + ½ (bσ² − 1 − ln bσ²) + S(b)
/// ```
///
/// The textbook forms subtract `ln Γ` and ψ of both shapes, numbers of the size of b ln b.
final class GammaDivergence {
  /// Below this relative difference the ratio itself is the better argument.
  private static final double MUCH_SMALLER = -0.75;

  private GammaDivergence() {}

  static Gamma asGamma(Exponential d) {
    return new Gamma(1, 1 / d.rate());
  }

  static double of(Gamma q, Gamma p) {
    return p.shape() * ofMeans(q, p)
        + 0.5 * ScaleTerms.ofVariances(p.shape(), q.shape())
        + Stirling.bregman(p.shape(), q.shape());
  }

  /// `ρ − 1 − ln ρ` with `ρ − 1` from the exact differences of shapes and scales.
  private static double ofMeans(Gamma q, Gamma p) {
    double scale = (q.scale() - p.scale()) / p.scale();
    double shape = (q.shape() - p.shape()) / p.shape();
    double excess = scale + shape * (q.scale() / p.scale());
    if (excess > MUCH_SMALLER && excess < Double.POSITIVE_INFINITY) {
      return -SpecialFunctions.log1pmx(excess);
    }
    return ScaleTerms.ofVariances(q.shape() / p.shape() * (q.scale() / p.scale()), 1);
  }

  /// `ρ − 1 − ln ρ = expm1mx(ln ρ)`.
  static double of(LogNormal q, Gamma p) {
    double variance = q.deviation() * q.deviation();
    double logMean = q.mean() + 0.5 * variance;
    double logRatio = logMean - Math.log(p.shape()) - Math.log(p.scale());
    return p.shape() * SpecialFunctions.expm1mx(logRatio)
        + 0.5 * ScaleTerms.ofVariances(p.shape() * variance, 1)
        + Stirling.remainder(p.shape());
  }
}
