package dev.kullback.app.kl.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a Gaussian by recursive descent; blanks count nowhere.
///
/// ```text
/// gaussian   = "N" "(" mean "," covariance ")"
/// mean       = number | vector
/// covariance = number | [ number [ "*" ] ] "I" | "diag" "(" numbers ")" | matrix
///            | "precision" "(" matrix ")" | "lowrank" "(" matrix "," vector ")"
///            | "kron" "(" matrix "," matrix ")" | "blocks" "(" covariance { "," covariance } ")"
///            | "circulant" "(" vector ")" | "tridiagonal" "(" vector "," vector ")"
///            | "banded" "(" vector { "," vector } ")"
/// matrix     = "[" vector { "," vector } "]"
/// vector     = "[" numbers "]"
/// numbers    = number { "," number }
/// ```
final class GaussianParser {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  private static final String FORMS =
      "c, I, c I, diag(..), [[..],[..]], precision(..), lowrank(..), kron(..), blocks(..),"
          + " circulant(..), tridiagonal(..) or banded(..)";
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
      case '[' -> new CovarianceLiteral.Full(squareMatrix());
      case 'b', 'c', 'd', 'k', 'l', 'p', 't', 'I' -> named();
      default -> multiple(number("a covariance: " + FORMS));
    };
  }

  private CovarianceLiteral named() {
    int start = at;
    String name = word();
    at += name.length();
    return switch (name) {
      case "I" -> new CovarianceLiteral.Multiple(1);
      case "diag" -> inParentheses(name, () -> new CovarianceLiteral.Diag(numbers()));
      case "precision" -> inParentheses(name, () -> new CovarianceLiteral.Inverse(squareMatrix()));
      case "lowrank" -> inParentheses(name, this::loadings);
      case "kron" -> inParentheses(name, this::product);
      case "blocks" -> inParentheses(name, this::blocks);
      case "circulant" -> inParentheses(name, () -> new CovarianceLiteral.Circle(vector()));
      case "tridiagonal" -> inParentheses(name, this::tridiagonal);
      case "banded" -> inParentheses(name, () -> new CovarianceLiteral.Bands(vectors()));
      default -> throw error(start, "needs " + FORMS + ", got " + found(start));
    };
  }

  private CovarianceLiteral inParentheses(String name, Supplier<CovarianceLiteral> content) {
    expect('(', "after " + name);
    CovarianceLiteral literal = content.get();
    expect(')', "after the content of " + name + "(..)");
    return literal;
  }

  private CovarianceLiteral loadings() {
    skipBlanks();
    int start = at;
    List<List<Double>> rows = matrix();
    expect(',', "between the loadings and the diagonal");
    List<Double> diagonal = vector();
    if (rows.size() != diagonal.size()) {
      throw error(
          start,
          "needs as many rows of loadings as the diagonal has numbers, %d, got %d"
              .formatted(diagonal.size(), rows.size()));
    }
    return new CovarianceLiteral.Loadings(rows, diagonal);
  }

  private CovarianceLiteral product() {
    List<List<Double>> left = squareMatrix();
    expect(',', "between the factors");
    return new CovarianceLiteral.Product(left, squareMatrix());
  }

  private CovarianceLiteral blocks() {
    List<CovarianceLiteral> blocks = new ArrayList<>();
    do {
      skipBlanks();
      int start = at;
      CovarianceLiteral block = covariance();
      if (block.dimension() == 0) {
        throw error(start, "needs a block that says its dimension, such as diag(..)");
      }
      blocks.add(block);
    } while (took(','));
    return new CovarianceLiteral.Blocks(List.copyOf(blocks));
  }

  private CovarianceLiteral tridiagonal() {
    List<Double> diagonal = vector();
    expect(',', "between the diagonal and the off-diagonal");
    List<Double> offDiagonal = diagonal.size() == 1 ? emptyOrVector() : vector();
    return new CovarianceLiteral.Bands(List.of(diagonal, offDiagonal));
  }

  /// In one dimension there is no off-diagonal: `[]`.
  private List<Double> emptyOrVector() {
    int start = at;
    expect('[', "before the off-diagonal");
    if (took(']')) {
      return List.of();
    }
    at = start;
    return vector();
  }

  private List<List<Double>> vectors() {
    List<List<Double>> vectors = new ArrayList<>();
    do {
      vectors.add(vector());
    } while (took(','));
    return List.copyOf(vectors);
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

  private List<List<Double>> squareMatrix() {
    skipBlanks();
    int start = at;
    List<List<Double>> rows = matrix();
    if (rows.size() != rows.getFirst().size()) {
      throw error(
          start,
          "needs a square matrix, got %d rows of %d"
              .formatted(rows.size(), rows.getFirst().size()));
    }
    return rows;
  }

  private List<List<Double>> matrix() {
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
