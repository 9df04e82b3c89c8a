package dev.kullback.distribution;

import dev.kullback.internal.probability.GaussLegendre;
import dev.kullback.internal.probability.NormalInterval;
import dev.kullback.special.SpecialFunctions;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/// `KL(q‖p)` of a truncated normal against another, or against a uniform or exponential
/// distribution, whose logarithmic densities are quadratic too; the support S of q inside that of
/// p.
///
/// ```text
/// KL(q‖p) = KL(q‖p|S) − ln p(S)
/// ```
///
/// Both terms are not negative. The first is between normals truncated to one interval. With y = (x
/// − μq)/σq in \[α, β\], ρ = σq/σp, ζ = (μq − μp)/σp, Z the normal probabilities of S and m₁, m₂
/// the first moments of y:
///
/// ```text
/// KL(q‖p|S) = ln Zp − ln Zq − ln ρ − ½ (1−ρ²) m₂ + ρζ m₁ + ½ ζ²
/// ```
///
/// This cancels where q is close to p. There, with `u = ln p/q` and ũ = u − E u, it is the
/// logarithm of `E e^ũ = 1 + E expm1mx(ũ)`, an integral of a smooth positive function over a
/// bounded interval, done by Gauss-Legendre quadrature to rounding.
///
/// **Accuracy.** Close pairs: relative error below 1e-12. Otherwise the absolute error is a few ε
/// times the largest term of the closed form; it grows with the square of the distance of S from
/// the means.
final class TruncatedDivergence {
  /// Below this range of ln p/q over the bulk of q the integral is taken.
  private static final double CLOSE = 1;

  /// Beyond so many nats below its highest point a density no longer counts.
  private static final double NEGLIGIBLE = 50;

  private static final int PANELS = 8;

  private static final double LOG_TWO_PI = 1.8378770664093453;

  private final double alpha;
  private final double beta;

  private TruncatedDivergence(TruncatedNormal q) {
    alpha = (q.lower() - q.mean()) / q.deviation();
    beta = (q.upper() - q.mean()) / q.deviation();
  }

  static double of(TruncatedNormal q, TruncatedNormal p) {
    TruncatedDivergence divergence = new TruncatedDivergence(q);
    double ratio = q.deviation() / p.deviation();
    double shift = (q.mean() - p.mean()) / p.deviation();
    double squaredRatioMinus1 = (q.deviation() - p.deviation()) / p.deviation() * (1 + ratio);
    double within =
        divergence.within(
            -0.5 * squaredRatioMinus1, -ratio * shift, () -> divergence.logMass(ratio, shift));
    return within - logProbabilityOfSupport(q, p);
  }

  /// A uniform density is that of a normal of infinite deviation: u = ½ y².
  static double of(TruncatedNormal q, Uniform p) {
    TruncatedDivergence divergence = new TruncatedDivergence(q);
    double length = q.upper() - q.lower();
    double more = (q.lower() - p.lower()) + (p.upper() - q.upper());
    double within =
        divergence.within(
            0.5, 0, () -> Math.log(divergence.beta - divergence.alpha) - 0.5 * LOG_TWO_PI);
    return within + Math.log1p(more / length);
  }

  /// u = ½ y² − λσ y.
  static double of(TruncatedNormal q, Exponential p) {
    TruncatedDivergence divergence = new TruncatedDivergence(q);
    double slope = -p.rate() * q.deviation();
    double logRange = Math.log(-Math.expm1(-p.rate() * (q.upper() - q.lower())));
    double within =
        divergence.within(
            0.5,
            slope,
            () -> slope * divergence.alpha + logRange - Math.log(-slope) - 0.5 * LOG_TWO_PI);
    return within + p.rate() * q.lower() - logRange;
  }

  /// `ln p(S)`: 0 where the supports are equal.
  private static double logProbabilityOfSupport(TruncatedNormal q, TruncatedNormal p) {
    if (q.lower() == p.lower() && q.upper() == p.upper()) {
      return 0;
    }
    double left = mass(p, p.lower(), q.lower());
    double right = mass(p, q.upper(), p.upper());
    double whole = logMass(p, p.lower(), p.upper());
    double missing = (left + right) / Math.exp(whole);
    return missing < 0.5 ? Math.log1p(-missing) : logMass(p, q.lower(), q.upper()) - whole;
  }

