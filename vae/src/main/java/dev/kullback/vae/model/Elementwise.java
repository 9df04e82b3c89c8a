package dev.kullback.vae.model;

import dev.kullback.vae.engine.Matrix;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Runs a loop over native memory in blocks copied to arrays that stay in the first cache: the
/// compiler vectorises loops over arrays, which cannot overlap, but not over native memory.
final class Elementwise {
  private static final int BLOCK = 2048;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private Elementwise() {}

  /// A loop over the first n values of two arrays that changes the first.
  @FunctionalInterface
  interface Loop {
    void run(float[] target, float[] other, int n);
  }

  static void inPlace(Matrix target, Matrix other, Loop loop) {
    MemorySegment to = target.memory();
    MemorySegment from = other.memory();
    int total = Math.toIntExact(to.byteSize() / Float.BYTES);
    float[] a = new float[BLOCK];
    float[] b = new float[BLOCK];
    for (int start = 0; start < total; start += BLOCK) {
      int n = Math.min(BLOCK, total - start);
      long offset = (long) start * Float.BYTES;
      MemorySegment.copy(to, FLOAT, offset, a, 0, n);
      MemorySegment.copy(from, FLOAT, offset, b, 0, n);
      loop.run(a, b, n);
      MemorySegment.copy(a, 0, to, FLOAT, offset, n);
    }
  }

  /// The sum of each column, the gradient of a bias.
  static float[] columnSums(Matrix matrix) {
    MemorySegment from = matrix.memory();
    int columns = matrix.columns();
    float[] sums = new float[columns];
    float[] row = new float[columns];
    for (int i = 0; i < matrix.rows(); i++) {
      MemorySegment.copy(from, FLOAT, (long) i * columns * Float.BYTES, row, 0, columns);
      add(sums, row, columns);
    }
    return sums;
  }

  private static void add(float[] sums, float[] row, int n) {
    for (int i = 0; i < n; i++) {
      sums[i] += row[i];
    }
  }
}
