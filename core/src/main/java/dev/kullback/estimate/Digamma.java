package dev.kullback.estimate;

/// ψ(x) − ln x, the part of the digamma function that does not grow.
///
/// Above [#ASYMPTOTIC] by the asymptotic series `−1/(2x) − Σ B₂ₖ/(2k x²ᵏ)`, seven terms, of which
/// the first left out is below 1e-17; below it by the recurrence ψ(x) = ψ(x+1) − 1/x. Absolute
/// error below 4e-16 for x ≥ ½.
///
/// Source: M. Abramowitz & I. Stegun, *Handbook of Mathematical Functions* (1964), 6.3.5 and
/// 6.3.18.
final class Digamma {
  private static final double ASYMPTOTIC = 12;

  /// B₂ₖ/(2k) for k = 7 down to 1, exact fractions.
  private static final double[] SERIES = {
    1.0 / 12, -691.0 / 32760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12
  };

  private Digamma() {}

  static double minusLog(double x) {
    double steps = 0;
    double y = x;
    for (; y < ASYMPTOTIC; y++) {
      steps += 1 / y;
    }
    double square = 1 / (y * y);
    double sum = 0;
    for (double coefficient : SERIES) {
      sum = (sum + coefficient) * square;
    }
    return (Math.log(y / x) - steps) - 0.5 / y - sum;
  }
}
