package dev.kullback.data.csv;

import java.util.List;

/// Whether the first line of a table names the columns.
public enum Header {
  /// It does when none of its cells is a number.
  DETECT,
  /// It does, even if the names are numbers.
  PRESENT,
  /// It is the first row of numbers.
  ABSENT;

  /// Whether a first line is names and no numbers.
  boolean isIn(List<String> cells) {
    return switch (this) {
      case PRESENT -> true;
      case ABSENT -> false;
      case DETECT -> cells.stream().noneMatch(CsvNumber::isNumeric);
    };
  }
}
