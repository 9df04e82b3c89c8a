package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.DoubleVectorTerms.EXPONENT;
import static dev.kullback.internal.simd.DoubleVectorTerms.HALF;
import static dev.kullback.internal.simd.DoubleVectorTerms.LN2_HIGH;
import static dev.kullback.internal.simd.DoubleVectorTerms.LN2_LOW;
import static dev.kullback.internal.simd.DoubleVectorTerms.LONGS;
import static dev.kullback.internal.simd.DoubleVectorTerms.ONE;
import static dev.kullback.internal.simd.DoubleVectorTerms.ROOT_HALF;
import static dev.kullback.internal.simd.DoubleVectorTerms.SPECIES;
import static dev.kullback.internal.simd.DoubleVectorTerms.UNSHIFT;
import static jdk.incubator.vector.VectorOperators.L2D;
import static jdk.incubator.vector.VectorOperators.OR;

import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import dev.kullback.internal.minimax.LogarithmTail;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/// The stages for variances, standard deviations and precisions in doubles, each a sequence of
/// small loops over scratch memory: all in one would have more operations than C2 keeps free of
/// boxes. A tile with a ratio outside the ordinary range is done again by the scalar stage.
final class DoubleLogarithms {
  private static final int LANES = SPECIES.length();
  private static final LongVector SMALLEST = bits(DoubleTerms.SMALLEST);
  private static final LongVector LARGEST = bits(DoubleTerms.LARGEST);
  private static final DoubleVector R0 = DoubleVectorTerms.constant(LogarithmTail.R0);
  private static final DoubleVector R1 = DoubleVectorTerms.constant(LogarithmTail.R1);
  private static final DoubleVector R2 = DoubleVectorTerms.constant(LogarithmTail.R2);
  private static final DoubleVector R3 = DoubleVectorTerms.constant(LogarithmTail.R3);
  private static final DoubleVector R4 = DoubleVectorTerms.constant(LogarithmTail.R4);
  private static final DoubleVector R5 = DoubleVectorTerms.constant(LogarithmTail.R5);
  private static final DoubleVector R6 = DoubleVectorTerms.constant(LogarithmTail.R6);
  private static final DoubleVector R7 = DoubleVectorTerms.constant(LogarithmTail.R7);
  private static final DoubleVector R8 = DoubleVectorTerms.constant(LogarithmTail.R8);
  private static final DoubleVector R9 = DoubleVectorTerms.constant(LogarithmTail.R9);
  private static final DoubleVector R10 = DoubleVectorTerms.constant(LogarithmTail.R10);
  private static final DoubleVector R11 = DoubleVectorTerms.constant(LogarithmTail.R11);
  private static final DoubleVector R12 = DoubleVectorTerms.constant(LogarithmTail.R12);
  private static final DoubleVector R13 = DoubleVectorTerms.constant(LogarithmTail.R13);
  private static final DoubleVector R14 = DoubleVectorTerms.constant(LogarithmTail.R14);
  private static final DoubleVector R15 = DoubleVectorTerms.constant(LogarithmTail.R15);
  private static final DoubleVector R16 = DoubleVectorTerms.constant(LogarithmTail.R16);
  private static final DoubleVector R17 = DoubleVectorTerms.constant(LogarithmTail.R17);
  private static final DoubleVector R18 = DoubleVectorTerms.constant(LogarithmTail.R18);
  private static final DoubleVector R19 = DoubleVectorTerms.constant(LogarithmTail.R19);
  private static final DoubleVector R20 = DoubleVectorTerms.constant(LogarithmTail.R20);

  private static final DoubleStage[] VARIANCE = {
    DoubleLogarithms::split, DoubleLogarithms::tail, DoubleLogarithms::excess, DoubleLogarithms::add
  };

  private static final DoubleStage[] DEVIATION = {
    DoubleLogarithms::split,
    DoubleLogarithms::tail,
    DoubleLogarithms::excess,
    DoubleLogarithms::addDeviation
  };

  private static final DoubleStage[] PRECISION = {
    DoubleLogarithms::split,
    DoubleLogarithms::invert,
    DoubleLogarithms::tail,
    DoubleLogarithms::excess,
    DoubleLogarithms::add
  };

  private DoubleLogarithms() {}

  static void variance(DoubleTile t) {
    DoubleStage.run(VARIANCE, t);
    ScalarDoubleStages.variance(t, vectorised(t), t.length());
  }

