package dev.kullback.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.kullback.data.DataException;
import dev.kullback.data.RowVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Hands the wanted cells of each record on as numbers.
final class CsvCells {
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null");
  private static final int SHOWN = 40;

  private final String name;
  private final Header header;
  private final RowVisitor visitor;
  private int columns;
  private int[] wanted = {};
  private double[] values = {};

  CsvCells(String name, Header header, RowVisitor visitor) {
    this.name = name;
    this.header = header;
    this.visitor = visitor;
  }

  void add(CsvRecord line) {
    boolean first = columns == 0;
    if (first) {
      boolean names = header.isIn(line.getFields());
      begin(line.getFieldCount(), names ? Optional.of(line.getFields()) : Optional.empty());
      if (names) {
        return;
      }
    }
    if (line.getFieldCount() != columns) {
      throw new DataException(
          name,
          "line %d: needs %d cells like the lines before it, got %d"
              .formatted(line.getStartingLineNumber(), columns, line.getFieldCount()));
    }
    for (int i = 0; i < wanted.length; i++) {
      values[i] = number(line, wanted[i]);
    }
    visitor.row(values);
  }

  void end() {
    if (columns == 0) {
      throw new DataException(name, "is empty, needs at least one line of numbers");
    }
  }

  private void begin(int count, Optional<List<String>> names) {
    columns = count;
    wanted = visitor.begin(names.map(List::copyOf), count).clone();
    for (int column : wanted) {
      Objects.checkIndex(column, count);
    }
    values = new double[wanted.length];
  }

  private double number(CsvRecord line, int column) {
    String cell = line.getField(column);
    try {
      return CsvNumber.parse(cell);
    } catch (NumberFormatException e) {
      if (MISSING.contains(cell.strip().toLowerCase(Locale.ROOT))) {
        return Double.NaN;
      }
      throw new DataException(
          name,
          "line %d, column %d: needs a number, or nothing or NA where it is missing, got \"%s\""
              .formatted(line.getStartingLineNumber(), column + 1, shown(cell)),
          e);
    }
  }

  private static String shown(String cell) {
    return cell.length() > SHOWN ? cell.substring(0, SHOWN) + "..." : cell;
  }
}
