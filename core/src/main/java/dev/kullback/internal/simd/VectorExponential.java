package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.LE;

import dev.kullback.internal.kernel.DoubleTerms;
import jdk.incubator.vector.DoubleVector;

/// [dev.kullback.internal.pairwise.Exponential], lane by lane and to the bit.
final class VectorExponential {
  private static final DoubleVector NAN = constant(Double.NaN);
  private static final DoubleVector LARGE = constant(DoubleTerms.LARGE);

  private VectorExponential() {}

  /// eᵛ.
  ///
  /// @param v exponents
  /// @return NaN for those beyond ±700
  static DoubleVector of(DoubleVector v) {
    DoubleVector shifted = DoubleVectorTerms.shifted(v);
    DoubleVector k = DoubleVectorTerms.multiple(shifted);
    DoubleVector scale = DoubleVectorTerms.power(shifted);
    DoubleVector r = DoubleVectorTerms.first(v, k).add(DoubleVectorTerms.tail(k));
    DoubleVector power = scale.fma(r.mul(r).fma(DoubleVectorTerms.exponential(r), r), scale);
    return NAN.blend(power, v.abs().compare(LE, LARGE));
  }

  private static DoubleVector constant(double c) {
    return DoubleVector.broadcast(DoubleVectorTerms.SPECIES, c);
  }
}
