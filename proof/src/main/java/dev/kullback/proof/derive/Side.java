package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.IDENTITY;
import static dev.kullback.proof.expr.Formula.ONE;
import static dev.kullback.proof.expr.Formula.ZERO;
import static dev.kullback.proof.expr.Formula.component;
import static dev.kullback.proof.expr.Formula.diagonal;
import static dev.kullback.proof.expr.Formula.matrix;
import static dev.kullback.proof.expr.Formula.product;
import static dev.kullback.proof.expr.Formula.scalar;
import static dev.kullback.proof.expr.Formula.square;
import static dev.kullback.proof.expr.Formula.vector;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import java.util.List;
import java.util.Optional;

/// One of the two Gaussians as a derivation names its parts.
///
/// @param family its family; EQUAL for the second of two with one covariance
/// @param density its density, q(z) or p(z)
/// @param variable the variable z
/// @param mean its mean, or 0
/// @param covariance its covariance: a symbol, or I
/// @param meaning what the covariance abbreviates, if it is not free
record Side(
    Family family,
    Density density,
    Expr.Symbol variable,
    Expr mean,
    Expr covariance,
    Optional<Expr> meaning) {

  /// The index that sums over coordinates use.
  static final String INDEX = "i";

  /// A Gaussian whose symbols carry a suffix: "" or "_1".
  static Side of(Family family, String letter, String suffix) {
    Density density = new Density(letter, List.of("z"), List.of());
    Expr.Symbol z = family == Family.UNIVARIATE ? scalar("z") : vector("z");
    Expr covariance = matrix("Sigma" + suffix);
    Expr mean = vector("mu" + suffix);
    Expr sigma = scalar("sigma" + suffix);
    return switch (family) {
      case STANDARD -> new Side(family, density, z, ZERO, IDENTITY, Optional.empty());
      case FULL -> new Side(family, density, z, mean, covariance, Optional.empty());
      case ISOTROPIC ->
          new Side(
              family,
              density,
              z,
              mean,
              covariance,
              Optional.of(product(square(isotropicScale(suffix)), IDENTITY)));
      case DIAGONAL ->
          new Side(family, density, z, mean, covariance, Optional.of(variances(suffix)));
      case UNIVARIATE ->
          new Side(family, density, z, scalar("mu" + suffix), square(sigma), Optional.empty());
      case EQUAL ->
          throw new IllegalArgumentException("an equal covariance needs the one it equals");
    };
  }

  /// σ for the first, τ for the second: σ_2 would read as a component of a vector.
  private static Expr isotropicScale(String suffix) {
    return scalar(suffix.equals("_2") ? "tau" : "sigma");
  }

  private static Expr variances(String suffix) {
    return diagonal(INDEX, square(component(vector("sigma" + suffix), INDEX)));
  }

  /// The Gaussian of the other letter with its own mean and this covariance.
  Side withOwnMean(String letter, String suffix) {
    Expr other = family == Family.UNIVARIATE ? scalar("mu" + suffix) : vector("mu" + suffix);
    return new Side(
        Family.EQUAL,
        new Density(letter, List.of("z"), List.of()),
        variable,
        other,
        covariance,
        meaning);
  }

  /// This Gaussian with its mean renamed.
  Side withMean(String name) {
    Expr renamed = family == Family.UNIVARIATE ? scalar(name) : vector(name);
    return new Side(family, density, variable, renamed, covariance, meaning);
  }

  /// The standard normal on the line, beside a univariate Gaussian.
  static Side standardOnTheLine(String letter) {
    return new Side(
        Family.STANDARD,
        new Density(letter, List.of("z"), List.of()),
        scalar("z"),
        ZERO,
        ONE,
        Optional.empty());
  }

  boolean isStandard() {
    return family == Family.STANDARD;
  }

  /// Adds what this side says to the declarations.
  Declarations declare(Declarations declarations) {
    Declarations d = declarations.withLaw(new Law(density, variable, mean, covariance));
    if (covariance instanceof Expr.Symbol symbol) {
      d = meaning.isPresent() ? d.withDefinition(symbol.name(), meaning.get()) : d;
      d = d.withCovariance(symbol.name());
    }
    Expr standardDeviations = meaning.orElse(covariance);
    return sigmaIn(standardDeviations).map(d::withPositive).orElse(d);
  }

  private static Optional<String> sigmaIn(Expr expr) {
    return switch (expr) {
      case Expr.Diagonal d -> sigmaIn(d.entry());
      case Expr.Product p -> sigmaIn(p.factors().getFirst());
      case Expr.Power p -> sigmaIn(p.base());
      case Expr.Component c -> sigmaIn(c.vector());
      case Expr.Symbol s when s.name().matches("(sigma|tau).*") -> Optional.of(s.name());
      default -> Optional.empty();
    };
  }
}
