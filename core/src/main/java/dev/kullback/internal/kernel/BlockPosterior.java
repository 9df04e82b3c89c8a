package dev.kullback.internal.kernel;

import static dev.kullback.internal.kernel.FloatExponential.LARGE;
import static dev.kullback.internal.kernel.FloatExponential.LOG2_E;
import static dev.kullback.internal.kernel.FloatExponential.MAGIC;
import static dev.kullback.internal.kernel.FloatExponential.MINUS_LN2_HIGH;
import static dev.kullback.internal.kernel.FloatExponential.MINUS_LN2_LOW;
import static dev.kullback.internal.kernel.FloatExponential.Q0;
import static dev.kullback.internal.kernel.FloatExponential.Q1;
import static dev.kullback.internal.kernel.FloatExponential.Q2;
import static dev.kullback.internal.kernel.FloatExponential.Q3;
import static dev.kullback.internal.kernel.FloatExponential.Q4;
import static dev.kullback.internal.kernel.FloatExponential.Q5;

import java.lang.foreign.MemorySegment;

/// [FloatTerms] against N(0, 1) in loops that C2 vectorises by itself, with the same bits: the same
/// operations in the same order, but the power of two, which needs a float's bits as an integer, is
/// put together in one loop and used in the next. Between them the bits are copied, not converted;
/// and inputs are copied first, since C2 tells arrays apart only where all are indexed alike.
///
/// Needs no module and compiles quickly, so it also serves a single pass in a young JVM. A tile
/// with a log-variance beyond ±87, infinite or NaN is left to the scalar stages.
final class BlockPosterior {
  private static final int LARGE_BITS = Float.floatToRawIntBits(LARGE);

  private BlockPosterior() {}

  static void terms(FloatTile t) {
    int length = t.length();
    if (isOrdinary(t, length)) {
      powersOfTwo(t, length);
      System.arraycopy(t.offsets, t.offsetsAt, t.differences, 0, length);
      terms(t.differences, t.logVariances, t.powers, t.terms, length);
    } else {
      ScalarFloatStages.posterior(t, 0, length);
    }
  }

  static void slopes(FloatTile t) {
    int length = t.length();
    if (isOrdinary(t, length)) {
      powersOfTwo(t, length);
      slopes(t.logVariances, t.powers, t.scaleSlopes, length);
      System.arraycopy(t.scaleSlopes, 0, t.scaleGradient, t.scaleGradientAt, length);
    } else {
      ScalarFloatStages.posteriorSlope(t, 0, length);
    }
  }

  /// Whether all are within ±87. Without their signs the bits of floats are ordered as integers,
  /// with infinities and NaN above all numbers.
  private static boolean isOrdinary(FloatTile t, int length) {
    System.arraycopy(t.scales, t.scalesAt, t.logVariances, 0, length);
    MemorySegment.copy(
        MemorySegment.ofArray(t.logVariances),
        0,
        MemorySegment.ofArray(t.bits),
        0,
        (long) length * Float.BYTES);
    return largestMagnitude(t.bits, length) <= LARGE_BITS;
  }

  private static int largestMagnitude(int[] bits, int length) {
    int largest = 0;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, bits[i] & Integer.MAX_VALUE);
    }
    return largest;
  }

  private static void powersOfTwo(FloatTile t, int length) {
    exponents(t.logVariances, t.bits, length);
    MemorySegment.copy(
        MemorySegment.ofArray(t.bits),
        0,
        MemorySegment.ofArray(t.powers),
        0,
        (long) length * Float.BYTES);
  }

  private static void exponents(float[] v, int[] bits, int length) {
    for (int i = 0; i < length; i++) {
      float k = Math.fma(v[i], LOG2_E, MAGIC) - MAGIC;
      bits[i] = ((int) k + 127) << 23;
    }
  }

  private static void terms(
      float[] means, float[] logVariances, float[] powers, float[] terms, int length) {
    for (int i = 0; i < length; i++) {
      float m = means[i];
      float v = logVariances[i];
      float scale = powers[i];
      float k = Math.fma(v, LOG2_E, MAGIC) - MAGIC;
      float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
      float d = scale - 1;
      float exact = Math.fma(d, r, Math.fma(k, MINUS_LN2_HIGH, d));
      float q = Math.fma(Math.fma(Math.fma(Q5, r, Q4), r, Q3), r, Q2);
      q = Math.fma(Math.fma(q, r, Q1), r, Q0);
      terms[i] = Math.fma(m, m, Math.fma(scale * (r * r), q, exact));
    }
  }

  private static void slopes(float[] logVariances, float[] powers, float[] out, int length) {
    for (int i = 0; i < length; i++) {
      float v = logVariances[i];
      float scale = powers[i];
      float k = Math.fma(v, LOG2_E, MAGIC) - MAGIC;
      float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
      float q = Math.fma(Math.fma(Math.fma(Q5, r, Q4), r, Q3), r, Q2);
      q = Math.fma(Math.fma(q, r, Q1), r, Q0);
      out[i] = 0.5f * Math.fma(scale, Math.fma(r * r, q, r), scale - 1);
    }
  }
}
