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
import java.util.Arrays;

/// [ScalarPosteriorKernel] in loops that C2 vectorises by itself, with the same bits: the same
/// operations in the same order, but the power of two, which needs a float's bits as an integer, is
/// put together in one loop and used in the next. Between them the bits are copied, not converted.
///
/// Needs no module and compiles quickly, so it also serves a single pass in a young JVM. A block
/// with a log-variance beyond ±87, infinite or NaN is left to the scalar twin. Not safe for use by
/// several threads at once: it owns its scratch arrays.
public final class BlockPosteriorKernel implements PosteriorKernel {
  private static final int LARGE_BITS = Float.floatToRawIntBits(LARGE);

  private int[] bits = new int[0];
  private float[] scales = new float[0];

  BlockPosteriorKernel() {}

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public void terms(float[] means, float[] logVariances, float[] terms, int length) {
    reserve(length);
    if (isOrdinary(logVariances, length)) {
      powersOfTwo(logVariances, length);
      terms(means, logVariances, scales, terms, length);
    } else {
      ScalarPosteriorKernel.INSTANCE.terms(means, logVariances, terms, length);
    }
  }

  @Override
  public void logVarianceGradients(float[] logVariances, float[] gradients, int length) {
    reserve(length);
    if (isOrdinary(logVariances, length)) {
      powersOfTwo(logVariances, length);
      gradients(logVariances, scales, gradients, length);
    } else {
      ScalarPosteriorKernel.INSTANCE.logVarianceGradients(logVariances, gradients, length);
    }
  }

  private void reserve(int length) {
    if (bits.length < length) {
      bits = Arrays.copyOf(bits, length);
      scales = Arrays.copyOf(scales, length);
    }
  }

  /// Whether all are within ±87. Without their signs the bits of floats are ordered as integers,
  /// with infinities and NaN above all numbers.
  private boolean isOrdinary(float[] v, int length) {
    long bytes = (long) length * Float.BYTES;
    MemorySegment.copy(MemorySegment.ofArray(v), 0, MemorySegment.ofArray(bits), 0, bytes);
    return largestMagnitude(bits, length) <= LARGE_BITS;
  }

  private static int largestMagnitude(int[] bits, int length) {
    int largest = 0;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, bits[i] & Integer.MAX_VALUE);
    }
    return largest;
  }

  private void powersOfTwo(float[] v, int length) {
    exponents(v, bits, length);
    long bytes = (long) length * Float.BYTES;
    MemorySegment.copy(MemorySegment.ofArray(bits), 0, MemorySegment.ofArray(scales), 0, bytes);
  }

  private static void exponents(float[] v, int[] bits, int length) {
    for (int i = 0; i < length; i++) {
      float k = Math.fma(v[i], LOG2_E, MAGIC) - MAGIC;
      bits[i] = ((int) k + 127) << 23;
    }
  }

  private static void terms(
      float[] means, float[] logVariances, float[] scales, float[] terms, int length) {
    for (int i = 0; i < length; i++) {
      float m = means[i];
      float v = logVariances[i];
      float scale = scales[i];
      float k = Math.fma(v, LOG2_E, MAGIC) - MAGIC;
      float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
      float d = scale - 1;
      float exact = Math.fma(d, r, Math.fma(k, MINUS_LN2_HIGH, d));
      float q = Math.fma(Math.fma(Math.fma(Q5, r, Q4), r, Q3), r, Q2);
      q = Math.fma(Math.fma(q, r, Q1), r, Q0);
      terms[i] = Math.fma(0.5f * m, m, 0.5f * Math.fma(scale * (r * r), q, exact));
    }
  }

  private static void gradients(float[] logVariances, float[] scales, float[] out, int length) {
    for (int i = 0; i < length; i++) {
      float v = logVariances[i];
      float scale = scales[i];
      float k = Math.fma(v, LOG2_E, MAGIC) - MAGIC;
      float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
      float q = Math.fma(Math.fma(Math.fma(Q5, r, Q4), r, Q3), r, Q2);
      q = Math.fma(Math.fma(q, r, Q1), r, Q0);
      out[i] = 0.5f * Math.fma(scale, Math.fma(r * r, q, r), scale - 1);
    }
  }
}
