package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import java.util.List;

/// Logarithms of expressions, taken apart where their values have no exact form themselves: those
/// of products, powers, exponentials and densities.
final class Logarithms {

  private final Evaluator evaluator;

  Logarithms(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Real of(Expr argument) {
    return switch (argument) {
      case Expr.Constant c ->
          c.name() == Expr.Constant.Name.PI ? LogNumber.lnPi() : LogNumber.of(Rational.ONE);
      case Expr.Product p when p.factors().stream().allMatch(Kinds::isScalar) ->
          ofProduct(p.factors());
      case Expr.Quotient q -> ofQuotient(q);
      case Expr.Power p when Kinds.isScalar(p.base()) -> ofPower(p);
      case Expr.Root r -> of(r.radicand()).scale(Rational.HALF);
      case Expr.Exponential e -> evaluator.scalar(e.exponent());
      case Expr.DensityAt d -> evaluator.laws().log(d.density(), d.argument());
      case Expr.ProductOver p -> ofProductOver(p);
      default -> evaluator.scalar(argument).ln();
    };
  }

  /// ln(a / b) is known where a and b are negative, although ln a and ln b are not.
  private Real ofQuotient(Expr.Quotient q) {
    try {
      return of(q.numerator()).minus(of(q.denominator()));
    } catch (NotExactException e) {
      return evaluator.scalar(q).ln();
    }
  }

  /// The value of (−2)² is known although ln(−2) is not.
  private Real ofPower(Expr.Power p) {
    Real exponent = evaluator.scalar(p.exponent());
    try {
      return of(p.base()).times(exponent);
    } catch (NotExactException e) {
      return evaluator.scalar(p.base()).power(exponent).ln();
    }
  }

  private Real ofProduct(List<Expr> factors) {
    try {
      Real sum = LogNumber.ZERO;
      for (Expr factor : factors) {
        sum = sum.plus(of(factor));
      }
      return sum;
    } catch (NotExactException e) {
      return evaluator.product(factors).ln();
    }
  }

  private Real ofProductOver(Expr.ProductOver p) {
    try {
      return evaluator.sumOfLogs(p.index(), p.upper(), p.body());
    } catch (NotExactException e) {
      return evaluator.scalar(p).ln();
    }
  }
}
