package dev.kullback.vae.objective;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Whole rows of native memory in turn, copied to arrays small enough for the first cache and back:
/// the compiler vectorises loops over arrays, but not over native memory.
final class Blocks {
  private static final int TARGET = 2048;
  static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private Blocks() {}

  /// Values in a block of whole rows.
  static int capacity(int dimension) {
    return Math.max(1, TARGET / dimension) * dimension;
  }

  static void read(MemorySegment memory, int start, float[] block, int n) {
    MemorySegment.copy(memory, FLOAT, (long) start * Float.BYTES, block, 0, n);
  }

  static void write(float[] block, int n, MemorySegment memory, int start) {
    MemorySegment.copy(block, 0, memory, FLOAT, (long) start * Float.BYTES, n);
  }

  /// The sum of each row of a block in double precision, in four strands for speed.
  static void rowSums(float[] block, int n, int dimension, double[] sums, int firstRow) {
    int row = firstRow;
    for (int start = 0; start < n; start += dimension) {
      sums[row++] = sum(block, start, start + dimension);
    }
  }

  private static double sum(float[] a, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
