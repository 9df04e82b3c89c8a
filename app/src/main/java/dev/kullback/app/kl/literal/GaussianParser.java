package dev.kullback.app.kl.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a Gaussian by recursive descent; blanks count nowhere.
///
/// ```text
/// gaussian   = "N" "(" mean "," covariance ")"
/// mean       = number | vector
/// covariance = number | [ number [ "*" ] ] "I" | "diag" "(" numbers ")" | "[" vector { "," vector } "]"
/// vector     = "[" numbers "]"
/// numbers    = number { "," number }
/// ```
final class GaussianParser {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final String label;
  private final String text;
  private int at;

  GaussianParser(String label, String text) {
    this.label = label;
    this.text = text;
  }

  GaussianLiteral gaussian() {
    skipBlanks();
    if (!word().equals("N")) {
      throw error(at, "needs a Gaussian written N(mean, covariance), got " + found(at));
    }
    at++;
    expect('(', "after N");
    skipBlanks();
    int meanAt = at;
    MeanLiteral mean = mean();
    expect(',', "between the mean and the covariance");
    skipBlanks();
    int covarianceAt = at;
    CovarianceLiteral covariance = covariance();
    expect(')', "after the covariance");
    skipBlanks();
    if (at < text.length()) {
      throw error(at, "needs nothing after the last parenthesis, got " + found(at));
    }
    return new GaussianLiteral(label, text, mean, meanAt, covariance, covarianceAt);
  }

  private MeanLiteral mean() {
    return peek() == '['
        ? new MeanLiteral.Vector(vector())
        : new MeanLiteral.Scalar(number("a mean: a number or [..]"));
  }

  private CovarianceLiteral covariance() {
    return switch (peek()) {
      case '[' -> new CovarianceLiteral.Full(matrix());
      case 'd', 'l', 'I' -> named();
      default -> multiple(number("a covariance: c, I, c I, diag(..) or [[..],[..]]"));
    };
  }

  private CovarianceLiteral named() {
    int start = at;
    String name = word();
    at += name.length();
    return switch (name) {
      case "I" -> new CovarianceLiteral.Multiple(1);
      case "diag" -> {
        expect('(', "after diag");
        List<Double> variances = numbers();
        expect(')', "after the variances");
        yield new CovarianceLiteral.Diag(variances);
      }
      case "lowrank" ->
          throw error(
              start, "lowrank is not supported yet; needs c, I, c I, diag(..) or [[..],[..]]");
      default ->
          throw error(start, "needs c, I, c I, diag(..) or [[..],[..]], got " + found(start));
    };
  }

  private CovarianceLiteral multiple(double factor) {
    if (peek() == '*') {
      at++;
      skipBlanks();
      if (!word().equals("I")) {
        throw error(at, "needs I after *, got " + found(at));
      }
    }
    if (word().equals("I")) {
      at++;
    }
    return new CovarianceLiteral.Multiple(factor);
  }

  private List<List<Double>> matrix() {
    int start = at;
    expect('[', "before the first row");
    List<List<Double>> rows = new ArrayList<>();
    do {
      skipBlanks();
      int rowAt = at;
      rows.add(vector());
      if (rows.getLast().size() != rows.getFirst().size()) {
        throw error(
            rowAt,
            "needs rows of %d numbers like the first, got %d"
                .formatted(rows.getFirst().size(), rows.getLast().size()));
      }
    } while (took(','));
    expect(']', "after the last row");
    if (rows.size() != rows.getFirst().size()) {
      throw error(
          start,
          "needs a square matrix, got %d rows of %d"
              .formatted(rows.size(), rows.getFirst().size()));
    }
    return List.copyOf(rows);
  }

  private List<Double> vector() {
    expect('[', "before the numbers of a row or vector");
    List<Double> numbers = numbers();
    expect(']', "after the numbers");
    return numbers;
  }

  private List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    do {
      numbers.add(number("a number"));
    } while (took(','));
    return List.copyOf(numbers);
  }

  private double number(String wanted) {
    skipBlanks();
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw error(at, "needs " + wanted + ", got " + found(at));
    }
    int start = at;
    at = matcher.end();
    double value = Double.parseDouble(matcher.group());
    if (Double.isInfinite(value)) {
      throw error(start, "needs a number within the range of a double, got " + matcher.group());
    }
    return value;
  }

  private String word() {
    skipBlanks();
    Matcher matcher = WORD.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.group() : "";
  }

  private boolean took(char wanted) {
    boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char wanted, String where) {
    if (!took(wanted)) {
      throw error(at, "needs '" + wanted + "' " + where + ", got " + found(at));
    }
  }

  /// The next character that is not blank, or NUL at the end.
  private char peek() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String found(int place) {
    Matcher matcher = WORD.matcher(text).region(place, text.length());
    if (matcher.lookingAt()) {
      return "'" + matcher.group() + "'";
    }
    return place < text.length() ? "'" + text.charAt(place) + "'" : "the end";
  }

  private LiteralException error(int place, String problem) {
    return new LiteralException(label, text, place, problem);
  }
}
