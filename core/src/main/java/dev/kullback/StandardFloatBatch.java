package dev.kullback;

import dev.kullback.internal.kernel.PosteriorKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Single precision log-variances against N(0, I). Terms are floats from the kernel, rows are
/// summed in double precision and rounded once.
final class StandardFloatBatch extends BatchDivergence {
  private final PosteriorKernel kernel;
  private final float[] means;
  private final float[] scales;
  private final float[] terms;

  StandardFloatBatch(GaussianBatch q, PosteriorKernel kernel) {
    super(q);
    this.kernel = kernel;
    means = new float[rowsPerBlock * n];
    scales = new float[rowsPerBlock * n];
    terms = new float[rowsPerBlock * n];
  }

  @Override
  void rows(long first, int count, MemorySegment out) {
    load(first, count);
    kernel.terms(means, scales, terms, count * n);
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
    kernel.terms(means, scales, terms, count * n);
    kernel.logVarianceGradients(scales, scales, count * n);
    storeRows(first, count, out);
    storeBlock(means, first, count, meanGradient);
    storeBlock(scales, first, count, scaleGradient);
  }

  @Override
  void columns(long first, int count, double[] sums) {
    load(first, count);
    kernel.terms(means, scales, terms, count * n);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        sums[i] += terms[row * n + i];
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

  /// The terms of one row, in four independent sums.
  private double rowSum(int start) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = start;
    for (; i + 4 <= start + n; i += 4) {
      s0 += terms[i];
      s1 += terms[i + 1];
      s2 += terms[i + 2];
      s3 += terms[i + 3];
    }
    for (; i < start + n; i++) {
      s0 += terms[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private void storeBlock(float[] block, long first, int count, MemorySegment target) {
    MemorySegment.copy(
        block, 0, target, ValueLayout.JAVA_FLOAT_UNALIGNED, first * n * Float.BYTES, count * n);
  }
}
