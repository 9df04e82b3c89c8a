package dev.kullback.data.csv;

import java.util.Locale;
import java.util.Set;

/// Numbers as people and programs write them into tables: decimal, with a point, an exponent if
/// need be, and the words for infinity. Stricter than Java's own parser, which takes `1f`, `0x1p3`
/// and more.
final class CsvNumber {
  private static final Set<String> INFINITE = Set.of("inf", "+inf", "infinity", "+infinity");
  private static final Set<String> NEGATIVE = Set.of("-inf", "-infinity");

  private CsvNumber() {}

  /// Whether the cell is a number, or the word for none ("nan"), rather than a name.
  static boolean isNumeric(String cell) {
    try {
      parse(cell);
      return true;
    } catch (NumberFormatException _) {
      return cell.strip().equalsIgnoreCase("nan");
    }
  }

  /// The value of a cell.
  ///
  /// @throws NumberFormatException for everything else, NaN too
  static double parse(String cell) {
    if (isDecimal(cell)) {
      return Double.parseDouble(cell);
    }
    String word = cell.strip().toLowerCase(Locale.ROOT);
    if (INFINITE.contains(word)) {
      return Double.POSITIVE_INFINITY;
    }
    if (NEGATIVE.contains(word)) {
      return Double.NEGATIVE_INFINITY;
    }
    throw new NumberFormatException(cell);
  }

  private static boolean isDecimal(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("0123456789.-+eE \t".indexOf(cell.charAt(i)) < 0) {
        return false;
      }
    }
    return !cell.isBlank();
  }
}
