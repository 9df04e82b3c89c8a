package dev.kullback.internal.kernel;

import dev.kullback.special.SpecialFunctions;

/// The kernel in plain Java; it also defines the bits any other implementation has to reproduce.
///
/// With `k = round(v / ln 2)` and `r = v − k ln 2` (two-part ln 2):
///
/// ```text
/// eᵛ − 1 − v = 2ᵏ r² Q(r) + [ (2ᵏ − 1) r + ((2ᵏ − 1) − k ln 2) ]        eʳ = 1 + r + r² Q(r)
/// eᵛ − 1     = 2ᵏ (r + r² Q(r)) + (2ᵏ − 1)
/// ```
///
/// No branch and no cancellation: for k = 0 the bracket is exactly 0. Adding `MAGIC` rounds to the
/// nearest integer and leaves k + 127, an exponent field, in the low bits. Outside ±87 the clamped
/// k leaves r large; those few go to the double precision path.
final class ScalarLogVarianceKernel implements LogVarianceKernel {
  private static final float LOG2_E = 0x1.715476p0f;

  /// 1.5 · 2²³ + 127.
  private static final float MAGIC = 0x1.8p23f + 127;

  private static final float MINUS_LN2_HIGH = -0x1.62e43p-1f;
  private static final float MINUS_LN2_LOW = 0x1.05c61p-29f;

  /// Beyond this the scale 2ᵏ leaves the range of normal floats.
  private static final float LARGE = 87;

  // (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2, relative error 2⁻²⁸·⁵ (bench/coefficients/minimax.py)
  private static final float Q0 = 0x1.0p-1f;
  private static final float Q1 = 0x1.555556p-3f;
  private static final float Q2 = 0x1.5554e8p-5f;
  private static final float Q3 = 0x1.11114cp-7f;
  private static final float Q4 = 0x1.6d4364p-10f;
  private static final float Q5 = 0x1.a0730ep-13f;

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public void terms(float[] logVariances, float[] terms, int length) {
    for (int i = 0; i < length; i++) {
      float v = logVariances[i];
      terms[i] = Math.abs(v) <= LARGE ? 0.5f * expm1mx(v) : largeTerm(v);
    }
  }

  @Override
  public void termsAndGradients(
      float[] logVariances, float[] terms, float[] gradients, int length) {
    for (int i = 0; i < length; i++) {
      float v = logVariances[i];
      boolean ordinary = Math.abs(v) <= LARGE;
      terms[i] = ordinary ? 0.5f * expm1mx(v) : largeTerm(v);
      gradients[i] = ordinary ? 0.5f * expm1(v) : (float) (0.5 * Math.expm1(v));
    }
  }

  private static float expm1mx(float v) {
    float shifted = Math.fma(v, LOG2_E, MAGIC);
    float k = shifted - MAGIC;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
    float d = scale - 1;
    float exact = Math.fma(d, r, Math.fma(k, MINUS_LN2_HIGH, d));
    return Math.fma(scale * (r * r), polynomial(r), exact);
  }

  private static float expm1(float v) {
    float shifted = Math.fma(v, LOG2_E, MAGIC);
    float k = shifted - MAGIC;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
    return Math.fma(scale, Math.fma(r * r, polynomial(r), r), scale - 1);
  }

  private static float polynomial(float r) {
    float q = Math.fma(Q5, r, Q4);
    q = Math.fma(q, r, Q3);
    q = Math.fma(q, r, Q2);
    q = Math.fma(q, r, Q1);
    return Math.fma(q, r, Q0);
  }

  private static float largeTerm(float v) {
    return (float) (0.5 * SpecialFunctions.expm1mx((double) v));
  }
}
