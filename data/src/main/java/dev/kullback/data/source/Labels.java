package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.csv.CsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds the labels and reads them as whole numbers.
final class Labels {
  private static final Set<String> USUAL =
      Set.of("label", "labels", "class", "target", "y", "digit");

  private Labels() {}

  /// One column of a matrix as labels.
  static int[] of(Matrix matrix, int column) {
    return IntStream.range(0, Math.toIntExact(matrix.rows()))
        .map(row -> label(matrix, row, column))
        .toArray();
  }

  /// The column of a table that holds the labels, if one does.
  static OptionalInt column(CsvTable table, Optional<String> wanted) {
    List<String> names = table.columnNames().orElse(List.of());
    if (wanted.isPresent()) {
      return OptionalInt.of(named(table.matrix(), names, wanted.get()));
    }
    return IntStream.range(0, names.size())
        .filter(i -> USUAL.contains(names.get(i).strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static int named(Matrix matrix, List<String> names, String wanted) {
    int byName = names.indexOf(wanted);
    if (byName >= 0) {
      return byName;
    }
    if (wanted.equals("last")) {
      return matrix.columns() - 1;
    }
    if (wanted.matches("\\d{1,9}")) {
      int number = Integer.parseInt(wanted);
      if (number >= 1 && number <= matrix.columns()) {
        return number - 1;
      }
    }
    throw new DataException(
        matrix.name(),
        "has no column \"%s\", needs %s, a number from 1 to %d, or \"last\""
            .formatted(
                wanted,
                names.isEmpty() ? "no name (it has no header)" : "one of " + names,
                matrix.columns()));
  }

  private static int label(Matrix matrix, int row, int column) {
    double value = matrix.value(row, column);
    if (value != (int) value) {
      throw new DataException(
          matrix.name(),
          "row %d, column %d: a label needs to be a whole number, got %s"
              .formatted(row, column, value));
    }
    return (int) value;
  }
}
