package dev.kullback;

import dev.kullback.internal.linear.CompensatedSum;
import java.lang.foreign.MemorySegment;

/// Any parameterisation and either precision against a diagonal p, computed in double precision.
final class DoubleBatch extends BatchDivergence {
  private final DiagonalReference p;
  private final double[] means;
  private final double[] scales;

  DoubleBatch(GaussianBatch q, DiagonalReference p) {
    super(q);
    this.p = p;
    means = new double[rowsPerBlock * n];
    scales = new double[rowsPerBlock * n];
  }

  @Override
  void rows(long first, int count, MemorySegment out) {
    load(first, count);
    for (int row = 0; row < count; row++) {
      CompensatedSum sum = new CompensatedSum();
      for (int i = 0; i < n; i++) {
        sum.add(twiceTerm(row * n + i, i));
      }
      store(out, first + row, 0.5 * sum.value());
    }
  }

  @Override
  void rowsAndGradient(
      long first,
      int count,
      MemorySegment out,
      MemorySegment meanGradient,
      MemorySegment scaleGradient) {
    rows(first, count, out);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        int at = row * n + i;
        long element = (first + row) * n + i;
        storeElement(meanGradient, element, (means[at] - p.mean[i]) / p.variance[i]);
        storeElement(
            scaleGradient,
            element,
            CoordinateTerms.derivative(q.parameterization(), scales[at], p, i));
      }
    }
  }

  @Override
  void columns(long first, int count, double[] sums) {
    load(first, count);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        sums[i] += 0.5 * twiceTerm(row * n + i, i);
      }
    }
  }

  private double twiceTerm(int at, int i) {
    double z = (means[at] - p.mean[i]) / p.deviation[i];
    return Math.fma(z, z, CoordinateTerms.term(q.parameterization(), scales[at], p, i));
  }

  private void load(long first, int count) {
    q.copyMeans(first * n, means, count * n);
    q.copyScales(first * n, scales, count * n);
  }
}
