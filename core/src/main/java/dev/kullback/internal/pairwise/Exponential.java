package dev.kullback.internal.pairwise;

import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.minimax.ExponentialTail;

/// `eᵛ = 2ᵏ (1 + (r + r² (½ + r P(r))))`, `v = k ln 2 + r`: the definition of the bits.
public final class Exponential {
  private Exponential() {}

  /// eᵛ within 1 ulp.
  ///
  /// @param v the exponent
  /// @return NaN for one beyond ±700
  public static double of(double v) {
    if (!(Math.abs(v) <= DoubleTerms.LARGE)) {
      return Double.NaN;
    }
    double shifted = Math.fma(v, DoubleTerms.LOG2_E, DoubleTerms.MAGIC);
    double k = shifted - DoubleTerms.MAGIC;
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    double r = Math.fma(k, DoubleTerms.MINUS_LN2_HIGH, v) + k * DoubleTerms.MINUS_LN2_LOW;
    double tail = Math.fma(ExponentialTail.at(r), r, 0.5);
    return Math.fma(scale, Math.fma(r * r, tail, r), scale);
  }
}
