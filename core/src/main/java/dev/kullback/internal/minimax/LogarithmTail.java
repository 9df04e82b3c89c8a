package dev.kullback.internal.minimax;

/// R with `ln(1+f) = f − f²/2 + f³R(f)` for `√½ ≤ 1 + f ≤ √2`; relative error 2⁻⁵⁵·⁴ before
/// rounding.
public final class LogarithmTail {
  /// Coefficient of f⁰.
  public static final double R0 = 0x1.5555555555555p-2;

  /// Coefficient of f¹.
  public static final double R1 = -0x1.0000000000007p-2;

  /// Coefficient of f².
  public static final double R2 = 0x1.99999999998f1p-3;

  /// Coefficient of f³.
  public static final double R3 = -0x1.5555555553337p-3;

  /// Coefficient of f⁴.
  public static final double R4 = 0x1.249249249c7f3p-3;

  /// Coefficient of f⁵.
  public static final double R5 = -0x1.0000000185eddp-3;

  /// Coefficient of f⁶.
  public static final double R6 = 0x1.c71c71c0ea403p-4;

  /// Coefficient of f⁷.
  public static final double R7 = -0x1.9999989a9041fp-4;

  /// Coefficient of f⁸.
  public static final double R8 = 0x1.745d17aff15a8p-4;

  /// Coefficient of f⁹.
  public static final double R9 = -0x1.555582799d48fp-4;

  /// Coefficient of f¹⁰.
  public static final double R10 = 0x1.3b13d1f6c5d0ap-4;

  /// Coefficient of f¹¹.
  public static final double R11 = -0x1.248da921c06e5p-4;

  /// Coefficient of f¹².
  public static final double R12 = 0x1.1109767c5c113p-4;

  /// Coefficient of f¹³.
  public static final double R13 = -0x1.0046367eeb07dp-4;

  /// Coefficient of f¹⁴.
  public static final double R14 = 0x1.e34552aacb1c7p-5;

  /// Coefficient of f¹⁵.
  public static final double R15 = -0x1.c2be1157c1965p-5;

  /// Coefficient of f¹⁶.
  public static final double R16 = 0x1.9ea284fb3b1a1p-5;

  /// Coefficient of f¹⁷.
  public static final double R17 = -0x1.a3f9a195bb7a2p-5;

  /// Coefficient of f¹⁸.
  public static final double R18 = 0x1.e52e8e8d87216p-5;

  /// Coefficient of f¹⁹.
  public static final double R19 = -0x1.bcf5ee179ad6ep-5;

  /// Coefficient of f²⁰.
  public static final double R20 = 0x1.81c08def3fd3fp-6;

  private LogarithmTail() {}

  /// Weighs at most 28 % of what it is the tail of. Even and odd powers apart, which halves the
  /// chain of dependent operations; the constant last, which keeps its rounding the only large one.
  ///
  /// @param f with √½ ≤ 1 + f ≤ √2
  /// @return R(f)
  public static double at(double f) {
    double square = f * f;
    double even = Math.fma(R19, square, R17);
    even = Math.fma(even, square, R15);
    even = Math.fma(even, square, R13);
    even = Math.fma(even, square, R11);
    even = Math.fma(even, square, R9);
    even = Math.fma(even, square, R7);
    even = Math.fma(even, square, R5);
    even = Math.fma(even, square, R3);
    even = Math.fma(even, square, R1);
    double odd = Math.fma(R20, square, R18);
    odd = Math.fma(odd, square, R16);
    odd = Math.fma(odd, square, R14);
    odd = Math.fma(odd, square, R12);
    odd = Math.fma(odd, square, R10);
    odd = Math.fma(odd, square, R8);
    odd = Math.fma(odd, square, R6);
    odd = Math.fma(odd, square, R4);
    odd = Math.fma(odd, square, R2);
    return Math.fma(Math.fma(odd, f, even), f, R0);
  }
}
