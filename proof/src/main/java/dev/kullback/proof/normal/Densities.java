package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The densities of a derivation: their logarithms, their expectations, the divergences between
/// them.
final class Densities {

  private final Declarations declarations;
  private final Normalizer normalizer;
  private final Map<String, Candidate> known = new HashMap<>();

  Densities(Declarations declarations, Normalizer normalizer) {
    this.declarations = declarations;
    this.normalizer = normalizer;
  }

  /// ln density(argument).
  Poly log(Density density, Expr argument) {
    Optional<Law> law = declarations.law(density);
    if (law.isEmpty()) {
      return opaque(density);
    }
    return argument instanceof Expr.Symbol variable
            && variable.shape() == law.get().variable().shape()
        ? candidate(law.get(), variable).log()
        : log(law.get(), normalizer.of(argument));
  }

  /// ln p(x|z) = ln p(x,z) - ln p(z), where p(z) may have a law although p(x,z) has none.
  private Poly opaque(Density density) {
    Poly log = LogDensities.opaque(density);
    Density marginal = new Density(density.name(), density.given(), List.of());
    Optional<Law> law = density.given().isEmpty() ? Optional.empty() : lawOf(marginal);
    if (law.isEmpty() || !density.name().startsWith("p")) {
      return log;
    }
    Expr.Symbol variable = law.get().variable();
    Poly known = log(law.get(), normalizer.of(variable));
    return log.plus(LogDensities.opaque(marginal)).minus(known);
  }

  private Optional<Law> lawOf(Density marginal) {
    return declarations
        .law(marginal)
        .or(
            () ->
                declarations
                    .law(Density.named(marginal.name()))
                    .filter(l -> marginal.of().equals(List.of(l.variable().name()))));
  }

  private Poly log(Law law, Value point) {
    Value mean = normalizer.of(law.mean());
    Value covariance = normalizer.of(law.covariance());
    return law.isUnivariate()
        ? LogDensities.univariate(point.scalar(), mean.scalar(), covariance.scalar())
        : LogDensities.multivariate(point.matrix(), mean.matrix(), covariance.matrix());
  }

  Expectations expectation(Density density, Expr.Symbol variable) {
    Optional<Law> law = declarations.law(density);
    if (law.isEmpty()) {
      return Expectations.opaque(density, variable.name());
    }
    return expectation(law.get(), variable);
  }

  private Expectations expectation(Law law, Expr.Symbol variable) {
    Value mean = normalizer.of(law.mean());
    Value covariance = normalizer.of(law.covariance());
    if (law.isUnivariate()) {
      return Expectations.univariate(
          law.density(), variable.name(), mean.scalar(), covariance.scalar());
    }
    return Expectations.multivariate(
        law.density(), variable.name(), mean.matrix(), covariance.matrix());
  }

  /// E_q[ln q - ln p].
  Poly divergence(Density q, Density p) {
    return crossEntropy(q, p).minus(crossEntropy(q, q));
  }

  /// -E_q[ln p].
  Poly crossEntropy(Density q, Density p) {
    Expr.Symbol variable = variable(q);
    return expectation(q, variable).of(log(p, variable)).negate();
  }

  private Expr.Symbol variable(Density q) {
    Optional<Law> law = declarations.law(q);
    if (law.isPresent()) {
      return law.get().variable();
    }
    return Formula.vector(q.of().isEmpty() ? "z" : q.of().getFirst());
  }

  /// The laws an integrand may contain as a factor: the declared ones and the standard Gaussian,
  /// each worked out only when its turn comes.
  Stream<Candidate> candidates(Expr.Symbol variable) {
    return Stream.concat(declarations.laws().values().stream(), Stream.of(standard(variable)))
        .filter(law -> law.variable().shape() == variable.shape())
        .map(law -> candidate(law, variable));
  }

  /// A law with its variable, worked out once unless a bound variable hides a definition.
  private Candidate candidate(Law law, Expr.Symbol variable) {
    if (!normalizer.isContextFree()) {
      return compute(law, variable);
    }
    String key = law.density().text() + " of " + variable.name() + " as " + variable.shape();
    Candidate candidate = known.get(key);
    if (candidate == null) {
      candidate = compute(law, variable);
      known.put(key, candidate);
    }
    return candidate;
  }

  private Candidate compute(Law law, Expr.Symbol variable) {
    return new Candidate(log(law, normalizer.of(variable)), expectation(law, variable));
  }

  private static Law standard(Expr.Symbol variable) {
    boolean univariate = variable.shape() == Shape.SCALAR;
    return new Law(
        Density.named("N(0, I)"),
        variable,
        Formula.ZERO,
        univariate ? Formula.ONE : Formula.IDENTITY);
  }

  /// A law that may be a factor of an integrand.
  ///
  /// @param log the logarithm of its density at the variable
  /// @param expectation the expectation under it
  record Candidate(Poly log, Expectations expectation) {}
}
