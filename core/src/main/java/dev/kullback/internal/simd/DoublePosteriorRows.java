package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.DoubleVectorTerms.HALF;
import static dev.kullback.internal.simd.DoubleVectorTerms.ONE;
import static dev.kullback.internal.simd.DoubleVectorTerms.SPECIES;
import static jdk.incubator.vector.VectorOperators.MAX;

import dev.kullback.internal.kernel.DoubleRowSums;
import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [FloatPosteriorRows] in double precision: a vector of 512 bits holds the eight sums of a row.
final class DoublePosteriorRows {
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Long> BITS = SPECIES.withLanes(long.class).check(long.class);
  private static final LongVector MAGNITUDE = LongVector.broadcast(BITS, Long.MAX_VALUE);
  private static final long LARGE = Double.doubleToRawLongBits(DoubleTerms.LARGE);
  private static final int SUMS = DoubleRowSums.SUMS;

  private static final DoubleStage[] WHOLE = {
    DoublePosteriorRows::sums, DoublePosteriorRows::finish
  };
  private static final DoubleStage[] WITH_REST = {
    DoublePosteriorRows::sums, DoublePosteriorRows::rest, DoublePosteriorRows::finish
  };
  private static final DoubleStage[] SHORT = {
    DoubleExponentials::posterior, VectorRowSums::doubles
  };
  private static final DoubleStage[] WHOLE_GRADIENT = {
    DoublePosteriorRows::gradient, DoublePosteriorRows::finishGradient
  };
  private static final DoubleStage[] GRADIENT_WITH_REST = {
    DoublePosteriorRows::gradient,
    DoublePosteriorRows::restOfGradient,
    DoublePosteriorRows::finishGradient
  };
  private static final DoubleStage[] SHORT_GRADIENT = {
    DoubleExponentials::posterior,
    VectorRowSums::doubles,
    DoubleExponentials::posteriorSlope,
    ScalarDoubleStages::meanSlope
  };

  private DoublePosteriorRows() {}

  static void values(DoubleTile t) {
    DoubleStage.run(choose(t.width, SHORT, WITH_REST, WHOLE), t);
  }

  static void valuesAndGradient(DoubleTile t) {
    DoubleStage.run(choose(t.width, SHORT_GRADIENT, GRADIENT_WITH_REST, WHOLE_GRADIENT), t);
  }

  private static DoubleStage[] choose(
      int width, DoubleStage[] ifShort, DoubleStage[] withRest, DoubleStage[] whole) {
    if (LANES != SUMS || width < LANES) {
      return ifShort;
    }
    return width % LANES == 0 ? whole : withRest;
  }

