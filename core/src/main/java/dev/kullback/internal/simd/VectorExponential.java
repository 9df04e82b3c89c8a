package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.minimax.ExponentialTail;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// [dev.kullback.internal.pairwise.Exponential], lane by lane and to the bit.
final class VectorExponential {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final DoubleVector HALF = constant(0.5);
  private static final DoubleVector NAN = constant(Double.NaN);
  private static final DoubleVector LARGE = constant(DoubleTerms.LARGE);
  private static final DoubleVector LOG2_E = constant(DoubleTerms.LOG2_E);
  private static final DoubleVector MAGIC = constant(DoubleTerms.MAGIC);
  private static final DoubleVector LN2_HIGH = constant(DoubleTerms.MINUS_LN2_HIGH);
  private static final DoubleVector LN2_LOW = constant(DoubleTerms.MINUS_LN2_LOW);
  private static final DoubleVector P0 = constant(ExponentialTail.P0);
  private static final DoubleVector P1 = constant(ExponentialTail.P1);
  private static final DoubleVector P2 = constant(ExponentialTail.P2);
  private static final DoubleVector P3 = constant(ExponentialTail.P3);
  private static final DoubleVector P4 = constant(ExponentialTail.P4);
  private static final DoubleVector P5 = constant(ExponentialTail.P5);
  private static final DoubleVector P6 = constant(ExponentialTail.P6);
  private static final DoubleVector P7 = constant(ExponentialTail.P7);
  private static final DoubleVector P8 = constant(ExponentialTail.P8);
  private static final DoubleVector P9 = constant(ExponentialTail.P9);

  private VectorExponential() {}

  /// eᵛ.
  ///
  /// @param v exponents
  /// @return NaN for those beyond ±700
  static DoubleVector of(DoubleVector v) {
    DoubleVector shifted = v.fma(LOG2_E, MAGIC);
    DoubleVector k = shifted.sub(MAGIC);
    DoubleVector scale = shifted.reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles();
    DoubleVector r = k.fma(LN2_HIGH, v).add(k.mul(LN2_LOW));
    DoubleVector p = P9.fma(r, P8).fma(r, P7).fma(r, P6).fma(r, P5).fma(r, P4).fma(r, P3);
    DoubleVector tail = p.fma(r, P2).fma(r, P1).fma(r, P0).fma(r, HALF);
    DoubleVector power = scale.fma(r.mul(r).fma(tail, r), scale);
    return NAN.blend(power, v.abs().compare(LE, LARGE));
  }

  private static DoubleVector constant(double c) {
    return DoubleVector.broadcast(SPECIES, c);
  }
}
