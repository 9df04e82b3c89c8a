package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import java.util.List;

/// The degree of an expression as a polynomial in a variable, read off its shape alone.
final class Degree {

  private final String variable;

  Degree(String variable) {
    this.variable = variable;
  }

  int of(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Constant _, Expr.Identity _ -> 0;
      case Expr.Symbol s -> s.name().equals(variable) ? 1 : 0;
      case Expr.Component c -> of(c.vector());
      case Expr.Entry e -> of(e.matrix());
      case Expr.Diagonal d -> of(d.entry());
      case Expr.Sum s -> greatest(s.terms());
      case Expr.Product p -> p.factors().stream().mapToInt(this::of).sum();
      case Expr.Negation n -> of(n.operand());
      case Expr.Quotient q -> of(q.numerator()) + constant(q.denominator());
      case Expr.Power p -> power(p);
      case Expr.Logarithm l -> log(l.argument());
      case Expr.Norm n -> constant(n.vector());
      case Expr.Trace t -> of(t.matrix());
      case Expr.Transpose t -> of(t.operand());
      case Expr.SumOver s -> of(s.body());
      case Expr.Root r -> constant(r.radicand());
      case Expr.Exponential e -> constant(e.exponent());
      case Expr.Absolute a -> constant(a.operand());
      case Expr.Determinant d -> constant(d.matrix());
      case Expr.Inverse i -> constant(i.matrix());
      case Expr.ProductOver p -> constant(p.body());
      case Expr.Expectation e -> e.variable().name().equals(variable) ? 0 : of(e.body());
      case Expr.Integral i -> i.variable().name().equals(variable) ? 0 : constant(i.body());
      case Expr.DensityAt d -> constant(d.argument());
      case Expr.Divergence _, Expr.Entropy _, Expr.CrossEntropy _ -> 0;
    };
  }

  /// The degree of a logarithm: of an exponential it is that of the exponent.
  private int log(Expr argument) {
    return switch (argument) {
      case Expr.Product p -> p.factors().stream().mapToInt(this::log).max().orElse(0);
      case Expr.Quotient q -> Math.max(log(q.numerator()), log(q.denominator()));
      case Expr.Power p -> log(p.base()) + constant(p.exponent());
      case Expr.Root r -> log(r.radicand());
      case Expr.Exponential e -> of(e.exponent());
      case Expr.ProductOver p -> log(p.body());
      case Expr.DensityAt _ -> 2;
      default -> constant(argument);
    };
  }

  private int power(Expr.Power p) {
    int base = of(p.base());
    if (base == 0) {
      return constant(p.exponent());
    }
    if (p.exponent() instanceof Expr.Literal(Rational value, _)
        && value.isInteger()
        && value.signum() >= 0
        && value.compareTo(Rational.of(9)) < 0) {
      return base * value.intValueExact();
    }
    throw new NotExactException("a power of the variable that is no polynomial");
  }

  private int greatest(List<Expr> terms) {
    return terms.stream().mapToInt(this::of).max().orElse(0);
  }

  private int constant(Expr expr) {
    if (of(expr) > 0) {
      throw new NotExactException("a function of the variable that is no polynomial");
    }
    return 0;
  }
}
