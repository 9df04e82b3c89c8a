package dev.kullback.internal.simd;

import static dev.kullback.internal.simd.DoubleVectorTerms.ONE;
import static dev.kullback.internal.simd.DoubleVectorTerms.SPECIES;

import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/// The stages for variances, standard deviations and precisions in doubles. A tile with a ratio
/// outside the ordinary range is done again by the scalar stage.
final class DoubleLogarithms {
  private static final int LANES = SPECIES.length();

  private DoubleLogarithms() {}

  static void variance(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] inverses = t.reference.inverse;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    double[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector inverse = DoubleVector.fromArray(SPECIES, inverses, i);
      DoubleVector ratio = x.mul(inverse);
      LongVector k = DoubleVectorTerms.exponent(ratio);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      DoubleVector f = DoubleVectorTerms.mantissa(x, high, low, inverse, k);
      DoubleVector term = DoubleVectorTerms.excess(f, k);
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, term).intoArray(out, i);
    }
    ScalarDoubleStages.variance(t, ordinary(t) ? bound : 0, t.length());
  }

  static void deviation(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] inverses = t.reference.inverse;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    double[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector inverse = DoubleVector.fromArray(SPECIES, inverses, i);
      DoubleVector ratio = x.mul(inverse);
      LongVector k = DoubleVectorTerms.exponent(ratio);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      DoubleVector f = DoubleVectorTerms.mantissa(x, high, low, inverse, k);
      DoubleVector scale = DoubleVectorTerms.power(k);
      DoubleVector e = scale.fma(f, scale.sub(ONE));
      DoubleVector excess = DoubleVectorTerms.excess(f, k);
      DoubleVector term = e.fma(e, excess.add(excess));
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, term).intoArray(out, i);
    }
    ScalarDoubleStages.deviation(t, ordinary(t) ? bound : 0, t.length());
  }

  static void precision(DoubleTile t) {
    int bound = SPECIES.loopBound(t.length());
    double[] offsets = t.offsets;
    int offsetsAt = t.offsetsAt;
    double[] scales = t.scales;
    int scalesAt = t.scalesAt;
    double[] inverses = t.reference.inverse;
    double[] highs = t.reference.high;
    double[] lows = t.reference.low;
    double[] out = t.terms;
    for (int i = 0; i < bound; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, scales, scalesAt + i);
      DoubleVector inverse = DoubleVector.fromArray(SPECIES, inverses, i);
      DoubleVector ratio = x.mul(inverse);
      LongVector k = DoubleVectorTerms.exponent(ratio);
      DoubleVector high = DoubleVector.fromArray(SPECIES, highs, i);
      DoubleVector low = DoubleVector.fromArray(SPECIES, lows, i);
      DoubleVector f = DoubleVectorTerms.mantissa(x, high, low, inverse, k);
      DoubleVector g = f.neg().div(ONE.add(f));
      DoubleVector term = DoubleVectorTerms.excess(g, k.neg());
      DoubleVector z = DoubleVector.fromArray(SPECIES, offsets, offsetsAt + i);
      z.fma(z, term).intoArray(out, i);
    }
    ScalarDoubleStages.precision(t, ordinary(t) ? bound : 0, t.length());
  }

  /// Whether all ratios are. In plain Java, not beside the logarithm: one loop with both would come
  /// too close to the most that C2 keeps free of boxes.
  private static boolean ordinary(DoubleTile t) {
    double[] inverses = t.reference.inverse;
    int length = t.length();
    double least = DoubleTerms.SMALLEST;
    double greatest = DoubleTerms.LARGEST;
    for (int i = 0; i < length; i++) {
      double ratio = t.scales[t.scalesAt + i] * inverses[i];
      least = Math.min(least, ratio);
      greatest = Math.max(greatest, ratio);
    }
    return least >= DoubleTerms.SMALLEST && greatest <= DoubleTerms.LARGEST;
  }
}
