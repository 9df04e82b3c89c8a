package dev.kullback.proof.point;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;

/// Tells vectors and matrices from numbers, and reads rational numbers off expressions.
final class Grids {

  private Grids() {}

  static boolean isGrid(Expr expr) {
    return Shapes.of(expr) != Shape.SCALAR;
  }

  /// The value of an expression without symbols, logarithms and roots.
  static Rational rational(Expr expr) {
    return switch (expr) {
      case Expr.Literal l -> l.value();
      case Expr.Negation n -> rational(n.operand()).negate();
      case Expr.Sum s ->
          s.terms().stream().map(Grids::rational).reduce(Rational.ZERO, Rational::plus);
      case Expr.Product p ->
          p.factors().stream().map(Grids::rational).reduce(Rational.ONE, Rational::times);
      case Expr.Quotient q -> rational(q.numerator()).divide(rational(q.denominator()));
      case Expr.Power p -> rational(p.base()).pow(rational(p.exponent()).intValueExact());
      default -> throw new IllegalArgumentException("needs a rational number, got " + expr);
    };
  }
}
