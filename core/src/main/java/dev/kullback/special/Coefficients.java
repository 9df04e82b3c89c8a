package dev.kullback.special;

/// Minimax polynomials for what is left after the quadratic term, derived by
/// `bench/coefficients/minimax.py` (Remez, 60 digits). Relative errors before rounding are stated;
/// the tails weigh at most 12 % (exp) and 28 % (log) of the result.
final class Coefficients {
  private Coefficients() {}

  /// `(eʳ − 1 − r − r²/2) / r³` for `|r| ≤ ln 2 / 2`; relative error 2⁻⁵⁴·².
  static double exponentialTail(double r) {
    double p = 0x1.1f2a71c563833p-29;
    p = Math.fma(p, r, 0x1.af38f64b09007p-26);
    p = Math.fma(p, r, 0x1.27e502b60e863p-22);
    p = Math.fma(p, r, 0x1.71de0d8f7d822p-19);
    p = Math.fma(p, r, 0x1.a01a0198a4b97p-16);
    p = Math.fma(p, r, 0x1.a01a01a7cb9f1p-13);
    p = Math.fma(p, r, 0x1.6c16c16c1813ap-10);
    p = Math.fma(p, r, 0x1.11111111109aap-7);
    p = Math.fma(p, r, 0x1.5555555555554p-5);
    p = Math.fma(p, r, 0x1.5555555555556p-3);
    return p;
  }

  /// `(ln(1+f) − f + f²/2) / f³` for `√½ ≤ 1 + f ≤ √2`; relative error 2⁻⁵⁵·⁴. Even and odd powers
  /// apart, which halves the chain of dependent operations; the constant last, which keeps its
  /// rounding the only large one.
  static double logarithmTail(double f) {
    double square = f * f;
    double even = -0x1.bcf5ee179ad6ep-5;
    even = Math.fma(even, square, -0x1.a3f9a195bb7a2p-5);
    even = Math.fma(even, square, -0x1.c2be1157c1965p-5);
    even = Math.fma(even, square, -0x1.0046367eeb07dp-4);
    even = Math.fma(even, square, -0x1.248da921c06e5p-4);
    even = Math.fma(even, square, -0x1.555582799d48fp-4);
    even = Math.fma(even, square, -0x1.9999989a9041fp-4);
    even = Math.fma(even, square, -0x1.0000000185eddp-3);
    even = Math.fma(even, square, -0x1.5555555553337p-3);
    even = Math.fma(even, square, -0x1.0000000000007p-2);
    double odd = 0x1.81c08def3fd3fp-6;
    odd = Math.fma(odd, square, 0x1.e52e8e8d87216p-5);
    odd = Math.fma(odd, square, 0x1.9ea284fb3b1a1p-5);
    odd = Math.fma(odd, square, 0x1.e34552aacb1c7p-5);
    odd = Math.fma(odd, square, 0x1.1109767c5c113p-4);
    odd = Math.fma(odd, square, 0x1.3b13d1f6c5d0ap-4);
    odd = Math.fma(odd, square, 0x1.745d17aff15a8p-4);
    odd = Math.fma(odd, square, 0x1.c71c71c0ea403p-4);
    odd = Math.fma(odd, square, 0x1.249249249c7f3p-3);
    odd = Math.fma(odd, square, 0x1.99999999998f1p-3);
    return Math.fma(Math.fma(odd, f, even), f, 0x1.5555555555555p-2);
  }
}
