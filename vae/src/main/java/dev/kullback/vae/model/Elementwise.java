package dev.kullback.vae.model;

import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Torch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Runs a loop over native memory in blocks copied to arrays that stay in the first cache: the
/// compiler vectorises loops over arrays, which cannot overlap, but not over native memory.
final class Elementwise {
  private static final int BLOCK = 2048;

  /// Columns summed together.
  private static final int STRIP = 128;

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
    Torch.workers()
        .rows(
            total,
            1,
            () -> {
              float[] a = new float[BLOCK];
              float[] b = new float[BLOCK];
              return (first, end) -> {
                for (int start = first; start < end; start += BLOCK) {
                  int n = Math.min(BLOCK, end - start);
                  long offset = (long) start * Float.BYTES;
                  MemorySegment.copy(to, FLOAT, offset, a, 0, n);
                  MemorySegment.copy(from, FLOAT, offset, b, 0, n);
                  loop.run(a, b, n);
                  MemorySegment.copy(a, 0, to, FLOAT, offset, n);
                }
              };
            });
  }

  /// The sum of each column, the gradient of a bias.
  static float[] columnSums(Matrix matrix) {
    MemorySegment from = matrix.memory();
    int rows = matrix.rows();
    int columns = matrix.columns();
    float[] sums = new float[columns];
    Torch.workers()
        .run(
            columns,
            STRIP,
            () -> (first, end) -> addColumns(from, rows, columns, sums, first, end));
    return sums;
  }

  private static void addColumns(
      MemorySegment from, int rows, int columns, float[] sums, int first, int end) {
    int n = end - first;
    float[] sum = new float[n];
    float[] row = new float[n];
    for (int i = 0; i < rows; i++) {
      long offset = ((long) i * columns + first) * Float.BYTES;
      MemorySegment.copy(from, FLOAT, offset, row, 0, n);
      add(sum, row, n);
    }
    System.arraycopy(sum, 0, sums, first, n);
  }

  private static void add(float[] sum, float[] row, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += row[i];
    }
  }
}
