package dev.kullback.special;

import dev.kullback.internal.minimax.ExponentialTail;

/// `eˣ − 1 − x` in double precision.
///
/// With `k = round(x / ln 2)` and `r = x − k ln 2`:
///
/// ```text
/// eˣ − 1 − x = 2ᵏ (1 + r + r²/2 + r³P(r)) − 1 − x
///            = (2ᵏ − 1) − x + 2ᵏ r + 2ᵏ r²/2 + 2ᵏ r³P(r)
/// ```
///
/// For k = 0 the first three terms vanish exactly and nothing cancels. Otherwise they are added as
/// exact pairs. These sums must not be "simplified": they rely on IEEE rounding.
final class Expm1mx {
  /// Below this eˣ < 2⁻⁵⁷ no longer reaches the last place of −1 − x.
  private static final double NO_EXPONENTIAL = -40;

  /// Above this 1 + x no longer reaches the last place of eˣ.
  private static final double ONLY_EXPONENTIAL = 700;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /// 1.5 · 2⁵²: adding it rounds to the nearest integer.
  private static final double ROUND = 0x1.8p52;

  /// ln 2 in three parts; the first two have 32 bits, so k times them is exact.
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_MIDDLE = 0x1.a39ef356p-33;
  private static final double LN2_LOW = 0x1.93c7673007e5fp-65;

  private Expm1mx() {}

  static double of(double x) {
    if (x > ONLY_EXPONENTIAL) {
      return Math.exp(x);
    }
    if (x < NO_EXPONENTIAL) {
      return -1 - x;
    }
    double k = (x * LOG2_E + ROUND) - ROUND;
    return k == 0 || Double.isNaN(x) ? nearZero(x) : reduced(x, k);
  }

  /// `x²/2 + x³P(x)` with the square exact.
  private static double nearZero(double x) {
    double square = x * x;
    double squareLow = Math.fma(x, x, -square);
    return 0.5 * square + Math.fma(square * x, ExponentialTail.at(x), 0.5 * squareLow);
  }

  private static double reduced(double x, double k) {
    double a = x - k * LN2_HIGH; // exact: k·high is exact and close to x
    double b = -k * LN2_MIDDLE; // exact
    double r = a + b;
    double rLow = (b - (r - a)) - k * LN2_LOW;
    double scale = Math.scalb(1.0, (int) k);
    // (2ᵏ − 1) − x, exactly as high + low
    double power = scale - 1;
    double powerLow = k < 0 ? (scale - (power + 1)) : (-1 - (power - scale));
    double high = power - x;
    double low = ErrorFree.sumError(power, -x, high) + powerLow;
    // + 2ᵏ r
    double next = high + scale * r;
    low += ErrorFree.sumError(high, scale * r, next) + scale * rLow;
    // + 2ᵏ r²/2
    double square = 0.5 * scale * r * r;
    double squareLow = Math.fma(0.5 * scale * r, r, -square) + scale * r * rLow;
    double sum = next + square;
    low += ErrorFree.sumError(next, square, sum) + squareLow;
    return sum + Math.fma(2 * square * r, ExponentialTail.at(r), low);
  }
}
