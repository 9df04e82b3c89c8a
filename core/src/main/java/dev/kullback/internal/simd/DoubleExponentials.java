package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.DoubleVectorTerms.HALF;
import static dev.kullback.internal.simd.DoubleVectorTerms.SPECIES;

import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import jdk.incubator.vector.DoubleVector;

/// The stages for log-variances in doubles. A tile with a difference beyond ±700, infinite or NaN
/// is done again by the scalar stage.
final class DoubleExponentials {
  private static final int LANES = SPECIES.length();

  private DoubleExponentials() {}

  static void posterior(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, DoubleVectorTerms.expm1mx(v)).intoArray(out, i);
    }
    ScalarDoubleStages.posterior(t, ordinaryPosterior(t) ? bound : 0, t.length());
  }

  static void posteriorSlope(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] out = t.scaleGradient;
    int outAt = t.scaleGradientAt;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      HALF.mul(DoubleVectorTerms.expm1(v)).intoArray(out, outAt + i);
    }
    ScalarDoubleStages.posteriorSlope(t, ordinaryPosterior(t) ? bound : 0, t.length());
  }

  static void logVariance(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    double[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, DoubleVectorTerms.expm1mx(v, high, low)).intoArray(out, i);
    }
    ScalarDoubleStages.logVariance(t, ordinary(t) ? bound : 0, t.length());
  }

  static void logVarianceSlope(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    double[] out = t.scaleSlopes;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      HALF.mul(DoubleVectorTerms.expm1(v, high, low)).intoArray(out, i);
    }
    ScalarDoubleStages.logVarianceSlope(t, ordinary(t) ? bound : 0, t.length());
  }

  /// Whether all are. In plain Java, not beside the exponential: one loop with both would come too
  /// close to the most that C2 keeps free of boxes.
  private static boolean ordinaryPosterior(DoubleTile t) {
    int length = t.length();
    double worst = 0;
    for (int i = 0; i < length; i++) {
      worst = Math.max(worst, Math.abs(t.scales[t.scalesAt + i]));
    }
    return worst <= DoubleTerms.LARGE;
  }

  private static boolean ordinary(DoubleTile t) {
    double[] highs = t.reference.high;
    int length = t.length();
    double worst = 0;
    for (int i = 0; i < length; i++) {
      worst = Math.max(worst, Math.abs(t.scales[t.scalesAt + i] - highs[i]));
    }
    return worst <= DoubleTerms.LARGE;
  }
}
