package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.minimax.ExponentialTail;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// [DoubleTerms], lane by lane and to the bit, for lanes that are ordinary: a log-variance
/// difference within ±700, a ratio within 2^±500. See [FloatVectorTerms].
public final class DoubleVectorTerms {
  /// The preferred shape.
  public static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class).check(long.class);

  static final DoubleVector HALF = constant(0.5);
  static final DoubleVector ONE = constant(1);

  private static final DoubleVector LOG2_E = constant(DoubleTerms.LOG2_E);
  private static final DoubleVector MAGIC = constant(DoubleTerms.MAGIC);
  static final DoubleVector LN2_HIGH = constant(DoubleTerms.MINUS_LN2_HIGH);
  static final DoubleVector LN2_LOW = constant(DoubleTerms.MINUS_LN2_LOW);
  static final DoubleVector UNSHIFT = constant(DoubleTerms.UNSHIFT);
  static final LongVector ROOT_HALF = bits(DoubleTerms.ROOT_HALF);
  static final LongVector EXPONENT = bits(DoubleTerms.EXPONENT);
  private static final LongVector BITS_OF_ONE = bits(DoubleTerms.ONE);
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

  private DoubleVectorTerms() {}

  /// k, the nearest integer to `v / ln 2`, beside a number that keeps it in the low bits.
  static DoubleVector shifted(DoubleVector v) {
    return v.fma(LOG2_E, MAGIC);
  }

  /// k.
  static DoubleVector multiple(DoubleVector shifted) {
    return shifted.sub(MAGIC);
  }

  /// 2ᵏ.
  static DoubleVector power(DoubleVector shifted) {
    return shifted.reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles();
  }

  /// `v − k ln 2` but for the lower part of ln 2.
  static DoubleVector first(DoubleVector v, DoubleVector k) {
    return k.fma(LN2_HIGH, v);
  }

  /// The lower part of `−k ln 2`.
  static DoubleVector tail(DoubleVector k) {
    return k.mul(LN2_LOW);
  }

  /// The same and what the difference of log-variances has lost.
  static DoubleVector tail(DoubleVector k, DoubleVector lost) {
    return k.fma(LN2_LOW, lost);
  }

  /// `(2ᵏ − 1) r + ((2ᵏ − 1) − k ln 2)`, and what r has lost; exactly 0 for k = 0.
  static DoubleVector exact(
      DoubleVector k, DoubleVector power, DoubleVector r, DoubleVector up, DoubleVector lost) {
    DoubleVector sum = k.fma(LN2_LOW, up.fma(r, k.fma(LN2_HIGH, up)));
    return lost.fma(power.fma(r, up), sum);
  }

  /// What `d = v − high` lost in rounding.
  static DoubleVector lost(DoubleVector v, DoubleVector high, DoubleVector d) {
    DoubleVector part = d.sub(v);
    return v.sub(d.sub(part)).sub(high.add(part));
  }

  /// `(eʳ − 1 − r) / r²`.
  static DoubleVector exponential(DoubleVector r) {
    DoubleVector square = r.mul(r);
    DoubleVector even = P8.fma(square, P6).fma(square, P4).fma(square, P2).fma(square, P0);
    DoubleVector odd = P9.fma(square, P7).fma(square, P5).fma(square, P3).fma(square, P1);
    return odd.fma(r, even).fma(r, HALF);
  }

  /// 2ᵏ.
  ///
  /// @param k in the exponent field
  /// @return powers of two
  public static DoubleVector power(LongVector k) {
    return BITS_OF_ONE.add(k).reinterpretAsDoubles();
  }

  static DoubleVector constant(double c) {
    return DoubleVector.broadcast(SPECIES, c);
  }

  private static LongVector bits(long c) {
    return LongVector.broadcast(LONGS, c);
  }
}
