package dev.kullback.app.kl.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
  private static final String FORMS =
      "c, I, c I, diag(..), [[..],[..]], precision(..), lowrank(..), kron(..), blocks(..),"
          + " circulant(..), tridiagonal(..) or banded(..)";

  private final Lexer lexer;

  GaussianParser(Lexer lexer) {
    this.lexer = lexer;
  }

  GaussianLiteral gaussian() {
    int start = lexer.place();
    if (!lexer.tookWord("N")) {
      throw lexer.error(
          start, "needs a Gaussian written N(mean, covariance), got " + lexer.found(start));
    }
    lexer.expect('(', "after N");
    int meanAt = lexer.place();
    MeanLiteral mean = mean();
    lexer.expect(',', "between the mean and the covariance");
    int covarianceAt = lexer.place();
    CovarianceLiteral covariance = covariance();
    lexer.expect(')', "after the covariance");
    return new GaussianLiteral(lexer, mean, meanAt, covariance, covarianceAt);
  }

  private MeanLiteral mean() {
    return lexer.peek() == '['
        ? new MeanLiteral.Vector(vector())
        : new MeanLiteral.Scalar(lexer.number("a mean: a number or [..]"));
  }

  private CovarianceLiteral covariance() {
    return switch (lexer.peek()) {
      case '[' -> new CovarianceLiteral.Full(squareMatrix());
      case 'b', 'c', 'd', 'k', 'l', 'p', 't', 'I' -> named();
      default -> multiple(lexer.number("a covariance: " + FORMS));
    };
  }

  private CovarianceLiteral named() {
    int start = lexer.place();
    String name = lexer.word();
    lexer.tookWord(name);
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
      default -> throw lexer.error(start, "needs " + FORMS + ", got " + lexer.found(start));
    };
  }

  private CovarianceLiteral inParentheses(String name, Supplier<CovarianceLiteral> content) {
    lexer.expect('(', "after " + name);
    CovarianceLiteral literal = content.get();
    lexer.expect(')', "after the content of " + name + "(..)");
    return literal;
  }

  private CovarianceLiteral loadings() {
    int start = lexer.place();
    List<List<Double>> rows = matrix();
    lexer.expect(',', "between the loadings and the diagonal");
    List<Double> diagonal = vector();
    if (rows.size() != diagonal.size()) {
      throw lexer.error(
          start,
          "needs as many rows of loadings as the diagonal has numbers, %d, got %d"
              .formatted(diagonal.size(), rows.size()));
    }
    return new CovarianceLiteral.Loadings(rows, diagonal);
  }

  private CovarianceLiteral product() {
    List<List<Double>> left = squareMatrix();
    lexer.expect(',', "between the factors");
    return new CovarianceLiteral.Product(left, squareMatrix());
  }

  private CovarianceLiteral blocks() {
    List<CovarianceLiteral> blocks = new ArrayList<>();
    do {
      int start = lexer.place();
      CovarianceLiteral block = covariance();
      if (block.dimension() == 0) {
        throw lexer.error(start, "needs a block that says its dimension, such as diag(..)");
      }
      blocks.add(block);
    } while (lexer.took(','));
    return new CovarianceLiteral.Blocks(List.copyOf(blocks));
  }

  private CovarianceLiteral tridiagonal() {
    List<Double> diagonal = vector();
    lexer.expect(',', "between the diagonal and the off-diagonal");
    List<Double> offDiagonal = diagonal.size() == 1 ? emptyOrVector() : vector();
    return new CovarianceLiteral.Bands(List.of(diagonal, offDiagonal));
  }

  /// In one dimension there is no off-diagonal: `[]`.
  private List<Double> emptyOrVector() {
    int start = lexer.place();
    lexer.expect('[', "before the off-diagonal");
    if (lexer.took(']')) {
      return List.of();
    }
    lexer.back(start);
    return vector();
  }

  private List<List<Double>> vectors() {
    List<List<Double>> vectors = new ArrayList<>();
    do {
      vectors.add(vector());
    } while (lexer.took(','));
    return List.copyOf(vectors);
  }

  private CovarianceLiteral multiple(double factor) {
    boolean times = lexer.took('*');
    if (!lexer.tookWord("I") && times) {
      int place = lexer.place();
      throw lexer.error(place, "needs I after *, got " + lexer.found(place));
    }
    return new CovarianceLiteral.Multiple(factor);
  }

  private List<List<Double>> squareMatrix() {
    int start = lexer.place();
    List<List<Double>> rows = matrix();
    if (rows.size() != rows.getFirst().size()) {
      throw lexer.error(
          start,
          "needs a square matrix, got %d rows of %d"
              .formatted(rows.size(), rows.getFirst().size()));
    }
    return rows;
  }

  private List<List<Double>> matrix() {
    lexer.expect('[', "before the first row");
    List<List<Double>> rows = new ArrayList<>();
    do {
      int rowAt = lexer.place();
      rows.add(vector());
      if (rows.getLast().size() != rows.getFirst().size()) {
        throw lexer.error(
            rowAt,
            "needs rows of %d numbers like the first, got %d"
                .formatted(rows.getFirst().size(), rows.getLast().size()));
      }
    } while (lexer.took(','));
    lexer.expect(']', "after the last row");
    return List.copyOf(rows);
  }

  private List<Double> vector() {
    lexer.expect('[', "before the numbers of a row or vector");
    List<Double> numbers = numbers();
    lexer.expect(']', "after the numbers");
    return numbers;
  }

  private List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    do {
      numbers.add(lexer.number("a number"));
    } while (lexer.took(','));
    return List.copyOf(numbers);
  }
}
