package dev.kullback.internal.minimax;

/// S with `ln(1+f) = f − f²S(f)` for `√½ ≤ 1 + f ≤ √2` in single precision; relative error 2⁻²⁷
/// before rounding.
public final class FloatLogarithm {
  /// Coefficient of f⁰.
  public static final float S0 = 0x1.000000p-1f;

  /// Coefficient of f¹.
  public static final float S1 = -0x1.55554ep-2f;

  /// Coefficient of f².
  public static final float S2 = 0x1.000000p-2f;

  /// Coefficient of f³.
  public static final float S3 = -0x1.99a13ap-3f;

  /// Coefficient of f⁴.
  public static final float S4 = 0x1.555cecp-3f;

  /// Coefficient of f⁵.
  public static final float S5 = -0x1.237bccp-3f;

  /// Coefficient of f⁶.
  public static final float S6 = 0x1.fc5838p-4f;

  /// Coefficient of f⁷.
  public static final float S7 = -0x1.e354d4p-4f;

  /// Coefficient of f⁸.
  public static final float S8 = 0x1.dbaafep-4f;

  /// Coefficient of f⁹.
  public static final float S9 = -0x1.1923dcp-4f;

  private FloatLogarithm() {}
}
