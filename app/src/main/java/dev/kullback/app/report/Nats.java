package dev.kullback.app.report;

import java.util.Locale;

/// Numbers in the text of the report.
final class Nats {
  private Nats() {}

  /// Two decimals, with a true minus sign.
  static String of(double value) {
    return fixed("%.2f", value);
  }

  /// A value with its standard error, both to the same decimals.
  static String withError(double value, double standardError) {
    return of(value) + " ± " + fixed("%.2f", standardError);
  }

  /// Four decimals, for what is compared closely.
  static String closely(double value) {
    return fixed("%.4f", value);
  }

  static String fixed(String format, double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "+∞" : "−∞";
    }
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }
}
