package dev.kullback.distribution;

import dev.kullback.internal.probability.ErrorFunction;
import dev.kullback.internal.probability.NormalInterval;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// `KL(q‖p)` between univariate distributions, in nats, for every ordered pair that has a closed
/// form and a Gaussian on one side, and for pairs of one family where the form is elementary.
///
/// | q | p | form |
/// |---|---|---|
/// | any | Normal | negentropy of q + KL of the normal with the moments of q |
/// | any other | half, truncated | the same, and the logarithm of the probability of the support |
/// | half, truncated | Uniform, Exponential | that of the log-quadratic densities on the support of q |
/// | Normal | Laplace, Gumbel | the folded normal; the moment generating function |
/// | Normal, half, truncated | Normal, half, truncated | that of the normals on the common interval |
/// | LogNormal | LogNormal | that of the normals underneath |
/// | Laplace | Laplace | `ρ − 1 − ln ρ + ρ expm1mx(−t)`, ρ = b_q/b_p, t = distance/b_q |
/// | Exponential | Exponential | `ρ − 1 − ln ρ`, ρ = λ_p/λ_q |
/// | Gamma, Exponential, LogNormal | Gamma, Exponential | that of the means, of the shapes, and Stirling's remainder |
/// | Uniform | Exponential | `λa + λL/2 − ln λL` on \[a, a + L\] |
/// | Uniform | Uniform | logarithm of the ratio of the lengths |
///
/// **Special cases.** Where q can fall outside the support of p: +∞. Equal arguments of one family:
/// 0. A pair without a closed form here is refused with a sentence; nothing is sampled or
/// integrated in its place.
///
/// **Accuracy.** Relative error below 1e-13, also at large offsets, large shapes and close pairs of
/// one family: differences of locations are taken before dividing, and what remains are sums of
/// terms that are not negative. With a half or truncated normal on one side: close pairs 1e-12,
/// otherwise an absolute error of a few ε times the largest term, which grows with the square of
/// the distance, in standard deviations, between the support and the means.
public final class UnivariateKullbackLeibler {
  /// 1 − ½ ln 2π, rounded.
  private static final double NORMAL_GUMBEL = 0.08106146679532726;

  /// ln 2 − ½ ln 2πe, rounded.
  private static final double NORMAL_LAPLACE = -0.7257913526447274;

  /// 1 − ln 2, rounded.
  private static final double ONE_MINUS_LOG_TWO = 0.3068528194400547;

  private static final double SQRT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

  private UnivariateKullbackLeibler() {}

  /// `KL(q‖p)`.
  ///
  /// @param q the first argument, under which the expectation is taken
  /// @param p the second
  /// @return nats, not negative, +∞ where q can fall outside the support of p
  /// @throws IllegalArgumentException where the pair has no closed form here
  public static double divergence(Distribution q, Distribution p) {
    if (q.lower() < p.lower() || q.upper() > p.upper()) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (new Pair(q, p)) {
      case Pair(Normal a, Normal b) -> normals(a.mean(), a.deviation(), b.mean(), b.deviation());
      case Pair(LogNormal a, LogNormal b) ->
          normals(a.mean(), a.deviation(), b.mean(), b.deviation());
      case Pair(HalfNormal a, HalfNormal b) -> ScaleTerms.ofDeviations(a.scale(), b.scale());
      case Pair(Distribution a, Distribution b)
          when isTruncatedOrWhole(a) && isTruncatedOrWhole(b) ->
          TruncatedDivergence.of(asTruncated(a), asTruncated(b));
      case Pair(Distribution a, Uniform b) when isTruncatedOrWhole(a) ->
          TruncatedDivergence.of(asTruncated(a), b);
      case Pair(Distribution a, Exponential b) when isTruncatedOrWhole(a) ->
          TruncatedDivergence.of(asTruncated(a), b);
      case Pair(Normal a, Laplace b) -> ofNormal(a, b);
      case Pair(Normal a, Gumbel b) -> ofNormal(a, b);
      case Pair(Laplace a, Laplace b) -> laplaces(a, b);
      // The sum makes the −0 of equal rates a 0.
      case Pair(Exponential a, Exponential b) -> 0.0 + ScaleTerms.ofVariances(b.rate(), a.rate());
      case Pair(Exponential a, Gamma b) -> GammaDivergence.of(GammaDivergence.asGamma(a), b);
      case Pair(Gamma a, Exponential b) -> GammaDivergence.of(a, GammaDivergence.asGamma(b));
      case Pair(Gamma a, Gamma b) -> GammaDivergence.of(a, b);
      case Pair(LogNormal a, Exponential b) -> GammaDivergence.of(a, GammaDivergence.asGamma(b));
      case Pair(LogNormal a, Gamma b) -> GammaDivergence.of(a, b);
      case Pair(Uniform a, Exponential b) -> ofUniform(a, b);
      case Pair(Uniform a, Uniform b) -> uniforms(a, b);
      case Pair(Distribution a, Normal b) -> ofMoments(Moments.of(a), b);
      case Pair(Distribution a, HalfNormal b) -> ofMoments(Moments.of(a), asTruncated(b));
      case Pair(Distribution a, TruncatedNormal b) -> ofMoments(Moments.of(a), b);
      default -> throw noClosedForm(q, p);
    };
  }

