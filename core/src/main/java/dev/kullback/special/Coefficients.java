package dev.kullback.special;

import static dev.kullback.internal.minimax.ExponentialTail.P0;
import static dev.kullback.internal.minimax.ExponentialTail.P1;
import static dev.kullback.internal.minimax.ExponentialTail.P2;
import static dev.kullback.internal.minimax.ExponentialTail.P3;
import static dev.kullback.internal.minimax.ExponentialTail.P4;
import static dev.kullback.internal.minimax.ExponentialTail.P5;
import static dev.kullback.internal.minimax.ExponentialTail.P6;
import static dev.kullback.internal.minimax.ExponentialTail.P7;
import static dev.kullback.internal.minimax.ExponentialTail.P8;
import static dev.kullback.internal.minimax.ExponentialTail.P9;
import static dev.kullback.internal.minimax.LogarithmTail.R0;
import static dev.kullback.internal.minimax.LogarithmTail.R1;
import static dev.kullback.internal.minimax.LogarithmTail.R10;
import static dev.kullback.internal.minimax.LogarithmTail.R11;
import static dev.kullback.internal.minimax.LogarithmTail.R12;
import static dev.kullback.internal.minimax.LogarithmTail.R13;
import static dev.kullback.internal.minimax.LogarithmTail.R14;
import static dev.kullback.internal.minimax.LogarithmTail.R15;
import static dev.kullback.internal.minimax.LogarithmTail.R16;
import static dev.kullback.internal.minimax.LogarithmTail.R17;
import static dev.kullback.internal.minimax.LogarithmTail.R18;
import static dev.kullback.internal.minimax.LogarithmTail.R19;
import static dev.kullback.internal.minimax.LogarithmTail.R2;
import static dev.kullback.internal.minimax.LogarithmTail.R20;
import static dev.kullback.internal.minimax.LogarithmTail.R3;
import static dev.kullback.internal.minimax.LogarithmTail.R4;
import static dev.kullback.internal.minimax.LogarithmTail.R5;
import static dev.kullback.internal.minimax.LogarithmTail.R6;
import static dev.kullback.internal.minimax.LogarithmTail.R7;
import static dev.kullback.internal.minimax.LogarithmTail.R8;
import static dev.kullback.internal.minimax.LogarithmTail.R9;

/// What is left after the quadratic term, by minimax polynomials ([dev.kullback.internal.minimax]).
/// The tails weigh at most 12 % (exp) and 28 % (log) of the result.
final class Coefficients {
  private Coefficients() {}

  /// `(eʳ − 1 − r − r²/2) / r³` for `|r| ≤ ln 2 / 2`; relative error 2⁻⁵⁴·².
  static double exponentialTail(double r) {
    double p = P9;
    p = Math.fma(p, r, P8);
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

  /// `(ln(1+f) − f + f²/2) / f³` for `√½ ≤ 1 + f ≤ √2`; relative error 2⁻⁵⁵·⁴. Even and odd powers
  /// apart, which halves the chain of dependent operations; the constant last, which keeps its
  /// rounding the only large one.
  static double logarithmTail(double f) {
    double square = f * f;
    double even = R19;
    even = Math.fma(even, square, R17);
    even = Math.fma(even, square, R15);
    even = Math.fma(even, square, R13);
    even = Math.fma(even, square, R11);
    even = Math.fma(even, square, R9);
    even = Math.fma(even, square, R7);
    even = Math.fma(even, square, R5);
    even = Math.fma(even, square, R3);
    even = Math.fma(even, square, R1);
    double odd = R20;
    odd = Math.fma(odd, square, R18);
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
