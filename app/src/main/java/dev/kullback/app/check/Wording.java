package dev.kullback.app.check;

import dev.kullback.proof.check.Counterexample;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import dev.kullback.proof.print.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The words that the text and the page share.
final class Wording {

  private static final Map<String, String> GREEK =
      Map.of("mu", "μ", "sigma", "σ", "Sigma", "Σ", "tau", "τ", "Lambda", "Λ");

  private Wording() {}

  static String mark(Verdict verdict) {
    return switch (verdict) {
      case TRUE, TRUE_IF -> "✓";
      case FALSE -> "✗";
      case TESTED, UNREADABLE -> "?";
    };
  }

  static String verdict(Equality e) {
    return switch (e.verdict()) {
      case TRUE -> Boolean.FALSE.equals(e.equalsChainStart()) ? "true as a step" : "true";
      case TRUE_IF -> "true under a condition";
      case FALSE -> "false";
      case TESTED -> "tested, not proved";
      case UNREADABLE -> "cannot be read";
    };
  }

  /// n = 2, μ = (0, 0), σ = (1, 1).
  static String point(Counterexample c) {
    String values =
        c.values().entrySet().stream()
            .map(e -> ", " + symbol(e.getKey()) + " = " + value(e.getValue()))
            .collect(Collectors.joining());
    return "n = " + c.n() + values;
  }

  private static String value(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
  }

  private static String symbol(String name) {
    int underscore = name.indexOf('_');
    String base = underscore < 0 ? name : name.substring(0, underscore);
    return GREEK.getOrDefault(base, base) + (underscore < 0 ? "" : name.substring(underscore));
  }

  /// The exact value, with a decimal beside it unless it is an integer.
  static String value(String exact, double decimal) {
    return exact.matches("−?-?\\d+") || exact.endsWith("…")
        ? exact
        : exact + " ≈ " + decimal(decimal);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.6g", value).replace("-", "−");
  }

  static String summary(Report report) {
    return report.summary().entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  static String laws(Report report) {
    return report.declarations().laws().values().stream()
        .map(
            l ->
                l.density().text()
                    + " = N("
                    + PlainText.of(l.mean())
                    + ", "
                    + PlainText.of(l.covariance())
                    + ")")
        .collect(Collectors.joining(", "));
  }

  static String definitions(Report report) {
    return report.declarations().definitions().entrySet().stream()
        .map(e -> symbol(e.getKey()) + " = " + PlainText.of(e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
