package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.FloatVectorTerms.HALF;
import static dev.kullback.internal.simd.FloatVectorTerms.SPECIES;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;

import dev.kullback.internal.kernel.FloatExponential;
import dev.kullback.internal.kernel.FloatRowSums;
import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.ScalarFloatStages;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// From log-variances to sums of rows in one pass, so that loads from memory, exponentials and sums
/// go on side by side. On vectors of 512 bits, which hold the 16 strands of a row; for others, and
/// for rows shorter than a vector, the terms go through scratch memory.
///
/// What is left of each row behind its last whole vector has a loop of its own, so that no compiled
/// method holds two exponentials. Exponentials are written out: a method of that size may have been
/// compiled by itself before, and then C2 calls it, with vectors in boxes.
final class FloatPosteriorRows {
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Integer> BITS = SPECIES.withLanes(int.class).check(int.class);
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final IntVector MAGNITUDE = IntVector.broadcast(BITS, Integer.MAX_VALUE);
  private static final int LARGE = Float.floatToRawIntBits(FloatExponential.LARGE);
  private static final int SUMS = FloatRowSums.SUMS;

  private static final FloatStage[] WHOLE = {FloatPosteriorRows::sums, FloatPosteriorRows::finish};
  private static final FloatStage[] WITH_REST = {
    FloatPosteriorRows::sums, FloatPosteriorRows::rest, FloatPosteriorRows::finish
  };
  private static final FloatStage[] PAIRS = {
    FloatPosteriorRows::pairs, FloatPosteriorRows::finishPairs
  };
  private static final FloatStage[] SHORT = {FloatExponentials::posterior, VectorRowSums::floats};
  private static final FloatStage[] WHOLE_GRADIENT = {
    FloatPosteriorRows::gradient, FloatPosteriorRows::finishGradient
  };
  private static final FloatStage[] GRADIENT_WITH_REST = {
    FloatPosteriorRows::gradient,
    FloatPosteriorRows::restOfGradient,
    FloatPosteriorRows::finishGradient
  };
  private static final FloatStage[] SHORT_GRADIENT = {
    FloatExponentials::posterior,
    VectorRowSums::floats,
    FloatExponentials::posteriorSlope,
    ScalarFloatStages::meanSlope
  };

  private FloatPosteriorRows() {}

  static void values(FloatTile t) {
    boolean isPair = t.width == 2 && LANES == FloatRowSums.STRANDS;
    FloatStage.run(isPair ? PAIRS : choose(t.width, SHORT, WITH_REST, WHOLE), t);
  }

  static void valuesAndGradient(FloatTile t) {
    FloatStage.run(choose(t.width, SHORT_GRADIENT, GRADIENT_WITH_REST, WHOLE_GRADIENT), t);
  }

  private static FloatStage[] choose(
      int width, FloatStage[] ifShort, FloatStage[] withRest, FloatStage[] whole) {
    if (LANES != FloatRowSums.STRANDS || width < LANES) {
      return ifShort;
    }
    return width % LANES == 0 ? whole : withRest;
  }

