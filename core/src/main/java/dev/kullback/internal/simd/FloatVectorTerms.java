package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.kullback.internal.kernel.FloatExponential;
import dev.kullback.internal.kernel.FloatTerms;
import dev.kullback.internal.minimax.FloatLogarithm;
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

  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class).check(int.class);

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

  private static final IntVector ROOT_HALF = bits(FloatTerms.ROOT_HALF);
  private static final IntVector EXPONENT = bits(FloatTerms.EXPONENT);
  private static final IntVector BITS_OF_ONE = bits(FloatTerms.ONE);
  private static final FloatVector LN2_SHIFTED = constant(FloatTerms.MINUS_LN2_SHIFTED);
  private static final FloatVector S0 = constant(FloatLogarithm.S0);
  private static final FloatVector S1 = constant(FloatLogarithm.S1);
  private static final FloatVector S2 = constant(FloatLogarithm.S2);
  private static final FloatVector S3 = constant(FloatLogarithm.S3);
  private static final FloatVector S4 = constant(FloatLogarithm.S4);
  private static final FloatVector S5 = constant(FloatLogarithm.S5);
  private static final FloatVector S6 = constant(FloatLogarithm.S6);
  private static final FloatVector S7 = constant(FloatLogarithm.S7);
  private static final FloatVector S8 = constant(FloatLogarithm.S8);
  private static final FloatVector S9 = constant(FloatLogarithm.S9);

  private FloatVectorTerms() {}

  /// `eᵛ − 1 − v`.
  ///
  /// @param v within ±87
  /// @return the values
  public static FloatVector expm1mx(FloatVector v) {
    FloatVector shifted = shifted(v);
    FloatVector k = multiple(shifted);
    FloatVector power = power(shifted);
    FloatVector r = remainder(v, k);
    return power.mul(r.mul(r)).fma(polynomial(r), exact(k, r, power.sub(ONE)));
  }

  /// `eᵛ − 1`.
  ///
  /// @param v within ±87
  /// @return the values
  public static FloatVector expm1(FloatVector v) {
    FloatVector shifted = shifted(v);
    FloatVector power = power(shifted);
    FloatVector r = remainder(v, multiple(shifted));
    return power.fma(r.mul(r).fma(polynomial(r), r), power.sub(ONE));
  }

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

  /// `eᵈ − 1 − d`, d = v − (high + low).
  ///
  /// @param v q's log-variances
  /// @param high p's
  /// @param low what p's have beyond a float
  /// @return the values
  public static FloatVector expm1mx(FloatVector v, FloatVector high, FloatVector low) {
    FloatVector d = v.sub(high);
    FloatVector shifted = shifted(d);
    FloatVector k = multiple(shifted);
    FloatVector power = power(shifted);
    FloatVector r = k.fma(LN2_LOW, k.fma(LN2_HIGH, d)).add(lost(v, high, d).sub(low));
    return power.mul(r.mul(r)).fma(polynomial(r), exact(k, r, power.sub(ONE)));
  }

  /// `eᵈ − 1`, d = v − (high + low).
  ///
  /// @param v q's log-variances
  /// @param high p's
  /// @param low what p's have beyond a float
  /// @return the values
  public static FloatVector expm1(FloatVector v, FloatVector high, FloatVector low) {
    FloatVector d = v.sub(high);
    FloatVector shifted = shifted(d);
    FloatVector k = multiple(shifted);
    FloatVector power = power(shifted);
    FloatVector r = k.fma(LN2_LOW, k.fma(LN2_HIGH, d)).add(lost(v, high, d).sub(low));
    return power.fma(r.mul(r).fma(polynomial(r), r), power.sub(ONE));
  }

  /// What `d = v − high` lost in rounding.
  private static FloatVector lost(FloatVector v, FloatVector high, FloatVector d) {
    FloatVector part = d.sub(v);
    return v.sub(d.sub(part)).sub(high.add(part));
  }

  /// `(eʳ − 1 − r) / r²`.
  static FloatVector polynomial(FloatVector r) {
    return Q5.fma(r, Q4).fma(r, Q3).fma(r, Q2).fma(r, Q1).fma(r, Q0);
  }

  /// k of `ρ = 2ᵏ m`, `√½ ≤ m < √2`, left in the exponent field.
  ///
  /// @param ratio ρ, within 2^±60
  /// @return k · 2²³
  public static IntVector exponent(FloatVector ratio) {
    return ratio.reinterpretAsInts().sub(ROOT_HALF).and(EXPONENT);
  }

  /// 2ᵏ.
  ///
  /// @param k in the exponent field
  /// @return powers of two
  public static FloatVector power(IntVector k) {
    return BITS_OF_ONE.add(k).reinterpretAsFloats();
  }

  /// `f = x / (2ᵏ (high + low)) − 1`.
  ///
  /// @param x q's scales
  /// @param high p's
  /// @param low what p's have beyond a float
  /// @param inverse 1/high
  /// @param k in the exponent field
  /// @return f, from an exact difference
  public static FloatVector mantissa(
      FloatVector x, FloatVector high, FloatVector low, FloatVector inverse, IntVector k) {
    FloatVector down = BITS_OF_ONE.sub(k).reinterpretAsFloats();
    return x.mul(down).sub(high).sub(low).mul(inverse);
  }

  /// `ρ − 1 − ln ρ`, ρ = 2ᵏ (1 + f).
  ///
  /// @param f the mantissa less 1
  /// @param k in the exponent field
  /// @return the values
  public static FloatVector excess(FloatVector f, IntVector k) {
    FloatVector up = power(k).sub(ONE);
    FloatVector kAsFloat = (FloatVector) k.convert(I2F, 0);
    FloatVector exact = up.fma(f, kAsFloat.fma(LN2_SHIFTED, up));
    FloatVector s = S9.fma(f, S8).fma(f, S7).fma(f, S6).fma(f, S5).fma(f, S4);
    s = s.fma(f, S3).fma(f, S2).fma(f, S1).fma(f, S0);
    return f.mul(f).fma(s, exact);
  }

  private static FloatVector constant(float c) {
    return FloatVector.broadcast(SPECIES, c);
  }

  private static IntVector bits(int c) {
    return IntVector.broadcast(INTS, c);
  }
}
