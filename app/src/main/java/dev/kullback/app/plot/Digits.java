package dev.kullback.app.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as tooltips show them.
final class Digits {
  private static final MathContext FOUR = new MathContext(4);

  private Digits() {}

  /// Four significant digits, without trailing zeros.
  static String significant(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : String.valueOf(value);
    }
    var rounded = BigDecimal.valueOf(value).round(FOUR).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString();
  }
}