  private static void sums(FloatTile t) {
    int whole = SPECIES.loopBound(t.width);
    float[] scales = t.scales;
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    IntVector worst = IntVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      int start = first + row * width;
      int end = start + whole;
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int block = start; block < end; block += FloatRowSums.BLOCK) {
        FloatVector strands = FloatVector.zero(SPECIES);
        int stop = Math.min(end, block + FloatRowSums.BLOCK);
        for (int i = block; i < stop; i += LANES) {
          FloatVector v = FloatVector.fromArray(SPECIES, scales, i);
          worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
          FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
          FloatVector shifted = FloatVectorTerms.shifted(v);
          FloatVector k = FloatVectorTerms.multiple(shifted);
          FloatVector power = FloatVectorTerms.power(shifted);
          FloatVector r = FloatVectorTerms.remainder(v, k);
          FloatVector exact = FloatVectorTerms.exact(k, r, power.sub(FloatVectorTerms.ONE));
          FloatVector excess = power.mul(r.mul(r)).fma(FloatVectorTerms.polynomial(r), exact);
          strands = strands.add(z.fma(z, excess));
        }
        sum = sum.add(wide(strands));
      }
      sum.intoArray(sums, row * SUMS);
    }
    t.isRegular = worst.reduceLanes(MAX) <= LARGE;
  }

  /// Rows of two, while there are eight.
  private static void pairs(FloatTile t) {
    int bound = t.rows & -SUMS;
    float[] scales = t.scales;
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    double[] sums = t.sums;
    IntVector worst = IntVector.zero(BITS);
    VectorMask<Double> regular = DOUBLES.maskAll(true);
    for (int row = 0; row < bound; row += SUMS) {
      int i = first + 2 * row;
      FloatVector v = FloatVector.fromArray(SPECIES, scales, i);
      worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      FloatVector shifted = FloatVectorTerms.shifted(v);
      FloatVector k = FloatVectorTerms.multiple(shifted);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector r = FloatVectorTerms.remainder(v, k);
      FloatVector exact = FloatVectorTerms.exact(k, r, power.sub(FloatVectorTerms.ONE));
      FloatVector excess = power.mul(r.mul(r)).fma(FloatVectorTerms.polynomial(r), exact);
      FloatVector terms = z.fma(z, excess);
      DoubleVector low = (DoubleVector) terms.convertShape(F2D, DOUBLES, 0);
      DoubleVector high = (DoubleVector) terms.convertShape(F2D, DOUBLES, 1);
      DoubleVector sum = VectorRowSums.pairs(low, high);
      regular = regular.and(sum.compare(LT, VectorRowSums.HUGE));
      sum.intoArray(sums, row);
    }
    t.isRegular = regular.allTrue() && worst.reduceLanes(MAX) <= LARGE;
  }

  private static void finishPairs(FloatTile t) {
    int done = t.isRegular ? t.rows & -SUMS : 0;
    t.isRegular = true;
    ScalarFloatStages.posterior(t, 2 * done, t.length());
    FloatRowSums.few(t, done);
  }

  private static void rest(FloatTile t) {
    int whole = SPECIES.loopBound(t.width);
    float[] scales = t.scales;
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    IntVector worst = IntVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      VectorMask<Float> some = SPECIES.indexInRange(whole, width);
      int i = first + row * width + whole;
      FloatVector v = FloatVector.fromArray(SPECIES, scales, i, some);
      worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i, some);
      FloatVector shifted = FloatVectorTerms.shifted(v);
      FloatVector k = FloatVectorTerms.multiple(shifted);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector r = FloatVectorTerms.remainder(v, k);
      FloatVector exact = FloatVectorTerms.exact(k, r, power.sub(FloatVectorTerms.ONE));
      FloatVector excess = power.mul(r.mul(r)).fma(FloatVectorTerms.polynomial(r), exact);
      DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, row * SUMS);
      sum.add(wide(z.fma(z, excess))).intoArray(sums, row * SUMS);
    }
    t.isRegular &= worst.reduceLanes(MAX) <= LARGE;
  }

  private static void gradient(FloatTile t) {
    int whole = SPECIES.loopBound(t.width);
    float[] scales = t.scales;
    float[] offsets = t.offsets;
    float[] ofScale = t.scaleGradient;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    int ofScaleAt = t.scaleGradientAt - t.scalesAt;
    float[] ofMean = t.meanGradient;
    int ofMeanAt = t.meanGradientAt - t.scalesAt;
    IntVector worst = IntVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      int start = first + row * width;
      int end = start + whole;
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int block = start; block < end; block += FloatRowSums.BLOCK) {
        FloatVector strands = FloatVector.zero(SPECIES);
        int stop = Math.min(end, block + FloatRowSums.BLOCK);
        for (int i = block; i < stop; i += LANES) {
          FloatVector v = FloatVector.fromArray(SPECIES, scales, i);
          worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
          FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
          FloatVector shifted = FloatVectorTerms.shifted(v);
          FloatVector k = FloatVectorTerms.multiple(shifted);
          FloatVector power = FloatVectorTerms.power(shifted);
          FloatVector r = FloatVectorTerms.remainder(v, k);
          FloatVector up = power.sub(FloatVectorTerms.ONE);
          FloatVector square = r.mul(r);
          FloatVector q = FloatVectorTerms.polynomial(r);
          z.intoArray(ofMean, ofMeanAt + i);
          HALF.mul(power.fma(square.fma(q, r), up)).intoArray(ofScale, ofScaleAt + i);
          FloatVector exact = FloatVectorTerms.exact(k, r, up);
          strands = strands.add(z.fma(z, power.mul(square).fma(q, exact)));
        }
        sum = sum.add(wide(strands));
      }
      sum.intoArray(sums, row * SUMS);
    }
    t.isRegular = worst.reduceLanes(MAX) <= LARGE;
  }

  private static void restOfGradient(FloatTile t) {
    int whole = SPECIES.loopBound(t.width);
    float[] scales = t.scales;
    float[] offsets = t.offsets;
    float[] ofScale = t.scaleGradient;
    int offsetsAt = t.offsetsAt - t.scalesAt;
    int first = t.scalesAt;
    int width = t.width;
    int rows = t.rows;
    double[] sums = t.strands;
    int ofScaleAt = t.scaleGradientAt - t.scalesAt;
    float[] ofMean = t.meanGradient;
    int ofMeanAt = t.meanGradientAt - t.scalesAt;
    IntVector worst = IntVector.zero(BITS);
    for (int row = 0; row < rows; row++) {
      VectorMask<Float> some = SPECIES.indexInRange(whole, width);
      int i = first + row * width + whole;
      FloatVector v = FloatVector.fromArray(SPECIES, scales, i, some);
      worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i, some);
      FloatVector shifted = FloatVectorTerms.shifted(v);
      FloatVector k = FloatVectorTerms.multiple(shifted);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector r = FloatVectorTerms.remainder(v, k);
      FloatVector up = power.sub(FloatVectorTerms.ONE);
      FloatVector square = r.mul(r);
      FloatVector q = FloatVectorTerms.polynomial(r);
      z.intoArray(ofMean, ofMeanAt + i, some);
      HALF.mul(power.fma(square.fma(q, r), up)).intoArray(ofScale, ofScaleAt + i, some);
      FloatVector exact = FloatVectorTerms.exact(k, r, up);
      DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, row * SUMS);
      sum.add(wide(z.fma(z, power.mul(square).fma(q, exact)))).intoArray(sums, row * SUMS);
    }
    t.isRegular &= worst.reduceLanes(MAX) <= LARGE;
  }

  /// The 16 strands in double precision, j and j + 8 added.
  private static DoubleVector wide(FloatVector strands) {
    DoubleVector low = (DoubleVector) strands.convertShape(F2D, DOUBLES, 0);
    return low.add((DoubleVector) strands.convertShape(F2D, DOUBLES, 1));
  }

  private static void finish(FloatTile t) {
    if (!t.isRegular) {
      ScalarFloatStages.posterior(t, 0, t.length());
      FloatRowSums.strands(t);
    }
    FloatRowSums.trees(t);
  }

  private static void finishGradient(FloatTile t) {
    if (!t.isRegular) {
      ScalarFloatStages.posteriorSlope(t, 0, t.length());
    }
    finish(t);
  }
}
