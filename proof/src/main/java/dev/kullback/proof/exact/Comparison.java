package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values of both sides of an equality at a point; of vectors and matrices, those of the first
/// entries that differ, else of the last ones.
///
/// @param left the value of the left side
/// @param right the value of the right side
public record Comparison(Real left, Real right) {

  private static final int AGREEING_DIGITS = 30;

  private record Pair(Expr left, Expr right) {}

  /// Evaluates both sides.
  ///
  /// @param point the point
  /// @param declarations the laws and definitions
  /// @param left the left side
  /// @param right the right side, of the same shape
  /// @return their values, if both have them
  public static Optional<Comparison> at(
      Point point, Declarations declarations, Expr left, Expr right) {
    Evaluator evaluator = new Evaluator(declarations, point);
    Optional<Comparison> last = Optional.empty();
    for (Pair pair : entries(left, right, point.dimension())) {
      last =
          evaluator
              .evaluate(pair.left())
              .flatMap(a -> evaluator.evaluate(pair.right()).map(b -> new Comparison(a, b)));
      if (last.isEmpty() || last.get().differs()) {
        return last;
      }
    }
    return last;
  }

  /// Whether the sides differ for certain.
  ///
  /// @return true only with certainty
  public boolean differs() {
    return left.minus(right).isNotZero();
  }

  /// Whether the sides are equal: for certain where both are exact, else to many digits.
  ///
  /// @return true if nothing tells them apart
  public boolean agrees() {
    Real difference = left.minus(right);
    return difference instanceof Enclosure e ? e.isZeroTo(AGREEING_DIGITS) : difference.isZero();
  }

  /// Whether the values have the exact form.
  ///
  /// @return false if one of them is only enclosed
  public boolean isExact() {
    return left instanceof LogNumber && right instanceof LogNumber;
  }

  private static List<Pair> entries(Expr left, Expr right, int n) {
    Shape shape = Shapes.isZero(left) ? Shapes.of(right) : Shapes.of(left);
    if (shape == Shape.SCALAR) {
      return List.of(new Pair(left, right));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      for (int j = 1; j <= (shape == Shape.MATRIX ? n : 1); j++) {
        boolean matrix = shape == Shape.MATRIX;
        pairs.add(
            matrix
                ? new Pair(entry(left, i, j), entry(right, i, j))
                : new Pair(component(left, i), component(right, i)));
      }
    }
    return pairs;
  }

  private static Expr component(Expr vector, int i) {
    return Shapes.isZero(vector)
        ? vector
        : new Expr.Component(vector, new Index.Fixed(i), Span.NONE);
  }

  private static Expr entry(Expr matrix, int i, int j) {
    return Shapes.isZero(matrix)
        ? matrix
        : new Expr.Entry(matrix, new Index.Fixed(i), new Index.Fixed(j), Span.NONE);
  }
}
