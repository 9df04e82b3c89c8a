package dev.kullback.app.kl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text in columns: the first to the left, numbers to the right.
final class Columns {
  private static final String GAP = "   ";

  private final List<String[]> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(cells.clone());
  }

  /// A number with all its digits, as short as it can be read back.
  static String number(double value) {
    return Double.isInfinite(value)
        ? (value > 0 ? "+infinity" : "-infinity")
        : String.valueOf(value);
  }

  /// A number to six digits, where more would not help.
  static String rounded(double value) {
    return Double.isInfinite(value) ? number(value) : String.format(Locale.ROOT, "%.6g", value);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (String[] cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        line.append(i == 0 ? left(cells[0], width(0)) : GAP + right(cells[i], width(i)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }

  private int width(int column) {
    return rows.stream()
        .filter(cells -> cells.length > column)
        .mapToInt(cells -> visible(cells[column]))
        .max()
        .orElse(0);
  }

  /// Escape sequences take no room on the screen.
  private static int visible(String cell) {
    return cell.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }

  private static String left(String cell, int width) {
    return cell + " ".repeat(width - visible(cell));
  }

  private static String right(String cell, int width) {
    return " ".repeat(width - visible(cell)) + cell;
  }
}
