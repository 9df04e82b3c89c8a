package dev.kullback.internal.minimax;

/// P with `eʳ = 1 + r + r²/2 + r³P(r)` for `|r| ≤ ln 2 / 2`; relative error 2⁻⁵⁴·² before rounding.
public final class ExponentialTail {
  /// Coefficient of r⁰.
  public static final double P0 = 0x1.5555555555556p-3;

  /// Coefficient of r¹.
  public static final double P1 = 0x1.5555555555554p-5;

  /// Coefficient of r².
  public static final double P2 = 0x1.11111111109aap-7;

  /// Coefficient of r³.
  public static final double P3 = 0x1.6c16c16c1813ap-10;

  /// Coefficient of r⁴.
  public static final double P4 = 0x1.a01a01a7cb9f1p-13;

  /// Coefficient of r⁵.
  public static final double P5 = 0x1.a01a0198a4b97p-16;

  /// Coefficient of r⁶.
  public static final double P6 = 0x1.71de0d8f7d822p-19;

  /// Coefficient of r⁷.
  public static final double P7 = 0x1.27e502b60e863p-22;

  /// Coefficient of r⁸.
  public static final double P8 = 0x1.af38f64b09007p-26;

  /// Coefficient of r⁹.
  public static final double P9 = 0x1.1f2a71c563833p-29;

  private ExponentialTail() {}

  /// Weighs at most 12 % of what it is the tail of. Even and odd powers apart, which halves the
  /// chain of dependent operations.
  ///
  /// @param r with |r| ≤ ln 2 / 2
  /// @return P(r)
  public static double at(double r) {
    double square = r * r;
    double even = Math.fma(Math.fma(P8, square, P6), square, P4);
    even = Math.fma(Math.fma(even, square, P2), square, P0);
    double odd = Math.fma(Math.fma(P9, square, P7), square, P5);
    odd = Math.fma(Math.fma(odd, square, P3), square, P1);
    return Math.fma(odd, r, even);
  }
}
