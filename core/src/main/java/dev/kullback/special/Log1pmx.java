package dev.kullback.special;

import dev.kullback.internal.minimax.LogarithmTail;

/// `ln(1+x) − x` in double precision.
///
/// With `1 + x = 2ᵏ m`, `m ∈ [√½, √2)`, `f = m − 1`:
///
/// ```text
/// ln(1+x) − x = k ln 2 + (f − x) + (ln(1+f) − f)
///             = k ln 2 + (f − x) − f²/2 + f³R(f)
/// ```
///
/// For k = 0, f = x and the first two terms vanish. Otherwise all but the last are added as exact
/// pairs.
final class Log1pmx {
  private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
  private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

  /// √½ − 1 and √2 − 1, rounded outwards by less than the polynomial's margin.
  private static final double LOWEST = -0x1.2bec333018867p-2;

  private static final double HIGHEST = 0x1.a827999fcef33p-2;

  private Log1pmx() {}

  static double of(double x) {
    if (x >= LOWEST && x <= HIGHEST) {
      return nearZero(x);
    }
    if (!(x > -1) || x == Double.POSITIVE_INFINITY) {
      return x == -1 || x == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    return reduced(x);
  }

  /// `−x²/2 + x³R(x)` with the square exact and the cube nearly so.
  private static double nearZero(double x) {
    double square = x * x;
    double squareLow = Math.fma(x, x, -square);
    double cube = square * x;
    double cubeLow = Math.fma(square, x, -cube) + squareLow * x;
    double tail = LogarithmTail.at(x);
    return -0.5 * square + Math.fma(cube, tail, Math.fma(cubeLow, tail, -0.5 * squareLow));
  }

  private static double reduced(double x) {
    double u = 1 + x;
    double uLow = x > 1 ? 1 - (u - x) : x - (u - 1); // 1 + x = u + uLow exactly
    int k = Math.getExponent(u);
    double m = Math.scalb(u, -k);
    if (m > 0x1.6a09e667f3bcdp0) { // √2
      m *= 0.5;
      k++;
    }
    double f = m - 1; // exact
    double fLow = Math.scalb(uLow, -k) / m; // d ln m = dm / m

    double high = k * LN2_HIGH;
    double low = Math.fma(k, LN2_HIGH, -high) + k * LN2_LOW + fLow;
    // + f − x
    double next = high + f;
    low += ErrorFree.sumError(high, f, next);
    double difference = next - x;
    low += ErrorFree.sumError(next, -x, difference);
    // − f²/2
    double square = -0.5 * f * f;
    low += Math.fma(-0.5 * f, f, -square);
    double sum = difference + square;
    low += ErrorFree.sumError(difference, square, sum);
    return sum + Math.fma(-2 * square * f, LogarithmTail.at(f), low);
  }
}
