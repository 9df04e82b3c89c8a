package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.kullback.internal.kernel.FloatExponential;
import dev.kullback.internal.kernel.FloatTerms;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// [FloatTerms], lane by lane and to the bit, for lanes that are ordinary: a log-variance
/// difference within ±87, a ratio within 2^±60. Other lanes hold nonsense; the caller watches for
/// them.
///
/// Every method is a straight line, to be inlined into one loop: at most one of them in each
/// compiled method, since C2 boxes vectors beyond about 50 operations.
public final class FloatVectorTerms {
  /// The preferred shape.
  public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class).check(int.class);

  static final FloatVector HALF = constant(0.5f);
  static final FloatVector ONE = constant(1);

  private static final FloatVector LOG2_E = constant(FloatExponential.LOG2_E);
  private static final FloatVector MAGIC = constant(FloatExponential.MAGIC);
  private static final FloatVector LN2_HIGH = constant(FloatExponential.MINUS_LN2_HIGH);
  private static final FloatVector LN2_LOW = constant(FloatExponential.MINUS_LN2_LOW);
  private static final FloatVector Q0 = constant(FloatExponential.Q0);
  private static final FloatVector Q1 = constant(FloatExponential.Q1);
  private static final FloatVector Q2 = constant(FloatExponential.Q2);
  private static final FloatVector Q3 = constant(FloatExponential.Q3);
  private static final FloatVector Q4 = constant(FloatExponential.Q4);
  private static final FloatVector Q5 = constant(FloatExponential.Q5);

  static final IntVector ROOT_HALF = bits(FloatTerms.ROOT_HALF);
  static final IntVector EXPONENT = bits(FloatTerms.EXPONENT);
  private static final IntVector BITS_OF_ONE = bits(FloatTerms.ONE);
  static final FloatVector LN2_SHIFTED = constant(FloatTerms.MINUS_LN2_SHIFTED);

  private FloatVectorTerms() {}

  /// k, the nearest integer to `v / ln 2`, beside a number that keeps it in the low bits.
  static FloatVector shifted(FloatVector v) {
    return v.fma(LOG2_E, MAGIC);
  }

  /// k.
  static FloatVector multiple(FloatVector shifted) {
    return shifted.sub(MAGIC);
  }

  /// 2ᵏ.
  static FloatVector power(FloatVector shifted) {
    return shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
  }

  /// `r = v − k ln 2`.
  static FloatVector remainder(FloatVector v, FloatVector k) {
    return k.fma(LN2_LOW, k.fma(LN2_HIGH, v));
  }

  /// `(2ᵏ − 1) r + ((2ᵏ − 1) − k ln 2)`, exactly 0 for k = 0.
  static FloatVector exact(FloatVector k, FloatVector r, FloatVector up) {
    return up.fma(r, k.fma(LN2_HIGH, up));
  }

  /// What `d = v − high` lost in rounding.
  static FloatVector lost(FloatVector v, FloatVector high, FloatVector d) {
    FloatVector part = d.sub(v);
    return v.sub(d.sub(part)).sub(high.add(part));
  }

  /// `(eʳ − 1 − r) / r²`.
  static FloatVector polynomial(FloatVector r) {
    return Q5.fma(r, Q4).fma(r, Q3).fma(r, Q2).fma(r, Q1).fma(r, Q0);
  }

  /// 2ᵏ.
  ///
  /// @param k in the exponent field
  /// @return powers of two
  public static FloatVector power(IntVector k) {
    return BITS_OF_ONE.add(k).reinterpretAsFloats();
  }

  static FloatVector constant(float c) {
    return FloatVector.broadcast(SPECIES, c);
  }

  private static IntVector bits(int c) {
    return IntVector.broadcast(INTS, c);
  }
}