  static void deviation(DoubleTile t) {
    DoubleStage.run(DEVIATION, t);
    ScalarDoubleStages.deviation(t, vectorised(t), t.length());
  }

  static void precision(DoubleTile t) {
    DoubleStage.run(PRECISION, t);
    ScalarDoubleStages.precision(t, vectorised(t), t.length());
  }

  /// `ρ = 2ᵏ (1 + f)`, ρ = x / (high + low): f from an exact difference, and k in the exponent
  /// field. Ratios outside the range show in a sign, since the bits of positive numbers are ordered
  /// as integers.
  private static void split(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] inverses = t.reference.inverse;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    LongVector signs = LongVector.zero(LONGS);
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector inverse = DoubleVector.fromArray(SPECIES, inverses, i);
      LongVector ratio = x.mul(inverse).reinterpretAsLongs();
      signs = signs.or(ratio.sub(SMALLEST)).or(LARGEST.sub(ratio));
      LongVector k = ratio.sub(ROOT_HALF).and(EXPONENT);
      k.intoArray(t.exponents, i);
      DoubleVector down = DoubleVectorTerms.power(k.neg());
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      x.mul(down).sub(high).sub(low).mul(inverse).intoArray(t.mantissas, i);
    }
    t.isOrdinary = signs.reduceLanes(OR) >= 0;
  }

  /// The same of 1/ρ.
  private static void invert(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, t.mantissas, i);
      f.neg().div(ONE.add(f)).intoArray(t.mantissas, i);
      LongVector.fromArray(LONGS, t.exponents, i).neg().intoArray(t.exponents, i);
    }
  }

  /// R(f), the tail of the logarithm.
  private static void tail(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, t.mantissas, i);
      DoubleVector square = f.mul(f);
      DoubleVector even = R19.fma(square, R17).fma(square, R15).fma(square, R13);
      even = even.fma(square, R11).fma(square, R9).fma(square, R7);
      even = even.fma(square, R5).fma(square, R3).fma(square, R1);
      DoubleVector odd = R20.fma(square, R18).fma(square, R16).fma(square, R14);
      odd = odd.fma(square, R12).fma(square, R10).fma(square, R8);
      odd = odd.fma(square, R6).fma(square, R4).fma(square, R2);
      odd.fma(f, even).fma(f, R0).intoArray(t.terms, i);
    }
  }

  /// `ρ − 1 − ln ρ`, with the tail of the logarithm known.
  private static void excess(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] terms = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, t.mantissas, i);
      LongVector shiftedK = LongVector.fromArray(LONGS, t.exponents, i);
      DoubleVector k = ((DoubleVector) shiftedK.convert(L2D, 0)).mul(UNSHIFT);
      DoubleVector up = DoubleVectorTerms.power(shiftedK).sub(ONE);
      DoubleVector exact = up.fma(f, k.fma(LN2_HIGH, up));
      DoubleVector square = f.mul(f);
      DoubleVector squareLow = f.fma(f, square.neg());
      DoubleVector low = HALF.fma(squareLow, k.mul(LN2_LOW));
      DoubleVector cube = square.mul(f).neg();
      DoubleVector rest = cube.fma(DoubleVector.fromArray(SPECIES, terms, i), low);
      HALF.fma(square, exact).add(rest).intoArray(terms, i);
    }
  }

  /// Adds z².
  private static void add(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] terms = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, DoubleVector.fromArray(SPECIES, terms, i)).intoArray(terms, i);
    }
  }

  /// From `ρ − 1 − ln ρ` to `z² + ρ² − 1 − 2 ln ρ`.
  private static void addDeviation(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] terms = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, t.mantissas, i);
      LongVector k = LongVector.fromArray(LONGS, t.exponents, i);
      DoubleVector scale = DoubleVectorTerms.power(k);
      DoubleVector e = scale.fma(f, scale.sub(ONE));
      DoubleVector excess = DoubleVector.fromArray(SPECIES, terms, i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, e.fma(e, excess.add(excess))).intoArray(terms, i);
    }
  }

  /// The first coordinate that is left to the scalar stage: the first behind the last whole vector,
  /// or 0 where there is a ratio outside the ordinary range.
  private static int vectorised(DoubleTile t) {
    return t.isOrdinary ? SPECIES.loopBound(t.length()) : 0;
  }

  private static LongVector bits(double c) {
    return LongVector.broadcast(LONGS, Double.doubleToRawLongBits(c));
  }
}
