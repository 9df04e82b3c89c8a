package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.FloatVectorTerms.ONE;
import static dev.kullback.internal.simd.FloatVectorTerms.SPECIES;

import dev.kullback.internal.kernel.FloatTerms;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.ScalarFloatStages;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// The stages for variances, standard deviations and precisions in floats. A tile with a ratio
/// outside the ordinary range is done again by the scalar stage.
final class FloatLogarithms {
  private static final int LANES = SPECIES.length();

  private FloatLogarithms() {}

  static void variance(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] inverses = t.reference.inverse;
    float[] highs = t.reference.high;
    float[] lows = t.reference.low;
    float[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      FloatVector inverse = FloatVector.fromArray(SPECIES, inverses, i);
      FloatVector ratio = x.mul(inverse);
      IntVector k = FloatVectorTerms.exponent(ratio);
      FloatVector high = FloatVector.fromArray(SPECIES, highs, i);
      FloatVector low = FloatVector.fromArray(SPECIES, lows, i);
      FloatVector f = FloatVectorTerms.mantissa(x, high, low, inverse, k);
      FloatVector term = FloatVectorTerms.excess(f, k);
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, term).intoArray(out, i);
    }
    ScalarFloatStages.variance(t, ordinary(t) ? bound : 0, t.length());
  }

  static void deviation(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] inverses = t.reference.inverse;
    float[] highs = t.reference.high;
    float[] lows = t.reference.low;
    float[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      FloatVector inverse = FloatVector.fromArray(SPECIES, inverses, i);
      FloatVector ratio = x.mul(inverse);
      IntVector k = FloatVectorTerms.exponent(ratio);
      FloatVector high = FloatVector.fromArray(SPECIES, highs, i);
      FloatVector low = FloatVector.fromArray(SPECIES, lows, i);
      FloatVector f = FloatVectorTerms.mantissa(x, high, low, inverse, k);
      FloatVector scale = FloatVectorTerms.power(k);
      FloatVector e = scale.fma(f, scale.sub(ONE));
      FloatVector excess = FloatVectorTerms.excess(f, k);
      FloatVector term = e.fma(e, excess.add(excess));
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, term).intoArray(out, i);
    }
    ScalarFloatStages.deviation(t, ordinary(t) ? bound : 0, t.length());
  }

  static void precision(FloatTile t) {
    int bound = SPECIES.loopBound(t.length());
    float[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    float[] scales = t.scales;
    int scalesAt = t.scalesAt;
    float[] inverses = t.reference.inverse;
    float[] highs = t.reference.high;
    float[] lows = t.reference.low;
    float[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, scales, scalesAt + i);
      FloatVector inverse = FloatVector.fromArray(SPECIES, inverses, i);
      FloatVector ratio = x.mul(inverse);
      IntVector k = FloatVectorTerms.exponent(ratio);
      FloatVector high = FloatVector.fromArray(SPECIES, highs, i);
      FloatVector low = FloatVector.fromArray(SPECIES, lows, i);
      FloatVector f = FloatVectorTerms.mantissa(x, high, low, inverse, k);
      FloatVector g = f.neg().div(ONE.add(f));
      FloatVector term = FloatVectorTerms.excess(g, k.neg());
      FloatVector z = FloatVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, term).intoArray(out, i);
    }
    ScalarFloatStages.precision(t, ordinary(t) ? bound : 0, t.length());
  }

  /// Whether all ratios are. In plain Java, not beside the logarithm: one loop with both would come
  /// too close to the most that C2 keeps free of boxes.
  private static boolean ordinary(FloatTile t) {
    float[] inverses = t.reference.inverse;
    int length = t.length();
    float least = FloatTerms.SMALLEST;
    float greatest = FloatTerms.LARGEST;
    for (int i = 0; i < length; i++) {
      float ratio = t.scales[t.scalesAt + i] * inverses[i];
      least = Math.min(least, ratio);
      greatest = Math.max(greatest, ratio);
    }
    return least >= FloatTerms.SMALLEST && greatest <= FloatTerms.LARGEST;
  }
}
