package dev.kullback.app.report;

/// The inverse of the standard normal distribution function Φ, for placing points of equal
/// probability on a picture.
///
/// Wichura's PPND7 (1988, Applied Statistics 37, algorithm AS 241): about seven digits. The branch
/// for the farthest tails, beyond 1e-10, is left out.
final class NormalQuantile {
  private static final double SMALLEST = 1e-10;
  private static final double CENTRE = 0.425;
  private static final double CENTRE_SQUARED = 0.180625;
  private static final double TAIL = 1.6;

  private NormalQuantile() {}

  /// z with Φ(z) = p.
  static double of(double p) {
    if (!(p >= SMALLEST && p <= 1 - SMALLEST)) {
      throw new IllegalArgumentException("A quantile needs p in [1e-10, 1 - 1e-10], got " + p);
    }
    double q = p - 0.5;
    return Math.abs(q) <= CENTRE ? centre(q) : Math.copySign(tail(Math.min(p, 1 - p)), q);
  }

  private static double centre(double q) {
    double r = CENTRE_SQUARED - q * q;
    double numerator = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    double denominator = ((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1;
    return q * numerator / denominator;
  }

  private static double tail(double p) {
    double r = Math.sqrt(-Math.log(p)) - TAIL;
    double numerator = ((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777;
    double denominator = (0.12021132975 * r + 0.73700164250) * r + 1;
    return numerator / denominator;
  }
}
