package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Integrals over all values of a variable: ∫ q(z) f(z) dz = E_q f, where q is recognised in the
/// exponent of each term, whichever way it was written.
final class Integrals {

  private final Densities densities;
  private final Expr.Symbol variable;

  Integrals(Densities densities, Expr.Symbol variable) {
    this.densities = densities;
    this.variable = variable;
  }

  Poly of(Poly body) {
    Poly sum = Poly.ZERO;
    for (Map.Entry<Poly, Poly> group : byExponent(body).entrySet()) {
      sum = sum.plus(integral(group.getKey(), group.getValue()));
    }
    return sum;
  }

  Value of(Value body) {
    MatrixPoly sum = MatrixPoly.ZERO;
    for (Map.Entry<Word, Poly> term : body.matrix().terms().entrySet()) {
      for (Map.Entry<Poly, Poly> group : byExponent(term.getValue()).entrySet()) {
        Value part = Value.of(body.shape(), MatrixPoly.of(term.getKey()).scale(group.getValue()));
        sum = sum.plus(integral(group.getKey(), part).matrix());
      }
    }
    return Value.of(body.shape(), sum);
  }

  /// The terms by the part of their exponent that depends on the variable.
  private Map<Poly, Poly> byExponent(Poly body) {
    Map<Poly, Poly> groups = new HashMap<>();
    for (Map.Entry<Monomial, Rational> term : body.terms().entrySet()) {
      Monomial monomial = term.getKey();
      Map<Boolean, Poly> parts =
          monomial.exponentOrZero().split(m -> m.mentionsSymbol(variable.name()));
      Poly rest = Powers.exp(part(parts, false)).times(monomial.keep(_ -> true, false));
      groups.merge(part(parts, true), rest.scale(term.getValue()), Poly::plus);
    }
    return groups;
  }

  private static Poly part(Map<Boolean, Poly> parts, boolean which) {
    return parts.getOrDefault(which, Poly.ZERO);
  }

  private Poly integral(Poly exponent, Poly rest) {
    return integral(exponent, new Value.Scalar(rest)).scalar();
  }

  private Value integral(Poly exponent, Value rest) {
    return densities
        .candidates(variable)
        .filter(c -> !c.log().minus(exponent).mentionsSymbol(variable.name()))
        .findFirst()
        .map(c -> c.expectation().of(rest.scale(Powers.exp(exponent.minus(c.log())))))
        .orElseGet(() -> opaque(exponent, rest));
  }

  /// An integrand that is an opaque density times something, and nothing else in the exponent.
  private Value opaque(Poly exponent, Value rest) {
    if (exponent.isSingleTerm() && exponent.terms().containsValue(Rational.ONE)) {
      Monomial only = exponent.terms().keySet().iterator().next();
      if (only.asAtom() instanceof Atom.LogDensity(Density density)) {
        return underOpaque(density, rest);
      }
    }
    throw new OutsideFragmentException(
        "an integral over " + variable.name() + " without a known density as a factor");
  }

  /// ∫ p(x,z) f dz = p(x) E f under p(z|x); ∫ q(z|x) f dz = E_q f.
  private Value underOpaque(Density density, Value rest) {
    List<String> others = density.of().stream().filter(v -> !v.equals(variable.name())).toList();
    if (!density.of().isEmpty() && others.size() == density.of().size()) {
      throw new OutsideFragmentException(
          density.text() + " is not a density of " + variable.name());
    }
    if (others.isEmpty()) {
      return Expectations.opaque(density, variable.name()).of(rest);
    }
    Density marginal = new Density(density.name(), others, density.given());
    Density posterior = new Density(density.name(), List.of(variable.name()), others);
    Poly weight = Powers.exp(LogDensities.opaque(marginal));
    return Expectations.opaque(posterior, variable.name()).of(rest).scale(weight);
  }
}
