package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.ln;
import static dev.kullback.proof.expr.Formula.quotient;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The logarithm of products, quotients, powers, roots and exponentials.
final class LogRules {

  /// All of them at once, as far as they go.
  static final Rule EXPAND =
      Rule.everywhere(
          "log rules",
          "the logarithm of a product is the sum of the logarithms, of a quotient their difference,"
              + " of a power the exponent times the logarithm, of an exponential its exponent",
          LogRules::expand);

  /// ln ∏ = Σ ln, the factors being positive.
  static final Rule OF_PRODUCT_OVER_COORDINATES =
      Rule.everywhere(
          "logarithm of a product",
          "the logarithm of a product of positive factors is the sum of their logarithms",
          LogRules::overCoordinates);

  private LogRules() {}

  /// The factor in front of a logarithm: a number and, after roots of powers, the dimension.
  private record Coefficient(Rational number, List<Expr> symbols) {
    Coefficient times(Rational factor) {
      return new Coefficient(number.times(factor), symbols);
    }

    Coefficient times(Expr exponent) {
      if (exponent instanceof Expr.Literal l) {
        return times(l.value());
      }
      List<Expr> more = new ArrayList<>(symbols);
      more.add(exponent);
      return new Coefficient(number, more);
    }

    /// The coefficient and the factor as a term: n/2 times ln 2π rather than ½ times n times ln 2π.
    Term before(Expr factor) {
      Rational size = number.abs();
      Expr front = symbols.isEmpty() ? Formula.number(size) : fraction(size);
      return Term.of(number.signum() < 0, front, factor);
    }

    private Expr fraction(Rational size) {
      Expr below = integer(size.denominator());
      Expr above =
          new Term(
                  false,
                  Stream.concat(Stream.of(integer(size.numerator())), symbols.stream()).toList())
              .toExpr();
      return below.equals(Formula.ONE) ? above : quotient(above, below);
    }

    private static Expr integer(BigInteger value) {
      return Formula.number(new Rational(value, BigInteger.ONE));
    }
  }

  private static Optional<Expr> expand(Expr expr) {
    if (!(expr instanceof Expr.Logarithm log)) {
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>();
    expand(log.argument(), new Coefficient(Rational.ONE, List.of()), terms);
    return Optional.of(Term.sum(terms));
  }

  private static void expand(Expr argument, Coefficient by, List<Term> into) {
    switch (argument) {
      case Expr.Literal l when l.value().isOne() -> {}
      case Expr.Product p when !isConstant(p) -> p.factors().forEach(f -> expand(f, by, into));
      case Expr.Quotient q -> {
        expand(q.numerator(), by, into);
        expand(q.denominator(), by.times(Rational.of(-1)), into);
      }
      case Expr.Root r -> expand(r.radicand(), by.times(Rational.HALF), into);
      case Expr.Power p -> expand(p.base(), by.times(p.exponent()), into);
      case Expr.Exponential e ->
          Term.termsOf(e.exponent())
              .forEach(term -> into.add(term.negateIf(by.number().signum() < 0)));
      default -> into.add(by.before(ln(argument)));
    }
  }

  /// 2π stays together.
  private static boolean isConstant(Expr.Product product) {
    return product.factors().stream()
        .allMatch(f -> f instanceof Expr.Literal || f instanceof Expr.Constant);
  }

  private static Optional<Expr> overCoordinates(Expr expr) {
    return switch (expr) {
      case Expr.Logarithm(Expr.ProductOver p, var _) ->
          Optional.of(Formula.sumOver(p.index(), p.upper(), ln(p.body())));
      case Expr.Logarithm(Expr.Power(Expr base, Expr.Symbol n, var _), var _) ->
          Optional.of(Formula.product(n, ln(base)));
      default -> Optional.empty();
    };
  }
}
