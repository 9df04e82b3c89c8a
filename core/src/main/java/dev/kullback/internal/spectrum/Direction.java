package dev.kullback.internal.spectrum;

import dev.kullback.special.SpecialFunctions;

/// One direction of a pair: q = N(shift, ratio) against p = N(0, 1).
///
/// The ratio is held three times, because no one form serves everywhere: `excess` keeps its
/// relative accuracy where q is close to p, `ratio` where q is much narrower, `logRatio` where the
/// ratio itself would overflow.
///
/// @param excess λ = r − 1
/// @param ratio r = σq²/σp²
/// @param logRatio ln r
/// @param shift (μq − μp)/σp
public record Direction(double excess, double ratio, double logRatio, double shift) {
  /// Below this excess the logarithm dominates and the ratio is the better argument.
  private static final double MUCH_NARROWER = -0.75;

  /// Of two variances whose relative difference is known better than from them.
  ///
  /// @param q the variance of q, positive
  /// @param p the variance of p, positive
  /// @param excess (q − p)/p
  /// @param shift the difference of means in standard deviations of p
  /// @return the direction
  static Direction of(double q, double p, double excess, double shift) {
    return new Direction(excess, q / p, logRatio(q, p, excess), shift);
  }

  private static double logRatio(double q, double p, double excess) {
    double ratio = q / p;
    if (Math.abs(excess) < 0.5) {
      return Math.log1p(excess);
    }
    boolean normal = ratio >= Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY;
    return normal ? Math.log(ratio) : Math.log(q) - Math.log(p);
  }

  /// The same direction with the roles of q and p exchanged.
  ///
  /// @return p against q
  public Direction reversed() {
    double reversedExcess = ratio == Double.POSITIVE_INFINITY ? -1 : -excess / ratio;
    double reversedShift = shift == 0 ? 0 : -shift / Math.sqrt(ratio);
    return new Direction(reversedExcess, 1 / ratio, -logRatio, reversedShift);
  }

  /// The variance of a mixture of the covariances, `a Σq + (1−a) Σp`, in units of that of p. The
  /// weight of p is asked for too: where q is much narrower it is what remains, and 1 − a would
  /// have lost it in rounding.
  ///
  /// @param weightOfQ a
  /// @param weightOfP 1 − a
  /// @return `1 + aλ`
  public double mixed(double weightOfQ, double weightOfP) {
    return excess < -0.5 ? Math.fma(weightOfQ, ratio, weightOfP) : Math.fma(weightOfQ, excess, 1);
  }

  /// `r − 1 − ln r`, twice the covariance term of KL(q‖p).
  ///
  /// @return not negative
  public double scaleTerm() {
    return excess > MUCH_NARROWER ? -SpecialFunctions.log1pmx(excess) : (ratio - 1) - logRatio;
  }

  /// `shift²`.
  ///
  /// @return the squared standardised difference of the means
  public double squaredShift() {
    return shift * shift;
  }
}
