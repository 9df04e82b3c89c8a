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

  /// Weighs at most 12 % of what it is the tail of.
  ///
  /// @param r with |r| ≤ ln 2 / 2
  /// @return P(r)
  public static double at(double r) {
    double p = Math.fma(P9, r, P8);
    p = Math.fma(p, r, P7);
    p = Math.fma(p, r, P6);
    p = Math.fma(p, r, P5);
    p = Math.fma(p, r, P4);
    p = Math.fma(p, r, P3);
    p = Math.fma(p, r, P2);
    p = Math.fma(p, r, P1);
    p = Math.fma(p, r, P0);
    return p;
  }
}
