package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.ScalarType;
import dev.kullback.data.ValueRange;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// One look at all numbers of a matrix: are they there, how large are they, are they whole?
///
/// @param minimum the smallest
/// @param maximum the largest
/// @param whole whether all are whole numbers
record Values(double minimum, double maximum, boolean whole) {
  private static final int GREY_LEVELS_OF_DIGITS = 16;

  /// Looks at the given columns of all rows.
  ///
  /// @throws DataException at the first number that is NaN or infinite
  static Values of(Matrix matrix, int[] columns) {
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (long row = 0; row < matrix.rows(); row++) {
      for (int column : columns) {
        double value = matrix.value(row, column);
        if (!Double.isFinite(value)) {
          throw new DataException(
              matrix.name(),
              "row %d, column %d: needs a finite number, got %s".formatted(row, column, value));
        }
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        whole &= value == Math.rint(value);
      }
    }
    return new Values(minimum, maximum, whole);
  }

  boolean liesInUnitInterval() {
    return minimum >= 0 && maximum <= 1;
  }

  /// Whether these look like grey levels: whole numbers that reach the top of a usual scale.
  boolean looksLikeGreyLevels() {
    return whole
        && minimum >= 0
        && (maximum == ValueRange.BYTE.maximum() || maximum == GREY_LEVELS_OF_DIGITS);
  }

  ValueRange greyRange() {
    return new ValueRange(0, maximum);
  }

  /// The given columns as floats, mapped onto the unit interval if there is a range to map from.
  static MemorySegment floats(Matrix matrix, int[] columns, Optional<ValueRange> range) {
    long bytes = Math.multiplyExact(matrix.rows(), (long) columns.length * Float.BYTES);
    boolean asItIs = range.isEmpty() && columns.length == matrix.columns();
    if (asItIs && matrix.type() == ScalarType.FLOAT32 && matrix.rows() > 0) {
      int rows = Math.toIntExact(matrix.rows());
      return matrix.floatBlock(0, rows, Arena.ofAuto().allocate(bytes, Float.BYTES));
    }
    MemorySegment floats =
        Arena.ofAuto().allocate(Math.max(bytes, 1), Float.BYTES).asSlice(0, bytes);
    long at = 0;
    for (long row = 0; row < matrix.rows(); row++) {
      for (int column : columns) {
        double raw = matrix.value(row, column);
        float value = range.isPresent() ? range.get().toUnit(raw) : (float) raw;
        floats.setAtIndex(ValueLayout.JAVA_FLOAT, at++, value);
      }
    }
    return floats;
  }
}