  private static double mass(TruncatedNormal p, double from, double to) {
    return from == to ? 0 : NormalInterval.probability(standardised(p, from), standardised(p, to));
  }

  private static double logMass(TruncatedNormal p, double from, double to) {
    return NormalInterval.logProbability(standardised(p, from), standardised(p, to));
  }

  private static double standardised(TruncatedNormal p, double x) {
    return (x - p.mean()) / p.deviation();
  }

  /// `KL(q‖p|S)` with `u = a y² + b y` up to a constant and, where it is needed, the logarithm of
  /// `∫ φ eᵘ` over S.
  private double within(double a, double b, DoubleSupplier logMass) {
    double from = Math.max(alpha, bulkStart());
    double to = Math.min(beta, bulkEnd());
    return range(a, b, from, to) < CLOSE ? close(a, b, from, to) : apart(a, b, logMass);
  }

  private double logMass(double ratio, double shift) {
    return NormalInterval.logProbability(ratio * alpha + shift, ratio * beta + shift)
        - Math.log(ratio)
        + 0.5 * shift * shift;
  }

  /// Where the density of q has fallen by [#NEGLIGIBLE] nats from its highest point, which is the
  /// end of the interval nearest to 0.
  private double bulkEnd() {
    return alpha > 0 ? Math.sqrt(alpha * alpha + 2 * NEGLIGIBLE) : Math.sqrt(2 * NEGLIGIBLE);
  }

  private double bulkStart() {
    return beta < 0 ? -Math.sqrt(beta * beta + 2 * NEGLIGIBLE) : -Math.sqrt(2 * NEGLIGIBLE);
  }

  /// How much `a y² + b y` varies.
  private static double range(double a, double b, double from, double to) {
    double middle = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    return 2 * half * (Math.abs(2 * a * middle + b) + Math.abs(a) * half);
  }

  private double close(double a, double b, double from, double to) {
    double middle = 0.5 * (from + to);
    double highest = from > 0 ? from : Math.min(to, 0);
    double weight = integral(from, to, y -> density(y, highest));
    // About the middle, so that the constant part of u does not enter.
    double slope = 2 * a * middle + b;
    double mean =
        integral(from, to, y -> density(y, highest) * tilt(a, slope, y - middle)) / weight;
    double excess =
        integral(
            from,
            to,
            y -> density(y, highest) * SpecialFunctions.expm1mx(tilt(a, slope, y - middle) - mean));
    return Math.log1p(excess / weight);
  }

  private static double tilt(double a, double slope, double t) {
    return t * Math.fma(a, t, slope);
  }

  private static double density(double y, double highest) {
    return Math.exp(-0.5 * (y - highest) * (y + highest));
  }

  private static double integral(double from, double to, DoubleUnaryOperator f) {
    double width = (to - from) / PANELS;
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      sum += GaussLegendre.over(from + i * width, from + (i + 1) * width, f);
    }
    return sum;
  }

  private double apart(double a, double b, DoubleSupplier logMass) {
    double logZ = NormalInterval.logProbability(alpha, beta);
    double atAlpha = scaledDensity(alpha, logZ);
    double atBeta = scaledDensity(beta, logZ);
    double first = atAlpha - atBeta;
    double second = 1 + finiteProduct(alpha, atAlpha) - finiteProduct(beta, atBeta);
    return Math.max(0, logMass.getAsDouble() - logZ - Math.fma(a, second, b * first));
  }

  /// `φ(y)/Z`, also where both underflow.
  private static double scaledDensity(double y, double logZ) {
    return Double.isInfinite(y) ? 0 : Math.exp(-0.5 * (y * y + LOG_TWO_PI) - logZ);
  }

  private static double finiteProduct(double y, double density) {
    return density == 0 ? 0 : y * density;
  }
}
