package dev.kullback.app.nearest;

import dev.kullback.GaussianBatch;
import dev.kullback.Parameterization;
import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.source.Matrices;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Diagonal Gaussians in two files.
///
/// @param kind what the scales are
/// @param mean the means
/// @param scale the scales, of the same shape
record DiagonalFile(Parameterization kind, Matrix mean, Matrix scale) {

  DiagonalFile {
    if (mean.rows() != scale.rows() || mean.columns() != scale.columns()) {
      throw new DataException(
          scale.name(),
          "is %d x %d, needs %d x %d like %s"
              .formatted(scale.rows(), scale.columns(), mean.rows(), mean.columns(), mean.name()));
    }
  }

  static DiagonalFile open(ScaleOptions options, CsvOptions csv, Arena arena) {
    String means = options.mean();
    Parameterization kind = options.kind();
    return new DiagonalFile(
        kind, Matrices.open(means, csv, arena), Matrices.open(options.scale(), csv, arena));
  }

  long rows() {
    return mean.rows();
  }

  int dimension() {
    return mean.columns();
  }

  boolean fitsFloat() {
    return mean.fitsFloat() && scale.fitsFloat();
  }

  /// Some rows, each checked: numbers, and no negative variance.
  GaussianBatch rows(long first, int count, boolean floats, Arena arena) {
    long size = (long) count * dimension() * (floats ? Float.BYTES : Double.BYTES);
    MemorySegment means = block(mean, first, count, floats, arena.allocate(size, Double.BYTES));
    MemorySegment scales = block(scale, first, count, floats, arena.allocate(size, Double.BYTES));
    check(mean, means, first, floats, Double.NEGATIVE_INFINITY);
    check(
        scale,
        scales,
        first,
        floats,
        kind == Parameterization.LOG_VARIANCE ? Double.NEGATIVE_INFINITY : 0);
    return floats
        ? GaussianBatch.ofFloats(kind, means, scales, dimension())
        : GaussianBatch.ofDoubles(kind, means, scales, dimension());
  }

  private static MemorySegment block(
      Matrix matrix, long first, int count, boolean floats, MemorySegment scratch) {
    return floats
        ? matrix.floatBlock(first, count, scratch)
        : matrix.doubleBlock(first, count, scratch);
  }

  private void check(Matrix matrix, MemorySegment block, long first, boolean floats, double least) {
    long count = block.byteSize() / (floats ? Float.BYTES : Double.BYTES);
    for (long i = 0; i < count; i++) {
      double x =
          floats
              ? block.get(ValueLayout.JAVA_FLOAT_UNALIGNED, i * Float.BYTES)
              : block.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * Double.BYTES);
      if (!(x >= least)) {
        throw new DataException(
            matrix.name(),
            "row %d, column %d (from 0): needs a number%s, got %s"
                .formatted(
                    first + i / dimension(),
                    i % dimension(),
                    Double.isNaN(x) ? "" : " that is not negative",
                    x));
      }
    }
  }
}
