package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.spectrum.Direction;
import dev.kullback.internal.spectrum.PairSpectrum;
import dev.kullback.special.SpecialFunctions;

/// The Chernoff information `C(q, p) = max_α −ln ∫ q^α p^(1−α)`: the best exponent of the error
/// probability when telling q from p. Symmetric in its value; the optimal α belongs to q.
///
/// The [Chernoff] divergence is concave in α and its slope runs from `KL(p‖q)` at 0 to `−KL(q‖p)`
/// at 1, so its one zero is bracketed. It is found by Newton steps with
///
/// ```text
/// C′(α) =  ½ Σ [ w² ((1−α)² r − α²)/s² + ln r − λ/s ],     s = α + (1−α) r
/// C″(α) = −½ Σ [ 2 w² r/s³ + λ²/s² ]
/// ```
///
/// and bisection where a step would leave the bracket. The value is flat at its maximum, so that
/// the rounding of α does not show in it: relative error below 1e-14 for well-conditioned pairs.
///
/// **Special cases.** q = p: 0 at α = ½. A point mass along a direction in one argument only: +∞.
///
/// *Reference*: F. Nielsen, *Revisiting Chernoff Information with Likelihood Ratio Exponential
/// Families*, Entropy 24 (2022), [doi](https://doi.org/10.3390/e24101400).
///
/// @param nats the information, not negative, possibly +∞
/// @param alpha the maximising weight of q, strictly between 0 and 1
public record ChernoffInformation(double nats, double alpha) {
  private static final int STEPS = 100;

  /// The information of a pair, with the α where it is attained.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return the maximum and its place
  public static ChernoffInformation of(Gaussian q, Gaussian p) {
    PairSpectrum pair = PairSpectrum.of(q, p);
    double alpha = pair.singular() ? 0.5 : maximum(pair);
    return new ChernoffInformation(Chernoff.of(pair, alpha), alpha);
  }

  /// The information alone.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p) {
    return of(q, p).nats();
  }

  private static double maximum(PairSpectrum pair) {
    double low = 0;
    double high = 1;
    double alpha = 0.5;
    for (int i = 0; i < STEPS; i++) {
      double slope = slope(pair, alpha);
      if (slope == 0) {
        return alpha;
      }
      low = slope > 0 ? alpha : low;
      high = slope > 0 ? high : alpha;
      double newton = alpha - slope / curvature(pair, alpha);
      double next = newton > low && newton < high ? newton : 0.5 * (low + high);
      if (Math.abs(next - alpha) <= 0x1p-52 * alpha) {
        return alpha;
      }
      alpha = next;
    }
    return alpha;
  }

  private static double slope(PairSpectrum pair, double alpha) {
    double sum = 0;
    for (Direction d : pair.directions()) {
      double mixed = d.mixed(1 - alpha, alpha);
      double z = d.shift() / mixed;
      double balance = (1 - alpha) * (1 - alpha) * d.ratio() - alpha * alpha;
      sum += 0.5 * (z * z * balance + logarithms(d, 1 - alpha, mixed));
    }
    return sum;
  }

  /// `ln r − λ/s`, by parts that do not cancel as λ → 0.
  private static double logarithms(Direction d, double beta, double mixed) {
    double excess = d.excess();
    if (Math.abs(excess) < 0.5) {
      return SpecialFunctions.log1pmx(excess) + beta * excess * excess / mixed;
    }
    return d.logRatio() - excess / mixed;
  }

  private static double curvature(PairSpectrum pair, double alpha) {
    double sum = 0;
    for (Direction d : pair.directions()) {
      double mixed = d.mixed(1 - alpha, alpha);
      double z = d.shift() / mixed;
      double relative = d.excess() / mixed;
      sum -= z * z * d.ratio() / mixed + 0.5 * relative * relative;
    }
    return sum;
  }
}
