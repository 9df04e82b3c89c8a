package dev.kullback.internal.kernel;

import static dev.kullback.internal.kernel.FloatExponential.LARGE;
import static dev.kullback.internal.kernel.FloatExponential.LOG2_E;
import static dev.kullback.internal.kernel.FloatExponential.MAGIC;
import static dev.kullback.internal.kernel.FloatExponential.MINUS_LN2_HIGH;
import static dev.kullback.internal.kernel.FloatExponential.MINUS_LN2_LOW;
import static dev.kullback.internal.minimax.FloatLogarithm.S0;
import static dev.kullback.internal.minimax.FloatLogarithm.S1;
import static dev.kullback.internal.minimax.FloatLogarithm.S2;
import static dev.kullback.internal.minimax.FloatLogarithm.S3;
import static dev.kullback.internal.minimax.FloatLogarithm.S4;
import static dev.kullback.internal.minimax.FloatLogarithm.S5;
import static dev.kullback.internal.minimax.FloatLogarithm.S6;
import static dev.kullback.internal.minimax.FloatLogarithm.S7;
import static dev.kullback.internal.minimax.FloatLogarithm.S8;
import static dev.kullback.internal.minimax.FloatLogarithm.S9;

import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// What the scale of one coordinate adds to 2 KL(q‖p), in single precision: the definition, to the
/// bit, of what every other implementation has to reproduce. Whole results are halved, once.
///
/// The scale x is q's; p's, in the same parameterisation, comes as an unevaluated sum `high + low`,
/// so that a p in double precision, or a derived one, is not rounded to a float first:
///
/// | x | ratio ρ | term |
/// |---|---|---|
/// | v = ln σ² | e^(v − high − low) | ρ − 1 − ln ρ |
/// | σ² | x / (high + low) | ρ − 1 − ln ρ |
/// | σ | x / (high + low) | ρ² − 1 − 2 ln ρ |
/// | λ = 1/σ² | x / (high + low) | 1/ρ − 1 + ln ρ |
///
/// With `ρ = 2ᵏ m`, `√½ ≤ m < √2`, `f = m − 1`, nothing cancels in
///
/// ```text
/// ρ − 1 − ln ρ = f² S(f) + [ (2ᵏ − 1) f + ((2ᵏ − 1) − k ln 2) ]        ln(1+f) = f − f² S(f)
/// ```
///
/// since for k = 0 the bracket is exactly 0, and f comes from an exact difference. Equal scales
/// give exactly 0. A ratio beyond 2^±60 and a scale that is 0, negative, infinite or NaN take the
/// double precision functions. p's scale is taken to be a normal number between 2⁻¹⁰⁰ and 2¹⁰⁰.
public final class FloatTerms {
  /// The smallest ratio that takes the quick road.
  public static final float SMALLEST = 0x1p-60f;

  /// The largest.
  public static final float LARGEST = 0x1p60f;

  /// Sums from here on are left to the functions: they may be infinite, or too close to it.
  public static final double HUGE = 0x1p100;

  /// The bits of √½: subtracted from those of a ratio, they leave k in the exponent field.
  public static final int ROOT_HALF = 0x3f3504f3;

  /// The exponent field.
  public static final int EXPONENT = 0xff800000;

  /// The bits of 1.
  public static final int ONE = 0x3f800000;

  /// −ln 2 · 2⁻²³, for a k that still lies in the exponent field.
  public static final float MINUS_LN2_SHIFTED = -0x1.62e43p-24f;

  private FloatTerms() {}

  /// eᵈ − 1 − d, d = v − (high + low).
  ///
  /// @param v the log-variance
  /// @param high p's log-variance
  /// @param low what it has beyond a float
  /// @return the term
  public static float logVariance(float v, float high, float low) {
    float d = v - high;
    if (!(Math.abs(d) <= LARGE)) {
      return (float) SpecialFunctions.expm1mx((double) v - high - low);
    }
    float shifted = Math.fma(d, LOG2_E, MAGIC);
    float k = shifted - MAGIC;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    float r = remainder(v, high, low, d, k);
    float up = scale - 1;
    float exact = Math.fma(up, r, Math.fma(k, MINUS_LN2_HIGH, up));
    return Math.fma(scale * (r * r), FloatExponential.polynomial(r), exact);
  }

