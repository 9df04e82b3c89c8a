package dev.kullback.internal.kernel;

/// The constants of the single precision kernels, shared by all implementations.
public final class FloatExponential {
  /// log₂ e.
  public static final float LOG2_E = 0x1.715476p0f;

  /// 1.5 · 2²³ + 127: adding it rounds to the nearest integer k and leaves k + 127, an exponent
  /// field, in the low bits.
  public static final float MAGIC = 0x1.8p23f + 127;

  /// −ln 2, its upper part.
  public static final float MINUS_LN2_HIGH = -0x1.62e43p-1f;

  /// −ln 2, its lower part.
  public static final float MINUS_LN2_LOW = 0x1.05c61p-29f;

  /// Beyond ±87 the scale 2ᵏ leaves the range of normal floats.
  public static final float LARGE = 87;

  // (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2, relative error 2⁻²⁸·⁵ (bench/coefficients/minimax.py)

  /// Coefficient of r⁰.
  public static final float Q0 = 0x1.0p-1f;

  /// Coefficient of r¹.
  public static final float Q1 = 0x1.555556p-3f;

  /// Coefficient of r².
  public static final float Q2 = 0x1.5554e8p-5f;

  /// Coefficient of r³.
  public static final float Q3 = 0x1.11114cp-7f;

  /// Coefficient of r⁴.
  public static final float Q4 = 0x1.6d4364p-10f;

  /// Coefficient of r⁵.
  public static final float Q5 = 0x1.a0730ep-13f;

  private FloatExponential() {}

  /// Q(r) in `eʳ = 1 + r + r² Q(r)`.
  static float polynomial(float r) {
    float q = Math.fma(Q5, r, Q4);
    q = Math.fma(q, r, Q3);
    q = Math.fma(q, r, Q2);
    q = Math.fma(q, r, Q1);
    return Math.fma(q, r, Q0);
  }
}