  private record Pair(Distribution q, Distribution p) {}

  private static IllegalArgumentException noClosedForm(Distribution q, Distribution p) {
    return new IllegalArgumentException(
        "a divergence needs a pair with a closed form and a Gaussian on one side, or one elementary"
            + " family, got "
            + q.getClass().getSimpleName()
            + " and "
            + p.getClass().getSimpleName());
  }

  private static boolean isTruncatedOrWhole(Distribution d) {
    return d instanceof Normal || d instanceof HalfNormal || d instanceof TruncatedNormal;
  }

  private static TruncatedNormal asTruncated(Distribution d) {
    return switch (d) {
      case TruncatedNormal t -> t;
      case Normal n -> new TruncatedNormal(n.mean(), n.deviation(), n.lower(), n.upper());
      case HalfNormal h -> new TruncatedNormal(0, h.scale(), h.lower(), h.upper());
      default -> throw new AssertionError(d);
    };
  }

  private static double normals(double mq, double sq, double mp, double sp) {
    double z = (mq - mp) / sp;
    return 0.5 * z * z + ScaleTerms.ofDeviations(sq, sp);
  }

  private static double ofMoments(Moments q, Normal p) {
    double z = q.distanceFrom(p.mean()) / p.deviation();
    return q.negentropy() + 0.5 * z * z + ScaleTerms.ofDeviations(q.deviation(), p.deviation());
  }

  /// The density of p is that of its normal divided by the probability of its support.
  private static double ofMoments(Moments q, TruncatedNormal p) {
    double logSupport =
        NormalInterval.logProbability(
            (p.lower() - p.mean()) / p.deviation(), (p.upper() - p.mean()) / p.deviation());
    return Math.max(0, ofMoments(q, new Normal(p.mean(), p.deviation())) + logSupport);
  }

  /// `E|x − m|/b` of the folded normal, `ρ (√(2/π) e^(−z²/2) + z erf(z/√2))` with ρ = σ/b.
  private static double ofNormal(Normal q, Laplace p) {
    double z = Math.abs(q.mean() - p.location()) / q.deviation();
    double ratio = q.deviation() / p.scale();
    double distance = Math.abs(q.mean() - p.location()) / p.scale();
    double folded =
        ratio * SQRT_TWO_OVER_PI * Math.exp(-0.5 * z * z)
            + distance * ErrorFunction.erf(z * Math.sqrt(0.5));
    return folded - Math.log(ratio) + NORMAL_LAPLACE;
  }

  /// With `A = s²/2 − d`: `d + eᴬ − ln s − ½ ln 2πe = expm1mx(A) + (s² − 1)/2 − ln s + 1 − ½ ln
  /// 2π`.
  private static double ofNormal(Normal q, Gumbel p) {
    double s = q.deviation() / p.scale();
    double exponent = 0.5 * s * s - (q.mean() - p.location()) / p.scale();
    return SpecialFunctions.expm1mx(exponent)
        + ScaleTerms.ofDeviations(q.deviation(), p.scale())
        + NORMAL_GUMBEL;
  }

  private static double laplaces(Laplace q, Laplace p) {
    double t = Math.abs(q.location() - p.location()) / q.scale();
    return ScaleTerms.ofVariances(q.scale(), p.scale())
        + q.scale() / p.scale() * SpecialFunctions.expm1mx(-t);
  }

  /// `λa + λL/2 − ln λL` on \[a, a + L\].
  private static double ofUniform(Uniform q, Exponential p) {
    double half = 0.5 * p.rate() * (q.upper() - q.lower());
    return p.rate() * q.lower() + ScaleTerms.ofVariances(half, 1) + ONE_MINUS_LOG_TWO;
  }

  /// `ln (1 + (what p has more on both sides) / length)`.
  private static double uniforms(Uniform q, Uniform p) {
    double more = (q.lower() - p.lower()) + (p.upper() - q.upper());
    return Math.log1p(more / (q.upper() - q.lower()));
  }
}