  /// ½ (eᵈ − 1), half the derivative of [#logVariance].
  ///
  /// @param v the log-variance
  /// @param high p's log-variance
  /// @param low what it has beyond a float
  /// @return the derivative in v
  public static float logVarianceSlope(float v, float high, float low) {
    float d = v - high;
    if (!(Math.abs(d) <= LARGE)) {
      return (float) (0.5 * Math.expm1((double) v - high - low));
    }
    float shifted = Math.fma(d, LOG2_E, MAGIC);
    float k = shifted - MAGIC;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    float r = remainder(v, high, low, d, k);
    return 0.5f * Math.fma(scale, Math.fma(r * r, FloatExponential.polynomial(r), r), scale - 1);
  }

  /// d − k ln 2, with what `v − high` lost in rounding.
  private static float remainder(float v, float high, float low, float d, float k) {
    float part = d - v;
    float lost = (v - (d - part)) - (high + part);
    return Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, d)) + (lost - low);
  }

  /// ρ − 1 − ln ρ, ρ = x / (high + low).
  ///
  /// @param x q's variance
  /// @param high p's
  /// @param low what p's has beyond a float
  /// @param inverse 1/high
  /// @return the term; NaN for a negative variance
  public static float variance(float x, float high, float low, float inverse) {
    float ratio = x * inverse;
    if (!(ratio >= SMALLEST && ratio <= LARGEST)) {
      return (float) ScaleTerms.ofVariances(x, (double) high + low);
    }
    int k = (Float.floatToRawIntBits(ratio) - ROOT_HALF) & EXPONENT;
    return excess(mantissa(x, high, low, inverse, k), k);
  }

  /// ρ² − 1 − 2 ln ρ, ρ = x / (high + low).
  ///
  /// @param x q's standard deviation
  /// @param high p's
  /// @param low what p's has beyond a float
  /// @param inverse 1/high
  /// @return the term; NaN for a negative standard deviation
  public static float deviation(float x, float high, float low, float inverse) {
    float ratio = x * inverse;
    if (!(ratio >= SMALLEST && ratio <= LARGEST)) {
      return (float) (2 * ScaleTerms.ofDeviations(x, (double) high + low));
    }
    int k = (Float.floatToRawIntBits(ratio) - ROOT_HALF) & EXPONENT;
    float f = mantissa(x, high, low, inverse, k);
    float scale = Float.intBitsToFloat(ONE + k);
    float e = Math.fma(scale, f, scale - 1);
    return Math.fma(e, e, 2 * excess(f, k));
  }

  /// 1/ρ − 1 + ln ρ, ρ = x / (high + low).
  ///
  /// @param x q's precision
  /// @param high p's
  /// @param low what p's has beyond a float
  /// @param inverse 1/high
  /// @return the term; NaN for a negative precision
  public static float precision(float x, float high, float low, float inverse) {
    float ratio = x * inverse;
    if (!(ratio >= SMALLEST && ratio <= LARGEST)) {
      return (float) ScaleTerms.ofVariances((double) high + low, x);
    }
    int k = (Float.floatToRawIntBits(ratio) - ROOT_HALF) & EXPONENT;
    float f = mantissa(x, high, low, inverse, k);
    return excess(-f / (1 + f), -k);
  }

  /// f = x / (2ᵏ (high + low)) − 1; the first difference is exact.
  private static float mantissa(float x, float high, float low, float inverse, int k) {
    return ((x * Float.intBitsToFloat(ONE - k) - high) - low) * inverse;
  }

  /// ρ − 1 − ln ρ, ρ = 2ᵏ (1 + f), k in the exponent field.
  private static float excess(float f, int k) {
    float up = Float.intBitsToFloat(ONE + k) - 1;
    float exact = Math.fma(up, f, Math.fma(k, MINUS_LN2_SHIFTED, up));
    return Math.fma(f * f, polynomial(f), exact);
  }

  private static float polynomial(float f) {
    float s = Math.fma(S9, f, S8);
    s = Math.fma(s, f, S7);
    s = Math.fma(s, f, S6);
    s = Math.fma(s, f, S5);
    s = Math.fma(s, f, S4);
    s = Math.fma(s, f, S3);
    s = Math.fma(s, f, S2);
    s = Math.fma(s, f, S1);
    return Math.fma(s, f, S0);
  }
}
