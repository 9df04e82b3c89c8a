package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.L2D;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.minimax.ExponentialTail;
import dev.kullback.internal.minimax.LogarithmTail;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// [DoubleTerms], lane by lane and to the bit, for lanes that are ordinary: a log-variance
/// difference within ±700, a ratio within 2^±500. See [FloatVectorTerms].
public final class DoubleVectorTerms {
  /// The preferred shape.
  public static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class).check(long.class);

  static final DoubleVector HALF = constant(0.5);
  static final DoubleVector ONE = constant(1);

  private static final DoubleVector LOG2_E = constant(DoubleTerms.LOG2_E);
  private static final DoubleVector MAGIC = constant(DoubleTerms.MAGIC);
  private static final DoubleVector LN2_HIGH = constant(DoubleTerms.MINUS_LN2_HIGH);
  private static final DoubleVector LN2_LOW = constant(DoubleTerms.MINUS_LN2_LOW);
  private static final DoubleVector UNSHIFT = constant(DoubleTerms.UNSHIFT);
  private static final LongVector ROOT_HALF = bits(DoubleTerms.ROOT_HALF);
  private static final LongVector EXPONENT = bits(DoubleTerms.EXPONENT);
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
  private static final DoubleVector R0 = constant(LogarithmTail.R0);
  private static final DoubleVector R1 = constant(LogarithmTail.R1);
  private static final DoubleVector R2 = constant(LogarithmTail.R2);
  private static final DoubleVector R3 = constant(LogarithmTail.R3);
  private static final DoubleVector R4 = constant(LogarithmTail.R4);
  private static final DoubleVector R5 = constant(LogarithmTail.R5);
  private static final DoubleVector R6 = constant(LogarithmTail.R6);
  private static final DoubleVector R7 = constant(LogarithmTail.R7);
  private static final DoubleVector R8 = constant(LogarithmTail.R8);
  private static final DoubleVector R9 = constant(LogarithmTail.R9);
  private static final DoubleVector R10 = constant(LogarithmTail.R10);
  private static final DoubleVector R11 = constant(LogarithmTail.R11);
  private static final DoubleVector R12 = constant(LogarithmTail.R12);
  private static final DoubleVector R13 = constant(LogarithmTail.R13);
  private static final DoubleVector R14 = constant(LogarithmTail.R14);
  private static final DoubleVector R15 = constant(LogarithmTail.R15);
  private static final DoubleVector R16 = constant(LogarithmTail.R16);
  private static final DoubleVector R17 = constant(LogarithmTail.R17);
  private static final DoubleVector R18 = constant(LogarithmTail.R18);
  private static final DoubleVector R19 = constant(LogarithmTail.R19);
  private static final DoubleVector R20 = constant(LogarithmTail.R20);

  private DoubleVectorTerms() {}

  /// `eᵈ − 1 − d`, d = v − (high + low).
  ///
  /// @param v q's log-variances
  /// @param high p's
  /// @param low what p's have beyond a double
  /// @return the values
  public static DoubleVector expm1mx(DoubleVector v, DoubleVector high, DoubleVector low) {
    DoubleVector d = v.sub(high);
    DoubleVector shifted = shifted(d);
    DoubleVector k = multiple(shifted);
    DoubleVector power = power(shifted);
    DoubleVector first = k.fma(LN2_HIGH, d);
    DoubleVector tail = k.fma(LN2_LOW, lost(v, high, d).sub(low));
    return finish(k, power, first, tail);
  }

  /// `eᵛ − 1 − v`.
  ///
  /// @param v within ±700
  /// @return the values
  public static DoubleVector expm1mx(DoubleVector v) {
    DoubleVector shifted = shifted(v);
    DoubleVector k = multiple(shifted);
    return finish(k, power(shifted), first(v, k), tail(k));
  }

  /// `eᵛ − 1`.
  ///
  /// @param v within ±700
  /// @return the values
  public static DoubleVector expm1(DoubleVector v) {
    DoubleVector shifted = shifted(v);
    DoubleVector k = multiple(shifted);
    DoubleVector power = power(shifted);
    DoubleVector r = first(v, k).add(tail(k));
    return power.fma(r.mul(r).fma(exponential(r), r), power.sub(ONE));
  }

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

  private static DoubleVector finish(
      DoubleVector k, DoubleVector power, DoubleVector first, DoubleVector tail) {
    DoubleVector r = first.add(tail);
    DoubleVector lost = tail.sub(r.sub(first));
    DoubleVector exact = exact(k, power, r, power.sub(ONE), lost);
    return power.mul(r.mul(r)).fma(exponential(r), exact);
  }

  /// `(2ᵏ − 1) r + ((2ᵏ − 1) − k ln 2)`, and what r has lost; exactly 0 for k = 0.
  static DoubleVector exact(
      DoubleVector k, DoubleVector power, DoubleVector r, DoubleVector up, DoubleVector lost) {
    DoubleVector sum = k.fma(LN2_LOW, up.fma(r, k.fma(LN2_HIGH, up)));
    return lost.fma(power.fma(r, up), sum);
  }

  /// `eᵈ − 1`, d = v − (high + low).
  ///
  /// @param v q's log-variances
  /// @param high p's
  /// @param low what p's have beyond a double
  /// @return the values
  public static DoubleVector expm1(DoubleVector v, DoubleVector high, DoubleVector low) {
    DoubleVector d = v.sub(high);
    DoubleVector shifted = shifted(d);
    DoubleVector k = multiple(shifted);
    DoubleVector power = power(shifted);
    DoubleVector tail = k.fma(LN2_LOW, lost(v, high, d).sub(low));
    DoubleVector r = k.fma(LN2_HIGH, d).add(tail);
    return power.fma(r.mul(r).fma(exponential(r), r), power.sub(ONE));
  }

  /// What `d = v − high` lost in rounding.
  private static DoubleVector lost(DoubleVector v, DoubleVector high, DoubleVector d) {
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

  /// k of `ρ = 2ᵏ m`, `√½ ≤ m < √2`, left in the exponent field.
  ///
  /// @param ratio ρ, within 2^±500
  /// @return k · 2⁵²
  public static LongVector exponent(DoubleVector ratio) {
    return ratio.reinterpretAsLongs().sub(ROOT_HALF).and(EXPONENT);
  }

  /// 2ᵏ.
  ///
  /// @param k in the exponent field
  /// @return powers of two
  public static DoubleVector power(LongVector k) {
    return BITS_OF_ONE.add(k).reinterpretAsDoubles();
  }

  /// `f = x / (2ᵏ (high + low)) − 1`.
  ///
  /// @param x q's scales
  /// @param high p's
  /// @param low what p's have beyond a double
  /// @param inverse 1/high
  /// @param k in the exponent field
  /// @return f, from an exact difference
  public static DoubleVector mantissa(
      DoubleVector x, DoubleVector high, DoubleVector low, DoubleVector inverse, LongVector k) {
    DoubleVector down = BITS_OF_ONE.sub(k).reinterpretAsDoubles();
    return x.mul(down).sub(high).sub(low).mul(inverse);
  }

  /// `ρ − 1 − ln ρ`, ρ = 2ᵏ (1 + f).
  ///
  /// @param f the mantissa less 1
  /// @param shiftedK in the exponent field
  /// @return the values
  public static DoubleVector excess(DoubleVector f, LongVector shiftedK) {
    DoubleVector k = ((DoubleVector) shiftedK.convert(L2D, 0)).mul(UNSHIFT);
    DoubleVector up = power(shiftedK).sub(ONE);
    DoubleVector exact = up.fma(f, k.fma(LN2_HIGH, up));
    DoubleVector square = f.mul(f);
    DoubleVector squareLow = f.fma(f, square.neg());
    DoubleVector low = HALF.fma(squareLow, k.mul(LN2_LOW));
    DoubleVector cube = square.mul(f).neg();
    return HALF.fma(square, exact).add(cube.fma(logarithm(f, square), low));
  }

  private static DoubleVector logarithm(DoubleVector f, DoubleVector square) {
    DoubleVector even = R19.fma(square, R17).fma(square, R15).fma(square, R13).fma(square, R11);
    even = even.fma(square, R9).fma(square, R7).fma(square, R5).fma(square, R3).fma(square, R1);
    DoubleVector odd = R20.fma(square, R18).fma(square, R16).fma(square, R14).fma(square, R12);
    odd = odd.fma(square, R10).fma(square, R8).fma(square, R6).fma(square, R4).fma(square, R2);
    return odd.fma(f, even).fma(f, R0);
  }

  private static DoubleVector constant(double c) {
    return DoubleVector.broadcast(SPECIES, c);
  }

  private static LongVector bits(long c) {
    return LongVector.broadcast(LONGS, c);
  }
}
