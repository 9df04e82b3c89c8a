package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Rational;
import java.util.List;

/// Gives laws to densities that have none, so that a false claim about them can be refuted by
/// numbers: p(z) = N(0, I), p(x|z) = N(z, 9/16 I), hence p(x) = N(0, 25/16 I) and p(z|x) = N(16/25
/// x, 9/25 I), and q = N(μ, diag(σ_i²)).
final class Interpretation {

  static final String IN_WORDS =
      "in the model p(z) = N(0, I), p(x|z) = N(z, 9/16 I), with q = N(μ, diag(σ_i²)) if q is not"
          + " declared";

  private static final Expr.Symbol Z = Formula.vector("z");
  private static final Expr.Symbol X = Formula.vector("x");

  private Interpretation() {}

  /// The declarations with laws for the densities that need one.
  static Declarations of(Declarations declarations, List<Density> lawless) {
    Declarations model = declarations;
    model = add(model, density("z"), Z, Formula.ZERO, Rational.ONE);
    model = add(model, density("x"), X, Formula.ZERO, Rational.of(25, 16));
    model = add(model, density("x", "z"), X, Z, Rational.of(9, 16));
    Expr posterior = Formula.product(Formula.number(Rational.of(16, 25)), X);
    model = add(model, density("z", "x"), Z, posterior, Rational.of(9, 25));
    for (Density d : lawless) {
      if (!d.name().startsWith("p") && !model.laws().containsKey(d.text())) {
        model = model.withPositive("sigma").withLaw(approximation(d));
      }
    }
    return model;
  }

  private static Density density(String of) {
    return new Density("p", List.of(of), List.of());
  }

  private static Density density(String of, String given) {
    return new Density("p", List.of(of), List.of(given));
  }

  private static Declarations add(
      Declarations model, Density density, Expr.Symbol variable, Expr mean, Rational variance) {
    Expr covariance = Formula.product(Formula.number(variance), Formula.IDENTITY);
    return model.laws().containsKey(density.text())
        ? model
        : model.withLaw(new Law(density, variable, mean, covariance));
  }

  private static Law approximation(Density q) {
    Expr deviation = Formula.component(Formula.vector("sigma"), "i");
    Expr covariance = Formula.diagonal("i", Formula.square(deviation));
    return new Law(q, Z, Formula.vector("mu"), covariance);
  }
}
