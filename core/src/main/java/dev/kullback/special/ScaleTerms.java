package dev.kullback.special;

/// The divergence that comes from two scales alone: what each coordinate adds to twice (variances)
/// or once (standard deviations) the covariance term of a KL divergence.
///
/// All forms take the exact difference first and divide afterwards, so they keep their relative
/// accuracy as q → p; where q is much narrower than p, the ratio itself is used, so they keep it
/// there too. They never overflow where the result does not, and they are never negative.
public final class ScaleTerms {
  /// Below this relative difference `ln r` dominates and the ratio is the better argument.
  private static final double MUCH_NARROWER = -0.75;

  private ScaleTerms() {}

  /// `r − 1 − ln r` with `r = q/p`, for variances q and p.
  ///
  /// Special cases: both 0 gives 0; only one of them 0, or p infinite, gives +∞; NaN or a negative
  /// argument gives NaN. Accuracy: relative error below 1e-15 (5 ulp).
  ///
  /// @param q the variance of q, not negative
  /// @param p the variance of p, not negative
  /// @return `q/p − 1 − ln(q/p)`
  public static double ofVariances(double q, double p) {
    if (q == 0 || p == 0 || p == Double.POSITIVE_INFINITY) {
      return ofDegenerate(q, p);
    }
    double y = (q - p) / p;
    return y > MUCH_NARROWER ? -SpecialFunctions.log1pmx(y) : (q / p - 1) - logRatio(q, p);
  }

  /// `(r² − 1)/2 − ln r` with `r = q/p`, for standard deviations (or diagonal factor entries) q and
  /// p.
  ///
  /// Special cases and accuracy as for [#ofVariances].
  ///
  /// @param q the standard deviation of q, not negative
  /// @param p the standard deviation of p, not negative
  /// @return `((q/p)² − 1)/2 − ln(q/p)`
  public static double ofDeviations(double q, double p) {
    if (q == 0 || p == 0) {
      return ofDegenerate(q, p);
    }
    double e = (q - p) / p;
    if (e > MUCH_NARROWER) {
      return 0.5 * e * e - SpecialFunctions.log1pmx(e);
    }
    double r = q / p;
    return 0.5 * (r * r - 1) - logRatio(q, p);
  }

  /// `eᵈ − 1 − d` with `d = q − p`, for log-variances q and p; with what the difference of far ones
  /// loses in rounding.
  ///
  /// Accuracy as for [#ofVariances].
  ///
  /// @param q the log-variance of q, finite
  /// @param p the log-variance of p, finite
  /// @return `exp(q − p) − 1 − (q − p)`
  public static double ofLogVariances(double q, double p) {
    double d = q - p;
    double term = SpecialFunctions.expm1mx(d);
    double part = d - q;
    double lost = (q - (d - part)) - (p + part);
    return lost == 0 || term == Double.POSITIVE_INFINITY ? term : term + Math.expm1(d) * lost;
  }

  private static double ofDegenerate(double q, double p) {
    if (Double.isNaN(q) || Double.isNaN(p) || q < 0 || p < 0) {
      return Double.NaN;
    }
    return q == p ? 0 : Double.POSITIVE_INFINITY;
  }

  /// `ln(q/p)`; the ratio itself unless it has left the normal range.
  private static double logRatio(double q, double p) {
    double r = q / p;
    return r >= Double.MIN_NORMAL ? Math.log(r) : Math.log(q) - Math.log(p);
  }
}
