package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.FloatVectorTerms.HALF;
import static dev.kullback.internal.simd.FloatVectorTerms.ONE;
import static dev.kullback.internal.simd.FloatVectorTerms.SPECIES;
import static jdk.incubator.vector.VectorOperators.MAX;

import dev.kullback.internal.kernel.FloatExponential;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.ScalarFloatStages;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// The stages for log-variances in floats. A tile with a difference beyond ±87, infinite or NaN is
/// done again by the scalar stage; without their signs the bits of floats are ordered as integers,
/// so one maximum tells.
final class FloatExponentials {
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Integer> BITS = SPECIES.withLanes(int.class).check(int.class);
  private static final IntVector MAGNITUDE = IntVector.broadcast(BITS, Integer.MAX_VALUE);
  private static final int LARGE = Float.floatToRawIntBits(FloatExponential.LARGE);

  private FloatExponentials() {}

  static void posterior(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] out = t.terms;
    IntVector worst = IntVector.zero(BITS);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      FloatVector shifted = FloatVectorTerms.shifted(v);
      FloatVector k = FloatVectorTerms.multiple(shifted);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector r = FloatVectorTerms.remainder(v, k);
      FloatVector exact = FloatVectorTerms.exact(k, r, power.sub(ONE));
      FloatVector excess = power.mul(r.mul(r)).fma(FloatVectorTerms.polynomial(r), exact);
      z.fma(z, excess).intoArray(out, i);
    }
    ScalarFloatStages.posterior(t, ordinary(worst) ? bound : 0, t.length());
  }

  static void posteriorSlope(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] out = t.scaleGradient;
    int outAt = t.scaleGradientAt;
    IntVector worst = IntVector.zero(BITS);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      worst = worst.max(v.reinterpretAsInts().and(MAGNITUDE));
      FloatVector shifted = FloatVectorTerms.shifted(v);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector r = FloatVectorTerms.remainder(v, FloatVectorTerms.multiple(shifted));
      FloatVector rest = r.mul(r).fma(FloatVectorTerms.polynomial(r), r);
      HALF.mul(power.fma(rest, power.sub(ONE))).intoArray(out, outAt + i);
    }
    ScalarFloatStages.posteriorSlope(t, ordinary(worst) ? bound : 0, t.length());
  }

  static void logVariance(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] highs = t.reference.high;
    float[] lows = t.reference.low;
    float[] out = t.terms;
    IntVector worst = IntVector.zero(BITS);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      FloatVector high = FloatVector.fromArray(SPECIES, highs, i);
      FloatVector low = FloatVector.fromArray(SPECIES, lows, i);
      FloatVector d = v.sub(high);
      worst = worst.max(d.reinterpretAsInts().and(MAGNITUDE));
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      FloatVector shifted = FloatVectorTerms.shifted(d);
      FloatVector k = FloatVectorTerms.multiple(shifted);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector lost = FloatVectorTerms.lost(v, high, d).sub(low);
      FloatVector r = FloatVectorTerms.remainder(d, k).add(lost);
      FloatVector exact = FloatVectorTerms.exact(k, r, power.sub(ONE));
      FloatVector excess = power.mul(r.mul(r)).fma(FloatVectorTerms.polynomial(r), exact);
      z.fma(z, excess).intoArray(out, i);
    }
    ScalarFloatStages.logVariance(t, ordinary(worst) ? bound : 0, t.length());
  }

  static void logVarianceSlope(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] highs = t.reference.high;
    float[] lows = t.reference.low;
    float[] out = t.scaleSlopes;
    IntVector worst = IntVector.zero(BITS);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      FloatVector high = FloatVector.fromArray(SPECIES, highs, i);
      FloatVector low = FloatVector.fromArray(SPECIES, lows, i);
      FloatVector d = v.sub(high);
      worst = worst.max(d.reinterpretAsInts().and(MAGNITUDE));
      FloatVector shifted = FloatVectorTerms.shifted(d);
      FloatVector power = FloatVectorTerms.power(shifted);
      FloatVector lost = FloatVectorTerms.lost(v, high, d).sub(low);
      FloatVector r = FloatVectorTerms.remainder(d, FloatVectorTerms.multiple(shifted)).add(lost);
      FloatVector rest = r.mul(r).fma(FloatVectorTerms.polynomial(r), r);
      HALF.mul(power.fma(rest, power.sub(ONE))).intoArray(out, i);
    }
    ScalarFloatStages.logVarianceSlope(t, ordinary(worst) ? bound : 0, t.length());
  }

  private static boolean ordinary(IntVector worst) {
    return worst.reduceLanes(MAX) <= LARGE;
  }
}
