package dev.kullback.internal.kernel;

import dev.kullback.internal.minimax.ExponentialTail;
import dev.kullback.internal.minimax.LogarithmTail;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// [FloatTerms] in double precision, with the same meaning of x, high and low; p's scale lies
/// between 2⁻⁵⁰⁰ and 2⁵⁰⁰.
///
/// Beyond a wider type, two things differ, both to stay within 2 ulp: the remainder r keeps what
/// its rounding lost, and `f²/2` is kept as an exact pair, `ln(1+f) = f − f²/2 + f³ R(f)`.
public final class DoubleTerms {
  /// Beyond ±700 the scale 2ᵏ comes close to the end of the range.
  public static final double LARGE = 700;

  /// log₂ e.
  public static final double LOG2_E = 0x1.71547652b82fep0;

  /// 1.5 · 2⁵² + 1023: adding it rounds to the nearest integer k and leaves k + 1023 in the low
  /// bits.
  public static final double MAGIC = 0x1.8p52 + 1023;

  /// −ln 2, its upper part.
  public static final double MINUS_LN2_HIGH = -0x1.62e42fefa39efp-1;

  /// −ln 2, its lower part.
  public static final double MINUS_LN2_LOW = -0x1.abc9e3b39803fp-56;

  /// The smallest ratio that takes the quick road.
  public static final double SMALLEST = 0x1p-500;

  /// The largest.
  public static final double LARGEST = 0x1p500;

  /// Sums from here on are left to the functions: they may be infinite, or too close to it.
  public static final double HUGE = 0x1p1000;

  /// The bits of √½.
  public static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  /// The exponent field.
  public static final long EXPONENT = 0xfff0000000000000L;

  /// The bits of 1.
  public static final long ONE = 0x3ff0000000000000L;

  /// 2⁻⁵², which takes k out of the exponent field.
  public static final double UNSHIFT = 0x1p-52;

  private DoubleTerms() {}

  /// eᵈ − 1 − d, d = v − (high + low).
  ///
  /// @param v the log-variance
  /// @param high p's log-variance
  /// @param low what it has beyond a double
  /// @return the term
  public static double logVariance(double v, double high, double low) {
    double d = v - high;
    if (!(Math.abs(d) <= LARGE)) {
      return SpecialFunctions.expm1mx(d);
    }
    double shifted = Math.fma(d, LOG2_E, MAGIC);
    double k = shifted - MAGIC;
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    double first = Math.fma(k, MINUS_LN2_HIGH, d);
    double tail = tail(v, high, low, d, k);
    double r = first + tail;
    double lost = tail - (r - first);
    double up = scale - 1;
    double exact = Math.fma(up, r, Math.fma(k, MINUS_LN2_HIGH, up));
    exact = Math.fma(lost, Math.fma(scale, r, up), Math.fma(k, MINUS_LN2_LOW, exact));
    return Math.fma(scale * (r * r), exponential(r), exact);
  }

  /// ½ (eᵈ − 1), half the derivative of [#logVariance].
  ///
  /// @param v the log-variance
  /// @param high p's log-variance
  /// @param low what it has beyond a double
  /// @return the derivative in v
  public static double logVarianceSlope(double v, double high, double low) {
    double d = v - high;
    if (!(Math.abs(d) <= LARGE)) {
      return 0.5 * Math.expm1(d);
    }
    double shifted = Math.fma(d, LOG2_E, MAGIC);
    double k = shifted - MAGIC;
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    double r = Math.fma(k, MINUS_LN2_HIGH, d) + tail(v, high, low, d, k);
    return 0.5 * Math.fma(scale, Math.fma(r * r, exponential(r), r), scale - 1);
  }

  /// What `v − high − k ln 2` has below its upper part.
  private static double tail(double v, double high, double low, double d, double k) {
    double part = d - v;
    double lost = (v - (d - part)) - (high + part);
    return Math.fma(k, MINUS_LN2_LOW, lost - low);
  }

  /// ρ − 1 − ln ρ, ρ = x / (high + low).
  ///
  /// @param x q's variance
  /// @param high p's
  /// @param low what p's has beyond a double
  /// @param inverse 1/high
  /// @return the term; NaN for a negative variance
  public static double variance(double x, double high, double low, double inverse) {
    double ratio = x * inverse;
    if (!(ratio >= SMALLEST && ratio <= LARGEST)) {
      return ScaleTerms.ofVariances(x, high);
    }
    long k = (Double.doubleToRawLongBits(ratio) - ROOT_HALF) & EXPONENT;
    return excess(mantissa(x, high, low, inverse, k), k);
  }

  /// ρ² − 1 − 2 ln ρ, ρ = x / (high + low).
  ///
  /// @param x q's standard deviation
  /// @param high p's
  /// @param low what p's has beyond a double
  /// @param inverse 1/high
  /// @return the term; NaN for a negative standard deviation
  public static double deviation(double x, double high, double low, double inverse) {
    double ratio = x * inverse;
    if (!(ratio >= SMALLEST && ratio <= LARGEST)) {
      return 2 * ScaleTerms.ofDeviations(x, high);
    }
    long k = (Double.doubleToRawLongBits(ratio) - ROOT_HALF) & EXPONENT;
    double f = mantissa(x, high, low, inverse, k);
    double scale = Double.longBitsToDouble(ONE + k);
    double e = Math.fma(scale, f, scale - 1);
    return Math.fma(e, e, 2 * excess(f, k));
  }

  /// 1/ρ − 1 + ln ρ, ρ = x / (high + low).
  ///
  /// @param x q's precision
  /// @param high p's
  /// @param low what p's has beyond a double
  /// @param inverse 1/high
  /// @return the term; NaN for a negative precision
  public static double precision(double x, double high, double low, double inverse) {
    double ratio = x * inverse;
    if (!(ratio >= SMALLEST && ratio <= LARGEST)) {
      return ScaleTerms.ofVariances(high, x);
    }
    long k = (Double.doubleToRawLongBits(ratio) - ROOT_HALF) & EXPONENT;
    double f = mantissa(x, high, low, inverse, k);
    return excess(-f / (1 + f), -k);
  }

  /// f = x / (2ᵏ (high + low)) − 1; the first difference is exact.
  private static double mantissa(double x, double high, double low, double inverse, long k) {
    return ((x * Double.longBitsToDouble(ONE - k) - high) - low) * inverse;
  }

  /// ρ − 1 − ln ρ, ρ = 2ᵏ (1 + f), k in the exponent field.
  private static double excess(double f, long shiftedK) {
    double k = shiftedK * UNSHIFT;
    double up = Double.longBitsToDouble(ONE + shiftedK) - 1;
    double exact = Math.fma(up, f, Math.fma(k, MINUS_LN2_HIGH, up));
    double square = f * f;
    double squareLow = Math.fma(f, f, -square);
    double low = Math.fma(0.5, squareLow, k * MINUS_LN2_LOW);
    return Math.fma(0.5, square, exact) + Math.fma(-square * f, LogarithmTail.at(f), low);
  }

  private static double exponential(double r) {
    return Math.fma(ExponentialTail.at(r), r, 0.5);
  }
}
