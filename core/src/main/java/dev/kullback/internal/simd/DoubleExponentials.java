package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.DoubleVectorTerms.HALF;
import static dev.kullback.internal.simd.DoubleVectorTerms.LONGS;
import static dev.kullback.internal.simd.DoubleVectorTerms.ONE;
import static dev.kullback.internal.simd.DoubleVectorTerms.SPECIES;
import static jdk.incubator.vector.VectorOperators.OR;

import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/// The stages for log-variances in doubles. A tile with a difference beyond ±700, infinite or NaN
/// is done again by the scalar stage.
final class DoubleExponentials {
  private static final int LANES = SPECIES.length();

  private static final LongVector MAGNITUDE = LongVector.broadcast(LONGS, Long.MAX_VALUE);
  private static final LongVector LARGE =
      LongVector.broadcast(LONGS, Double.doubleToRawLongBits(DoubleTerms.LARGE));

  private static final DoubleStage[] LOG_VARIANCE = {
    DoubleExponentials::reduce, DoubleExponentials::excess
  };

  private DoubleExponentials() {}

  static void posterior(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] out = t.terms;
    LongVector signs = LongVector.zero(LONGS);
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      signs = signs.or(beyond(v));
      DoubleVector shifted = DoubleVectorTerms.shifted(v);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector power = DoubleVectorTerms.power(shifted);
      DoubleVector first = DoubleVectorTerms.first(v, k);
      DoubleVector tail = DoubleVectorTerms.tail(k);
      DoubleVector r = first.add(tail);
      DoubleVector lost = tail.sub(r.sub(first));
      DoubleVector exact = DoubleVectorTerms.exact(k, power, r, power.sub(ONE), lost);
      DoubleVector excess = power.mul(r.mul(r)).fma(DoubleVectorTerms.exponential(r), exact);
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, excess).intoArray(out, i);
    }
    ScalarDoubleStages.posterior(t, ordinary(signs) ? bound : 0, t.length());
  }

  static void posteriorSlope(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] out = t.scaleGradient;
    int outAt = t.scaleGradientAt;
    LongVector signs = LongVector.zero(LONGS);
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      signs = signs.or(beyond(v));
      DoubleVector shifted = DoubleVectorTerms.shifted(v);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector power = DoubleVectorTerms.power(shifted);
      DoubleVector r = DoubleVectorTerms.first(v, k).add(DoubleVectorTerms.tail(k));
      DoubleVector rest = r.mul(r).fma(DoubleVectorTerms.exponential(r), r);
      HALF.mul(power.fma(rest, power.sub(ONE))).intoArray(out, outAt + i);
    }
    ScalarDoubleStages.posteriorSlope(t, ordinary(signs) ? bound : 0, t.length());
  }

  static void logVariance(DoubleTile t) {
    DoubleStage.run(LOG_VARIANCE, t);
    int bound = SPECIES.loopBound(t.length());
    ScalarDoubleStages.logVariance(t, t.isOrdinary ? bound : 0, t.length());
  }

  /// k and r with `v − (high + low) = k ln 2 + r`, and what r has lost in rounding.
  private static void reduce(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    LongVector signs = LongVector.zero(LONGS);
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      DoubleVector d = v.sub(high);
      signs = signs.or(beyond(d));
      DoubleVector shifted = DoubleVectorTerms.shifted(d);
      shifted.reinterpretAsLongs().intoArray(t.exponents, i);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector first = DoubleVectorTerms.first(d, k);
      DoubleVector tail = DoubleVectorTerms.tail(k, DoubleVectorTerms.lost(v, high, d).sub(low));
      DoubleVector r = first.add(tail);
      r.intoArray(t.mantissas, i);
      tail.sub(r.sub(first)).intoArray(t.terms, i);
    }
    t.isOrdinary = ordinary(signs);
  }

  /// `z² + eᵈ − 1 − d`, d = k ln 2 + r.
  private static void excess(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] terms = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector shifted = LongVector.fromArray(LONGS, t.exponents, i).reinterpretAsDoubles();
      DoubleVector r = DoubleVector.fromArray(SPECIES, t.mantissas, i);
      DoubleVector lost = DoubleVector.fromArray(SPECIES, terms, i);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector power = DoubleVectorTerms.power(shifted);
      DoubleVector exact = DoubleVectorTerms.exact(k, power, r, power.sub(ONE), lost);
      DoubleVector excess = power.mul(r.mul(r)).fma(DoubleVectorTerms.exponential(r), exact);
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, excess).intoArray(terms, i);
    }
  }

  static void logVarianceSlope(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    double[] out = t.scaleSlopes;
    LongVector signs = LongVector.zero(LONGS);
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      DoubleVector d = v.sub(high);
      signs = signs.or(beyond(d));
      DoubleVector shifted = DoubleVectorTerms.shifted(d);
      DoubleVector k = DoubleVectorTerms.multiple(shifted);
      DoubleVector power = DoubleVectorTerms.power(shifted);
      DoubleVector tail = DoubleVectorTerms.tail(k, DoubleVectorTerms.lost(v, high, d).sub(low));
      DoubleVector r = DoubleVectorTerms.first(d, k).add(tail);
      DoubleVector rest = r.mul(r).fma(DoubleVectorTerms.exponential(r), r);
      HALF.mul(power.fma(rest, power.sub(ONE))).intoArray(out, i);
    }
    ScalarDoubleStages.logVarianceSlope(t, ordinary(signs) ? bound : 0, t.length());
  }

  /// Negative where a log-variance is beyond ±700, infinite or NaN: without their signs the bits of
  /// numbers are ordered as integers.
  private static LongVector beyond(DoubleVector v) {
    return LARGE.sub(v.reinterpretAsLongs().and(MAGNITUDE));
  }

  private static boolean ordinary(LongVector signs) {
    return signs.reduceLanes(OR) >= 0;
  }
}
