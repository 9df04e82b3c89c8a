package dev.kullback.proof.check;

import dev.kullback.proof.exact.Comparison;
import dev.kullback.proof.exact.Point;
import dev.kullback.proof.exact.Points;
import dev.kullback.proof.exact.Unknowns;
import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries an equality at points in their fixed order, with exact values on both sides.
final class Search {

  private static final int HIGHEST_DIMENSION = 3;

  /// Values that are only enclosed take long: after so many of them a search is given up.
  private static final int MOST_ENCLOSED = 40;

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
  /// @param enclosed at how many points a value was not exact but enclosed
  /// @param model whether densities without a law were given one
  record Result(
      @Nullable Counterexample counterexample, int agreements, int enclosed, boolean model) {}

  /// Tries all points of the dimensions from the lowest one, which is 1 unless the equality is
  /// proved there.
  Result run(Expr left, Expr right, int lowest) {
    Unknowns unknowns = Unknowns.of(declarations, left, right);
    boolean model = !unknowns.lawless().isEmpty();
    Declarations used = model ? Interpretation.of(declarations, unknowns.lawless()) : declarations;
    Points points = new Points(model ? Unknowns.of(used, left, right) : unknowns);
    int agreements = 0;
    int enclosed = 0;
    for (int n = lowest; n <= (univariate ? 1 : HIGHEST_DIMENSION); n++) {
      for (Point point : points.ofDimension(n)) {
        Optional<Comparison> comparison = Comparison.at(point, used, left, right);
        if (comparison.isPresent()) {
          enclosed += comparison.get().isExact() ? 0 : 1;
          if (comparison.get().differs()) {
            return new Result(counterexample(point, comparison.get()), agreements, enclosed, model);
          }
          agreements += comparison.get().agrees() ? 1 : 0;
        }
        if (enclosed == MOST_ENCLOSED) {
          return new Result(null, agreements, enclosed, model);
        }
      }
    }
    return new Result(null, agreements, enclosed, model);
  }

  /// Whether the two sides agree at a few points without any pattern; a second opinion on a proof.
  boolean contradicts(Expr left, Expr right) {
    Unknowns unknowns = Unknowns.of(declarations, left, right);
    if (!unknowns.lawless().isEmpty()) {
      return false;
    }
    Points points = new Points(unknowns);
    for (int n = 1; n <= (univariate ? 1 : 2); n++) {
      Point generic = points.generic(n);
      if (Comparison.at(generic, declarations, left, right)
          .filter(Comparison::differs)
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Counterexample counterexample(Point point, Comparison values) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    point.scalars().forEach((name, v) -> shown.put(name, List.of(v.toString())));
    point.vectors().forEach((name, v) -> shown.put(name, strings(v)));
    point
        .matrices()
        .forEach((name, rows) -> shown.put(name, rows.stream().map(Search::row).toList()));
    return new Counterexample(
        point.dimension(),
        shown,
        values.left().toString(),
        values.right().toString(),
        values.left().doubleValue(),
        values.right().doubleValue(),
        values.isExact());
  }

  private static List<String> strings(List<Rational> values) {
    return values.stream().map(Rational::toString).toList();
  }

  private static String row(List<Rational> values) {
    return "[" + String.join(", ", strings(values)) + "]";
  }
}
