package dev.kullback.vae.model;

/// The one place where a log-variance is bounded: v = r / √(1 + (r/20)²), which is smooth, the
/// identity to second order at 0, and stays within ±20 whatever the network puts out.
///
/// So σ lies between 4.5e-5 and 2.2e4, and neither eᵛ nor its gradient can overflow (float32 would
/// at 88.7). The bounded value is the log-variance: the sample z, the KL and everything reported
/// use it.
public final class Bound {
  /// The open interval is (−LIMIT, LIMIT).
  public static final double LIMIT = 20;

  private Bound() {}

  /// Bounds.
  ///
  /// @param raw the network's output r
  /// @return v, with the sign of r; NaN for NaN
  public static float logVariance(float raw) {
    double t = raw / LIMIT;
    return (float) (raw / Math.sqrt(1 + t * t));
  }

  /// The derivative dv/dr = (1 + (r/20)²)^(−3/2).
  ///
  /// @param raw the network's output r
  /// @return in (0, 1]
  public static double slope(float raw) {
    double t = raw / LIMIT;
    double s = 1 + t * t;
    return 1 / (s * Math.sqrt(s));
  }
}
