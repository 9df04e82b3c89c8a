package dev.kullback;

import dev.kullback.internal.kernel.Kernels;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// KL(q‖p) of a whole batch, block by block: load a block of rows, form the terms elementwise, sum
/// them by rows (or by columns), store. Blocks stay in the first-level cache.
///
/// Single precision log-variances against N(0, I), the posterior of every variational autoencoder,
/// take the [kernel][dev.kullback.internal.kernel.PosteriorKernel]; everything else is computed in
/// double precision.
abstract sealed class BatchDivergence permits StandardFloatBatch, DoubleBatch {
  /// Elements per block: four arrays of floats fill 32 KB.
  static final int BLOCK = 2048;

  final GaussianBatch q;
  final int n;
  final int rowsPerBlock;

  BatchDivergence(GaussianBatch q) {
    this.q = q;
    n = q.dimension();
    rowsPerBlock = Math.max(1, BLOCK / n);
  }

  static BatchDivergence of(GaussianBatch q, Gaussian p) {
    if (q.dimension() != p.dimension()) {
      throw new IllegalArgumentException(
          "a divergence needs q and p of one dimension, got %d and %d"
              .formatted(q.dimension(), p.dimension()));
    }
    DiagonalReference reference = DiagonalReference.of(p);
    boolean kernel =
        reference.standard
            && q.isSinglePrecision()
            && q.parameterization() == Parameterization.LOG_VARIANCE;
    return kernel ? new StandardFloatBatch(q, Kernels.posterior()) : new DoubleBatch(q, reference);
  }

  final void divergence(MemorySegment out) {
    requireSize("out", out, q.rows());
    for (long row = 0; row < q.rows(); row += rowsPerBlock) {
      rows(row, blockRows(row), out);
    }
  }

  final void gradient(MemorySegment out, MemorySegment meanGradient, MemorySegment scaleGradient) {
    requireSize("out", out, q.rows());
    requireSize("mean gradient", meanGradient, q.rows() * n);
    requireSize("scale gradient", scaleGradient, q.rows() * n);
    for (long row = 0; row < q.rows(); row += rowsPerBlock) {
      rowsAndGradient(row, blockRows(row), out, meanGradient, scaleGradient);
    }
  }

  final void perCoordinate(double[] sums) {
    if (sums.length != n) {
      throw new IllegalArgumentException(
          "sums per coordinate need length %d, got %d".formatted(n, sums.length));
    }
    for (long row = 0; row < q.rows(); row += rowsPerBlock) {
      columns(row, blockRows(row), sums);
    }
  }

  abstract void rows(long first, int count, MemorySegment out);

  abstract void rowsAndGradient(
      long first,
      int count,
      MemorySegment out,
      MemorySegment meanGradient,
      MemorySegment scaleGradient);

  abstract void columns(long first, int count, double[] sums);

  /// Stores one value in the batch's own precision; NaN is traced to its cause first.
  final void store(MemorySegment out, long row, double value) {
    if (Double.isNaN(value)) {
      rejectNegativeScale(row);
    }
    storeElement(out, row, value);
  }

  final void storeElement(MemorySegment out, long index, double value) {
    if (q.isSinglePrecision()) {
      out.set(ValueLayout.JAVA_FLOAT_UNALIGNED, index * Float.BYTES, (float) value);
    } else {
      out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, index * Double.BYTES, value);
    }
  }

  /// NaN in the input is NaN in the output; a negative variance is an error.
  private void rejectNegativeScale(long row) {
    if (q.parameterization() == Parameterization.LOG_VARIANCE) {
      return;
    }
    double[] scales = new double[n];
    q.copyScales(row * n, scales, n);
    for (int i = 0; i < n; i++) {
      if (scales[i] < 0) {
        throw new IllegalArgumentException(
            "a %s needs to be not negative, got %s at row %d, coordinate %d"
                .formatted(
                    q.parameterization()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' '),
                    scales[i],
                    row,
                    i));
      }
    }
  }

  private int blockRows(long row) {
    return (int) Math.min(rowsPerBlock, q.rows() - row);
  }

  private void requireSize(String what, MemorySegment segment, long elements) {
    long bytes = elements * q.elementBytes();
    if (segment.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "the %s needs %d bytes (%d elements of %d), got %d"
              .formatted(what, bytes, elements, q.elementBytes(), segment.byteSize()));
    }
  }
}
