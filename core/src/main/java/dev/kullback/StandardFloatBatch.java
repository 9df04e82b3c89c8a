package dev.kullback;

import dev.kullback.internal.kernel.LogVarianceKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Single precision log-variances against N(0, I). Terms are floats from the kernel, rows are
/// summed in double precision and rounded once.
final class StandardFloatBatch extends BatchDivergence {
  private final LogVarianceKernel kernel;
  private final float[] means;
  private final float[] scales;
  private final float[] terms;

  StandardFloatBatch(GaussianBatch q, LogVarianceKernel kernel) {
    super(q);
    this.kernel = kernel;
    means = new float[rowsPerBlock * n];
    scales = new float[rowsPerBlock * n];
    terms = new float[rowsPerBlock * n];
  }

  @Override
  void rows(long first, int count, MemorySegment out) {
    load(first, count);
    kernel.terms(scales, terms, count * n);
    storeRows(first, count, out);
  }

  @Override
  void rowsAndGradient(
      long first,
      int count,
      MemorySegment out,
      MemorySegment meanGradient,
      MemorySegment scaleGradient) {
    load(first, count);
    kernel.termsAndGradients(scales, terms, scales, count * n);
    storeRows(first, count, out);
    storeBlock(means, first, count, meanGradient);
    storeBlock(scales, first, count, scaleGradient);
  }

  @Override
  void columns(long first, int count, double[] sums) {
    load(first, count);
    kernel.terms(scales, terms, count * n);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        double m = means[row * n + i];
        sums[i] += 0.5 * m * m + terms[row * n + i];
      }
    }
  }

  private void load(long first, int count) {
    q.copyMeans(first * n, means, count * n);
    q.copyScales(first * n, scales, count * n);
  }

  private void storeRows(long first, int count, MemorySegment out) {
    for (int row = 0; row < count; row++) {
      store(out, first + row, rowSum(row * n));
    }
  }

  /// `½ Σ μ² + Σ term` over one row, in two independent sums.
  private double rowSum(int start) {
    double squares = 0;
    double sum = 0;
    for (int i = start; i < start + n; i++) {
      double m = means[i];
      squares = Math.fma(m, m, squares);
      sum += terms[i];
    }
    return 0.5 * squares + sum;
  }

  private void storeBlock(float[] block, long first, int count, MemorySegment target) {
    MemorySegment.copy(
        block, 0, target, ValueLayout.JAVA_FLOAT_UNALIGNED, first * n * Float.BYTES, count * n);
  }
}
