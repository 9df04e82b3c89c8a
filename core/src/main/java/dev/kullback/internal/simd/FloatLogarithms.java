package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.FloatVectorTerms.EXPONENT;
import static dev.kullback.internal.simd.FloatVectorTerms.INTS;
import static dev.kullback.internal.simd.FloatVectorTerms.LN2_SHIFTED;
import static dev.kullback.internal.simd.FloatVectorTerms.ONE;
import static dev.kullback.internal.simd.FloatVectorTerms.ROOT_HALF;
import static dev.kullback.internal.simd.FloatVectorTerms.SPECIES;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.OR;

import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.FloatTerms;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.ScalarFloatStages;
import dev.kullback.internal.minimax.FloatLogarithm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// The stages for variances, standard deviations and precisions in floats, each a sequence of small
/// loops over scratch memory: all in one would have more operations than C2 keeps free of boxes. A
/// tile with a ratio outside the ordinary range is done again by the scalar stage.
final class FloatLogarithms {
  private static final int LANES = SPECIES.length();
  private static final FloatVector S0 = FloatVectorTerms.constant(FloatLogarithm.S0);
  private static final FloatVector S1 = FloatVectorTerms.constant(FloatLogarithm.S1);
  private static final FloatVector S2 = FloatVectorTerms.constant(FloatLogarithm.S2);
  private static final FloatVector S3 = FloatVectorTerms.constant(FloatLogarithm.S3);
  private static final FloatVector S4 = FloatVectorTerms.constant(FloatLogarithm.S4);
  private static final FloatVector S5 = FloatVectorTerms.constant(FloatLogarithm.S5);
  private static final FloatVector S6 = FloatVectorTerms.constant(FloatLogarithm.S6);
  private static final FloatVector S7 = FloatVectorTerms.constant(FloatLogarithm.S7);
  private static final FloatVector S8 = FloatVectorTerms.constant(FloatLogarithm.S8);
  private static final FloatVector S9 = FloatVectorTerms.constant(FloatLogarithm.S9);
  private static final IntVector SMALLEST = bits(FloatTerms.SMALLEST);
  private static final IntVector LARGEST = bits(FloatTerms.LARGEST);

  private static final FloatStage[] VARIANCE = {
    FloatLogarithms::split, FloatLogarithms::excess, FloatLogarithms::add
  };

  private static final FloatStage[] DEVIATION = {
    FloatLogarithms::split, FloatLogarithms::excess, FloatLogarithms::addDeviation
  };

  private static final FloatStage[] PRECISION = {
    FloatLogarithms::split, FloatLogarithms::invert, FloatLogarithms::excess, FloatLogarithms::add
  };

  private FloatLogarithms() {}

  static void variance(FloatTile t) {
    FloatStage.run(VARIANCE, t);
    ScalarFloatStages.variance(t, vectorised(t), t.length());
  }

  static void deviation(FloatTile t) {
    FloatStage.run(DEVIATION, t);
    ScalarFloatStages.deviation(t, vectorised(t), t.length());
  }

  static void precision(FloatTile t) {
    FloatStage.run(PRECISION, t);
    ScalarFloatStages.precision(t, vectorised(t), t.length());
  }

  /// `ρ = 2ᵏ (1 + f)`, ρ = x / (high + low): f from an exact difference, and k in the exponent
  /// field. Ratios outside the range show in a sign, since the bits of positive numbers are ordered
  /// as integers.
  private static void split(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] inverses = t.reference.inverse;
    float[] highs = t.reference.high;
    float[] lows = t.reference.low;
    IntVector signs = IntVector.zero(INTS);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      FloatVector inverse = FloatVector.fromArray(SPECIES, inverses, i);
      IntVector ratio = x.mul(inverse).reinterpretAsInts();
      signs = signs.or(ratio.sub(SMALLEST)).or(LARGEST.sub(ratio));
      IntVector k = ratio.sub(ROOT_HALF).and(EXPONENT);
      k.intoArray(t.exponents, i);
      FloatVector down = FloatVectorTerms.power(k.neg());
      FloatVector high = FloatVector.fromArray(SPECIES, highs, i);
      FloatVector low = FloatVector.fromArray(SPECIES, lows, i);
      x.mul(down).sub(high).sub(low).mul(inverse).intoArray(t.mantissas, i);
    }
    t.isOrdinary = signs.reduceLanes(OR) >= 0;
  }

  /// The same of 1/ρ.
  private static void invert(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    for (int i = 0; i < bound; i += LANES) {
      FloatVector f = FloatVector.fromArray(SPECIES, t.mantissas, i);
      f.neg().div(ONE.add(f)).intoArray(t.mantissas, i);
      IntVector.fromArray(INTS, t.exponents, i).neg().intoArray(t.exponents, i);
    }
  }

  /// `ρ − 1 − ln ρ`.
  private static void excess(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    for (int i = 0; i < bound; i += LANES) {
      FloatVector f = FloatVector.fromArray(SPECIES, t.mantissas, i);
      IntVector k = IntVector.fromArray(INTS, t.exponents, i);
      FloatVector up = FloatVectorTerms.power(k).sub(ONE);
      FloatVector exact = up.fma(f, ((FloatVector) k.convert(I2F, 0)).fma(LN2_SHIFTED, up));
      FloatVector s = S9.fma(f, S8).fma(f, S7).fma(f, S6).fma(f, S5).fma(f, S4);
      s = s.fma(f, S3).fma(f, S2).fma(f, S1).fma(f, S0);
      f.mul(f).fma(s, exact).intoArray(t.terms, i);
    }
  }

  /// Adds z².
  private static void add(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] terms = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, FloatVector.fromArray(SPECIES, terms, i)).intoArray(terms, i);
    }
  }

  /// From `ρ − 1 − ln ρ` to `z² + ρ² − 1 − 2 ln ρ`.
  private static void addDeviation(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] terms = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      FloatVector f = FloatVector.fromArray(SPECIES, t.mantissas, i);
      IntVector k = IntVector.fromArray(INTS, t.exponents, i);
      FloatVector scale = FloatVectorTerms.power(k);
      FloatVector e = scale.fma(f, scale.sub(ONE));
      FloatVector excess = FloatVector.fromArray(SPECIES, terms, i);
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, e.fma(e, excess.add(excess))).intoArray(terms, i);
    }
  }

  /// The first coordinate that is left to the scalar stage: the first behind the last whole vector,
  /// or 0 where there is a ratio outside the ordinary range.
  private static int vectorised(FloatTile t) {
    return t.isOrdinary ? SPECIES.loopBound(t.length()) : 0;
  }

  private static IntVector bits(float c) {
    return IntVector.broadcast(INTS, Float.floatToRawIntBits(c));
  }
}
