package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.at;
import static dev.kullback.proof.expr.Formula.integral;
import static dev.kullback.proof.expr.Formula.ln;
import static dev.kullback.proof.expr.Formula.minus;
import static dev.kullback.proof.expr.Formula.negate;
import static dev.kullback.proof.expr.Formula.number;
import static dev.kullback.proof.expr.Formula.product;
import static dev.kullback.proof.expr.Formula.quadratic;
import static dev.kullback.proof.expr.Formula.quotient;
import static dev.kullback.proof.expr.Formula.sqrt;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is done under an integral against q: put densities in, pull constants out, name the rest.
final class IntegralRules {

  private final Setting setting;
  private final Expr.Symbol z;
  private final Expr qz;

  IntegralRules(Setting setting) {
    this.setting = setting;
    this.z = setting.q().variable();
    this.qz = at(setting.q().density(), z);
  }

  /// ∫ q ln f dz for the density f of one of the sides.
  Expr meanLogDensity(Side side) {
    return integral(z, product(qz, ln(at(side.density(), z))));
  }

  /// KL as the integral of q times the logarithm of the quotient of the densities.
  Rule definition() {
    Expr ratio = quotient(qz, at(setting.p().density(), z));
    return Rule.everywhere(
        "definition",
        "the divergence is the mean of the logarithm of the quotient of the densities, under the"
            + " first",
        e ->
            e instanceof Expr.Divergence
                ? Optional.of(integral(z, product(qz, ln(ratio))))
                : Optional.empty());
  }

  /// The density of a Gaussian written out.
  Rule density(Side side) {
    Expr logarithm = ln(at(side.density(), z));
    return Rule.everywhere(
        "density of " + side.density().name(),
        "the Gaussian density written out",
        e -> e.equals(logarithm) ? Optional.of(ln(formula(side))) : Optional.empty());
  }

  private Expr formula(Side side) {
    return setting.isUnivariate() ? onTheLine(side) : inSpace(side);
  }

  private Expr onTheLine(Side side) {
    Expr exponent =
        side.isStandard()
            ? quotient(Formula.square(z), number(2))
            : quotient(Formula.square(distance(side)), product(number(2), side.covariance()));
    Expr twoPi = product(number(2), Formula.PI);
    Expr radicand = side.isStandard() ? twoPi : product(twoPi, side.covariance());
    return product(quotient(Formula.ONE, sqrt(radicand)), Formula.exp(negate(exponent)));
  }

  private Expr inSpace(Side side) {
    Expr twoPi = Formula.power(product(number(2), Formula.PI), setting.dimension());
    boolean identity = side.covariance() instanceof Expr.Identity;
    Expr radicand = identity ? twoPi : product(twoPi, Formula.det(side.covariance()));
    Expr d = distance(side);
    Expr form =
        identity
            ? product(Formula.transpose(d), d)
            : quadratic(d, Formula.inverse(side.covariance()));
    return product(
        quotient(Formula.ONE, sqrt(radicand)),
        Formula.exp(Term.flatten(negate(product(Formula.HALF, form)))));
  }

  private Expr distance(Side side) {
    return side.mean().equals(Formula.ZERO) ? z : minus(z, side.mean());
  }

  /// Constants come out of an integral, and the integral of a sum is the sum of the integrals.
  Rule linearity() {
    return Rule.everywhere(
        "linearity",
        "the integral of a sum is the sum of the integrals, and constants come out",
        e -> e instanceof Expr.Integral i ? split(i) : Optional.empty());
  }

  private Optional<Expr> split(Expr.Integral integral) {
    if (!(integral.body() instanceof Expr.Product body) || !body.factors().getFirst().equals(qz)) {
      return Optional.empty();
    }
    Expr rest = product(body.factors().subList(1, body.factors().size()));
    return Optional.of(Term.sum(Term.termsOf(rest).stream().map(this::pullOut).toList()));
  }

  private Term pullOut(Term term) {
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    inside.add(qz);
    for (Expr factor : term.factors()) {
      if (!Trees.mentions(factor, z) && Shapes.of(factor) == Shape.SCALAR) {
        outside.add(factor);
      } else if (factor instanceof Expr.Quotient q && !Trees.mentions(q.denominator(), z)) {
        outside.add(reciprocal(q.denominator()));
        inside.add(q.numerator());
      } else {
        inside.add(factor);
      }
    }
    outside.add(integral(z, product(inside)));
    return new Term(term.negative(), outside);
  }

  private static Expr reciprocal(Expr expr) {
    return expr instanceof Expr.Literal l
        ? number(Rational.ONE.divide(l.value()))
        : quotient(Formula.ONE, expr);
  }

  /// A density integrates to 1.
  Rule normalisation() {
    return Rule.everywhere("normalisation", "a density integrates to one", this::withoutTotal);
  }

  private Optional<Expr> withoutTotal(Expr expr) {
    Expr total = integral(z, qz);
    return switch (expr) {
      case Expr.Product p when p.factors().contains(total) ->
          Optional.of(product(p.factors().stream().filter(f -> !f.equals(total)).toList()));
      case Expr.Integral i when i.equals(total) -> Optional.of(Formula.ONE);
      default -> Optional.empty();
    };
  }

  /// ∫ q f dz is the mean of f.
  Rule expectation() {
    return Rule.everywhere(
        "expectation",
        "the integral against a density is the expectation",
        e -> e instanceof Expr.Integral i ? named(i) : Optional.empty());
  }

  private Optional<Expr> named(Expr.Integral integral) {
    if (!(integral.body() instanceof Expr.Product body) || !body.factors().getFirst().equals(qz)) {
      return Optional.empty();
    }
    Expr rest = product(body.factors().subList(1, body.factors().size()));
    return Optional.of(Formula.expect(setting.q().density(), z, rest));
  }
}