  private static void sums(DoubleTile t) {
    int whole = SPECIES.loopBound(t.width);
    double[] scales = t.scales;
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    LongVector worst = LongVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      int start = first + row * width;
      int end = start + whole;
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = start; i < end; i += LANES) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, scales, i);
        worst = worst.max(v.reinterpretAsLongs().and(MAGNITUDE));
        DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
        DoubleVector shifted = DoubleVectorTerms.shifted(v);
        DoubleVector k = DoubleVectorTerms.multiple(shifted);
        DoubleVector power = DoubleVectorTerms.power(shifted);
        DoubleVector upper = DoubleVectorTerms.first(v, k);
        DoubleVector tail = DoubleVectorTerms.tail(k);
        DoubleVector r = upper.add(tail);
        DoubleVector lost = tail.sub(r.sub(upper));
        DoubleVector exact = DoubleVectorTerms.exact(k, power, r, power.sub(ONE), lost);
        DoubleVector excess = power.mul(r.mul(r)).fma(DoubleVectorTerms.exponential(r), exact);
        sum = sum.add(z.fma(z, excess));
      }
      sum.intoArray(sums, row * SUMS);
    }
    t.isRegular = worst.reduceLanes(MAX) <= LARGE;
  }

  private static void rest(DoubleTile t) {
    int whole = SPECIES.loopBound(t.width);
    double[] scales = t.scales;
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    LongVector worst = LongVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      VectorMask<Double> some = SPECIES.indexInRange(whole, width);
      int i = first + row * width + whole;
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, i, some);
      worst = worst.max(v.reinterpretAsLongs().and(MAGNITUDE));
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i, some);
      DoubleVector shifted = DoubleVectorTerms.shifted(v);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector power = DoubleVectorTerms.power(shifted);
      DoubleVector upper = DoubleVectorTerms.first(v, k);
      DoubleVector tail = DoubleVectorTerms.tail(k);
      DoubleVector r = upper.add(tail);
      DoubleVector lost = tail.sub(r.sub(upper));
      DoubleVector exact = DoubleVectorTerms.exact(k, power, r, power.sub(ONE), lost);
      DoubleVector excess = power.mul(r.mul(r)).fma(DoubleVectorTerms.exponential(r), exact);
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, row * SUMS);
      sum.add(z.fma(z, excess)).intoArray(sums, row * SUMS);
    }
    t.isRegular &= worst.reduceLanes(MAX) <= LARGE;
  }

  private static void gradient(DoubleTile t) {
    int whole = SPECIES.loopBound(t.width);
    double[] scales = t.scales;
    double[] offsets = t.offsets;
    double[] ofScale = t.scaleGradient;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    int ofScaleAt = t.scaleGradientAt - t.scalesAt;
    double[] ofMean = t.meanGradient;
    int ofMeanAt = t.meanGradientAt - t.scalesAt;
    LongVector worst = LongVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      int start = first + row * width;
      int end = start + whole;
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = start; i < end; i += LANES) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, scales, i);
        worst = worst.max(v.reinterpretAsLongs().and(MAGNITUDE));
        DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
        DoubleVector shifted = DoubleVectorTerms.shifted(v);
        DoubleVector k = DoubleVectorTerms.multiple(shifted);
        DoubleVector power = DoubleVectorTerms.power(shifted);
        DoubleVector upper = DoubleVectorTerms.first(v, k);
        DoubleVector tail = DoubleVectorTerms.tail(k);
        DoubleVector r = upper.add(tail);
        DoubleVector up = power.sub(ONE);
        DoubleVector square = r.mul(r);
        DoubleVector q = DoubleVectorTerms.exponential(r);
        z.intoArray(ofMean, ofMeanAt + i);
        HALF.mul(power.fma(square.fma(q, r), up)).intoArray(ofScale, ofScaleAt + i);
        DoubleVector lost = tail.sub(r.sub(upper));
        DoubleVector exact = DoubleVectorTerms.exact(k, power, r, up, lost);
        sum = sum.add(z.fma(z, power.mul(square).fma(q, exact)));
      }
      sum.intoArray(sums, row * SUMS);
    }
    t.isRegular = worst.reduceLanes(MAX) <= LARGE;
  }

  private static void restOfGradient(DoubleTile t) {
    int whole = SPECIES.loopBound(t.width);
    double[] scales = t.scales;
    double[] offsets = t.offsets;
    double[] ofScale = t.scaleGradient;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    int ofScaleAt = t.scaleGradientAt - t.scalesAt;
    double[] ofMean = t.meanGradient;
    int ofMeanAt = t.meanGradientAt - t.scalesAt;
    LongVector worst = LongVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      VectorMask<Double> some = SPECIES.indexInRange(whole, width);
      int i = first + row * width + whole;
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, i, some);
      worst = worst.max(v.reinterpretAsLongs().and(MAGNITUDE));
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i, some);
      DoubleVector shifted = DoubleVectorTerms.shifted(v);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector power = DoubleVectorTerms.power(shifted);
      DoubleVector upper = DoubleVectorTerms.first(v, k);
      DoubleVector tail = DoubleVectorTerms.tail(k);
      DoubleVector r = upper.add(tail);
      DoubleVector up = power.sub(ONE);
      DoubleVector square = r.mul(r);
      DoubleVector q = DoubleVectorTerms.exponential(r);
      z.intoArray(ofMean, ofMeanAt + i, some);
      HALF.mul(power.fma(square.fma(q, r), up)).intoArray(ofScale, ofScaleAt + i, some);
      DoubleVector lost = tail.sub(r.sub(upper));
      DoubleVector exact = DoubleVectorTerms.exact(k, power, r, up, lost);
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, row * SUMS);
      sum.add(z.fma(z, power.mul(square).fma(q, exact))).intoArray(sums, row * SUMS);
    }
    t.isRegular &= worst.reduceLanes(MAX) <= LARGE;
  }

  private static void finish(DoubleTile t) {
    if (!t.isRegular) {
      ScalarDoubleStages.posterior(t, 0, t.length());
      DoubleRowSums.strands(t);
    }
    DoubleRowSums.trees(t);
  }

  private static void finishGradient(DoubleTile t) {
    if (!t.isRegular) {
      ScalarDoubleStages.posteriorSlope(t, 0, t.length());
    }
    finish(t);
  }
}
