package dev.kullback.app.kl.batch;

import dev.kullback.GaussianBatch;
import dev.kullback.Parameterization;
import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The rows of a batch as their two files hold them.
///
/// @param parameterization what the scales are
/// @param mean the means
/// @param scale the scales, of the same shape
public record BatchInput(Parameterization parameterization, Matrix mean, Matrix scale) {

  /// Checks that the shapes agree.
  ///
  /// @throws DataException naming both shapes
  public BatchInput {
    if (mean.rows() != scale.rows() || mean.columns() != scale.columns()) {
      throw new DataException(
          scale.name(),
          "is %d x %d, needs %d x %d like %s"
              .formatted(scale.rows(), scale.columns(), mean.rows(), mean.columns(), mean.name()));
    }
  }

  /// How many Gaussians there are.
  ///
  /// @return B
  public long rows() {
    return mean.rows();
  }

  /// The dimension of each.
  ///
  /// @return n
  public int dimension() {
    return mean.columns();
  }

  /// Whether single precision holds both files exactly, so that the results are floats.
  ///
  /// @return false where one of them needs doubles
  public boolean isSinglePrecision() {
    return mean.fitsFloat() && scale.fitsFloat();
  }

  int elementBytes() {
    return isSinglePrecision() ? Float.BYTES : Double.BYTES;
  }

  /// Room to convert one block of rows of one file; files that need no conversion leave it
  /// untouched.
  MemorySegment scratch(Arena arena, int rows) {
    return arena.allocate((long) rows * dimension() * elementBytes(), Double.BYTES);
  }

  GaussianBatch block(
      long first, int count, MemorySegment meanScratch, MemorySegment scaleScratch) {
    int n = dimension();
    return isSinglePrecision()
        ? GaussianBatch.ofFloats(
            parameterization,
            mean.floatBlock(first, count, meanScratch),
            scale.floatBlock(first, count, scaleScratch),
            n)
        : GaussianBatch.ofDoubles(
            parameterization,
            mean.doubleBlock(first, count, meanScratch),
            scale.doubleBlock(first, count, scaleScratch),
            n);
  }

  /// The error for a row whose divergence is not a number, or that the kernel refused.
  DataException blame(long first, int count) {
    for (long row = first; row < first + count; row++) {
      for (int column = 0; column < dimension(); column++) {
        blameNan(mean, row, column);
        blameNan(scale, row, column);
        blameNegative(row, column);
      }
    }
    return new DataException(
        scale.name(),
        "has no divergence somewhere in rows %d to %d".formatted(first, first + count - 1));
  }

  private static void blameNan(Matrix matrix, long row, int column) {
    if (Double.isNaN(matrix.value(row, column))) {
      throw new DataException(
          matrix.name(),
          "row %d, column %d (from 0): needs a number, got NaN".formatted(row, column));
    }
  }

  private void blameNegative(long row, int column) {
    double value = scale.value(row, column);
    if (parameterization != Parameterization.LOG_VARIANCE && value < 0) {
      throw new DataException(
          scale.name(),
          "row %d, column %d (from 0): needs a %s that is not negative, got %s"
              .formatted(row, column, word(), value));
    }
  }

  private String word() {
    return switch (parameterization) {
      case LOG_VARIANCE -> "log-variance";
      case VARIANCE -> "variance";
      case STANDARD_DEVIATION -> "standard deviation";
      case PRECISION -> "precision";
    };
  }
}
