package dev.kullback.proof.check;

import dev.kullback.proof.exact.Evaluator;
import dev.kullback.proof.exact.LogNumber;
import dev.kullback.proof.exact.Point;
import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries an equality at points in their fixed order, with exact values on both sides.
final class Search {

  private static final int HIGHEST_DIMENSION = 3;

  private final Declarations declarations;
  private final boolean univariate;

  Search(Declarations declarations) {
    this.declarations = declarations;
    this.univariate =
        !declarations.laws().isEmpty()
            && declarations.laws().values().stream().allMatch(l -> l.isUnivariate());
  }

  /// What the search found.
  ///
  /// @param counterexample the first point where the sides differ, null if there is none
  /// @param agreements at how many points the sides were equal
  /// @param model whether densities without a law were given one
  record Result(@Nullable Counterexample counterexample, int agreements, boolean model) {}

  /// Tries all points of the dimensions from the lowest one, which is 1 unless the equality is
  /// proved there.
  Result run(Expr left, Expr right, int lowest) {
    Unknowns unknowns = new Unknowns(declarations, left, right);
    boolean model = !unknowns.lawless().isEmpty();
    Declarations used = model ? Interpretation.of(declarations, unknowns.lawless()) : declarations;
    Points points = new Points(model ? new Unknowns(used, left, right) : unknowns);
    int agreements = 0;
    for (int n = lowest; n <= (univariate ? 1 : HIGHEST_DIMENSION); n++) {
      for (Point point : points.ofDimension(n)) {
        Optional<Comparison> comparison = compare(used, point, left, right);
        if (comparison.isPresent() && comparison.get().differs()) {
          return new Result(counterexample(point, comparison.get()), agreements, model);
        }
        agreements += comparison.filter(Comparison::agrees).isPresent() ? 1 : 0;
      }
    }
    return new Result(null, agreements, model);
  }

  /// Whether the two sides agree at a few points without any pattern; a second opinion on a proof.
  boolean contradicts(Expr left, Expr right) {
    Unknowns unknowns = new Unknowns(declarations, left, right);
    if (!unknowns.lawless().isEmpty()) {
      return false;
    }
    Points points = new Points(unknowns);
    for (int n = 1; n <= (univariate ? 1 : 2); n++) {
      Point generic = points.generic(n);
      if (compare(declarations, generic, left, right).filter(Comparison::differs).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private record Comparison(LogNumber left, LogNumber right) {
    boolean differs() {
      return left.minus(right).isNotZero();
    }

    boolean agrees() {
      return left.minus(right).isZero();
    }
  }

  private static Optional<Comparison> compare(
      Declarations declarations, Point point, Expr left, Expr right) {
    Optional<Comparison> last = Optional.empty();
    Evaluator evaluator = new Evaluator(declarations, point);
    for (Expr[] pair : components(left, right, point.dimension())) {
      Optional<LogNumber> a = evaluator.evaluate(pair[0]);
      Optional<LogNumber> b = a.isEmpty() ? a : evaluator.evaluate(pair[1]);
      if (a.isEmpty() || b.isEmpty()) {
        return Optional.empty();
      }
      last = Optional.of(new Comparison(a.get(), b.get()));
      if (last.get().differs()) {
        return last;
      }
    }
    return last;
  }

  /// Vectors and matrices are compared entry by entry.
  private static List<Expr[]> components(Expr left, Expr right, int n) {
    Shape shape = Shapes.isZero(left) ? Shapes.of(right) : Shapes.of(left);
    List<Expr[]> pairs = new ArrayList<>();
    if (shape == Shape.SCALAR) {
      pairs.add(new Expr[] {left, right});
    } else if (shape == Shape.MATRIX) {
      for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= n; j++) {
          pairs.add(new Expr[] {entry(left, i, j), entry(right, i, j)});
        }
      }
    } else {
      for (int i = 1; i <= n; i++) {
        pairs.add(new Expr[] {component(left, i), component(right, i)});
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

  private static Counterexample counterexample(Point point, Comparison values) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    point.scalars().forEach((name, v) -> shown.put(name, List.of(v.toString())));
    point.vectors().forEach((name, v) -> shown.put(name, strings(v)));
    point.roots().forEach((name, rows) -> shown.put(name, product(rows)));
    return new Counterexample(
        point.dimension(),
        shown,
        values.left().toString(),
        values.right().toString(),
        values.left().doubleValue(),
        values.right().doubleValue());
  }

  private static List<String> strings(List<Rational> values) {
    return values.stream().map(Rational::toString).toList();
  }

  /// The rows of L Lᵀ.
  private static List<String> product(List<List<Rational>> root) {
    List<String> rows = new ArrayList<>();
    for (List<Rational> a : root) {
      List<String> row = new ArrayList<>();
      for (List<Rational> b : root) {
        Rational sum = Rational.ZERO;
        for (int k = 0; k < a.size(); k++) {
          sum = sum.plus(a.get(k).times(b.get(k)));
        }
        row.add(sum.toString());
      }
      rows.add("[" + String.join(", ", row) + "]");
    }
    return rows;
  }
}
