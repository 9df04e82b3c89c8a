package dev.kullback.data.csv;

/// Whether the first line of a table names the columns.
public enum Header {
  /// It does when none of its cells is a number.
  DETECT,
  /// It does, even if the names are numbers.
  PRESENT,
  /// It is the first row of numbers.
  ABSENT
}
