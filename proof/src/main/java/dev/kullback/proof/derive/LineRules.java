package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is needed on the line beside the general rules.
final class LineRules {

  /// 1/(2σ²) · σ² = ½.
  static final Rule CANCEL =
      Rule.everywhere("cancel", "a factor cancels against the denominator", LineRules::cancel);

  private LineRules() {}

  private static Optional<Expr> cancel(Expr expr) {
    if (!(expr instanceof Expr.Product p
        && p.factors().size() == 2
        && p.factors().getFirst() instanceof Expr.Quotient q
        && q.numerator().equals(Formula.ONE)
        && q.denominator() instanceof Expr.Product below)) {
      return Optional.empty();
    }
    List<Expr> left = new ArrayList<>(below.factors());
    return left.remove(p.factors().getLast())
        ? Optional.of(reciprocal(Formula.product(left)))
        : Optional.empty();
  }

  private static Expr reciprocal(Expr expr) {
    return expr instanceof Expr.Literal l
        ? Formula.number(Rational.ONE.divide(l.value()))
        : Formula.quotient(Formula.ONE, expr);
  }
}
