package dev.kullback.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.ScalarType;
import dev.kullback.data.file.Spool;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the records of a table one after the other, checks each cell, and keeps the numbers.
final class CsvRows implements AutoCloseable {
  private final String name;
  private final Header header;
  private final Spool spool;
  private @Nullable List<String> names;
  private int columns;
  private long rows;

  CsvRows(String name, Header header) {
    this.name = name;
    this.header = header;
    this.spool = Spool.start(name);
  }

  void add(CsvRecord line) {
    boolean first = columns == 0;
    if (first) {
      columns = line.getFieldCount();
    }
    if (line.getFieldCount() != columns) {
      throw new DataException(
          name,
          "line %d: needs %d cells like the lines before it, got %d"
              .formatted(line.getStartingLineNumber(), columns, line.getFieldCount()));
    }
    if (first && header.isIn(line.getFields())) {
      names = List.copyOf(line.getFields());
    } else {
      for (int column = 0; column < columns; column++) {
        spool.putDouble(number(line, column));
      }
      rows++;
    }
  }

  CsvTable table(char separator, Arena arena) {
    if (columns == 0) {
      throw new DataException(name, "is empty, needs at least one line of numbers");
    }
    long[] shape = {rows, columns};
    Matrix matrix =
        new Matrix(
            name, ScalarType.FLOAT64, ByteOrder.nativeOrder(), false, shape, spool.map(arena));
    return new CsvTable(matrix, Optional.ofNullable(names), separator);
  }

  @Override
  public void close() {
    spool.close();
  }

  private double number(CsvRecord line, int column) {
    String cell = line.getField(column);
    try {
      return CsvNumber.parse(cell);
    } catch (NumberFormatException e) {
      throw new DataException(name, complaint(line, column, cell), e);
    }
  }

  private String complaint(CsvRecord line, int column, String cell) {
    String title = names == null ? "" : " (" + names.get(column) + ")";
    String shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
    String hint = cell.matches("\\s*[-+]?\\d+,\\d+\\s*") ? "; the decimal mark is a point" : "";
    return "line %d, column %d%s: needs a number, got \"%s\"%s"
        .formatted(line.getStartingLineNumber(), column + 1, title, shown, hint);
  }
}
