package dev.kullback.proof.derive;

import dev.kullback.proof.exact.Comparison;
import dev.kullback.proof.exact.Point;
import dev.kullback.proof.exact.Points;
import dev.kullback.proof.exact.Unknowns;
import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForms;
import java.util.List;
import java.util.stream.IntStream;

/// Compares both sides of every step in two ways that share nothing but the formula of the density:
/// by the normal form that judges other people's texts too, and by exact values at points, where
/// expectations are sums over quadrature nodes.
final class Verifier {

  private static final int HIGHEST_DIMENSION = 3;

  private final Declarations declarations;
  private final NormalForms normalForms;
  private final List<Point> points;

  Verifier(Declarations declarations, boolean univariate) {
    this.declarations = declarations;
    this.normalForms = new NormalForms(declarations);
    Points all = new Points(Unknowns.ofLaws(declarations));
    this.points =
        IntStream.rangeClosed(1, univariate ? 1 : HIGHEST_DIMENSION)
            .mapToObj(all::generic)
            .toList();
  }

  /// Agrees, or names the rule that is broken.
  void confirm(Expr from, Expr to, String rule) {
    if (!normalForms.of(from).proves(normalForms.of(to))) {
      throw broken("made a step whose sides differ", rule, from, to);
    }
    for (Point point : points) {
      if (!Comparison.at(point, declarations, from, to).filter(Comparison::agrees).isPresent()) {
        throw broken(
            "made a step whose sides have no equal values at n = " + point.dimension(),
            rule,
            from,
            to);
      }
    }
  }

  private static IllegalStateException broken(String how, String rule, Expr from, Expr to) {
    return new IllegalStateException(
        "the rule \"" + rule + "\" " + how + ": " + from + " and " + to);
  }
}
