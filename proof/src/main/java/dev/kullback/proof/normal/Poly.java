package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A polynomial with rational coefficients and rational exponents: the normal form of a scalar.
///
/// Roots, logarithms and exponentials of polynomials are in [Powers].
final class Poly {

  static final Poly ZERO = new Poly(Map.of());
  static final Poly ONE = constant(Rational.ONE);

  /// More terms than any derivation on paper has; beyond it work is refused, not attempted.
  private static final int MOST_TERMS = 4000;

  private final Map<Monomial, Rational> terms;
  private final int hash;
  private @Nullable String text;

  private Poly(Map<Monomial, Rational> terms) {
    this.terms = terms;
    this.hash = terms.hashCode();
  }

  static Poly constant(Rational value) {
    return term(value, Monomial.ONE);
  }

  static Poly constant(long value) {
    return constant(Rational.of(value));
  }

  static Poly atom(Atom atom) {
    return term(Rational.ONE, Monomial.of(atom));
  }

  static Poly term(Rational coefficient, Monomial monomial) {
    return coefficient.isZero() ? new Poly(Map.of()) : new Poly(Map.of(monomial, coefficient));
  }

  static Poly sum(List<Poly> parts) {
    Map<Monomial, Rational> sum = new HashMap<>();
    parts.forEach(p -> p.terms.forEach((m, c) -> sum.merge(m, c, Rational::plus)));
    return clean(sum);
  }

  private static Poly clean(Map<Monomial, Rational> sum) {
    sum.values().removeIf(Rational::isZero);
    if (sum.size() > MOST_TERMS) {
      throw new OutsideFragmentException(
          "the expression expands to more than " + MOST_TERMS + " terms");
    }
    return new Poly(sum);
  }

  /// The terms in an order that depends on their value alone.
  List<Map.Entry<Monomial, Rational>> ordered() {
    return terms.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getKey().toString()))
        .toList();
  }

  Map<Monomial, Rational> terms() {
    return terms;
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  boolean isOne() {
    return terms.size() == 1 && Rational.ONE.equals(terms.get(Monomial.ONE));
  }

  boolean isSingleTerm() {
    return terms.size() == 1;
  }

  /// The value of a constant, null for anything else.
  @Nullable Rational asRational() {
    if (terms.isEmpty()) {
      return Rational.ZERO;
    }
    return terms.size() == 1 ? terms.get(Monomial.ONE) : null;
  }

  Poly plus(Poly other) {
    return isZero() ? other : other.isZero() ? this : sum(List.of(this, other));
  }

  Poly minus(Poly other) {
    return plus(other.negate());
  }

  Poly negate() {
    return scale(Rational.of(-1));
  }

  Poly scale(Rational factor) {
    if (factor.isOne()) {
      return this;
    }
    Map<Monomial, Rational> scaled = new HashMap<>();
    terms.forEach((m, c) -> scaled.put(m, c.times(factor)));
    return clean(scaled);
  }

  Poly times(Poly other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    if ((long) terms.size() * other.terms.size() > 10L * MOST_TERMS) {
      throw new OutsideFragmentException("the product expands to too many terms");
    }
    Map<Monomial, Rational> product = new HashMap<>();
    for (Map.Entry<Monomial, Rational> a : terms.entrySet()) {
      for (Map.Entry<Monomial, Rational> b : other.terms.entrySet()) {
        Rational coefficient = a.getValue().times(b.getValue());
        Powers.product(a.getKey(), b.getKey())
            .terms
            .forEach((m, c) -> product.merge(m, c.times(coefficient), Rational::plus));
      }
    }
    return clean(product);
  }

  Poly times(Monomial monomial) {
    return times(monomial.toPoly());
  }

  /// Replaces every atom by a polynomial, under powers and exponentials too.
  Poly map(Function<Atom, Poly> replacement) {
    Poly result = ZERO;
    for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
      result = result.plus(map(term.getKey(), replacement).scale(term.getValue()));
    }
    return result;
  }

  static Poly map(Monomial monomial, Function<Atom, Poly> replacement) {
    Poly product = ONE;
    for (Map.Entry<Atom, Rational> power : monomial.powers().entrySet()) {
      product = product.times(Powers.power(replacement.apply(power.getKey()), power.getValue()));
    }
    Poly exponent = monomial.exponent();
    return exponent == null ? product : product.times(Powers.exp(exponent.map(replacement)));
  }

  boolean isPositive() {
    return !isZero()
        && terms.entrySet().stream()
            .allMatch(e -> e.getValue().signum() > 0 && e.getKey().isNonNegative())
        && terms.keySet().stream().anyMatch(Monomial::isPositive);
  }

  boolean mentionsIndex(String index) {
    return terms.keySet().stream().anyMatch(m -> m.mentionsIndex(index));
  }

  boolean mentionsSymbol(String name) {
    return terms.keySet().stream().anyMatch(m -> m.mentionsSymbol(name));
  }

  /// Splits into the terms that pass and the others.
  Map<Boolean, Poly> split(Predicate<Monomial> test) {
    Map<Monomial, Rational> passed = new HashMap<>();
    Map<Monomial, Rational> failed = new HashMap<>();
    terms.forEach((m, c) -> (test.test(m) ? passed : failed).put(m, c));
    Map<Boolean, Poly> parts = new LinkedHashMap<>();
    parts.put(true, new Poly(passed));
    parts.put(false, new Poly(failed));
    return parts;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Poly p && hash == p.hash && terms.equals(p.terms));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// A text that orders polynomials: equal exactly for equal polynomials.
  @Override
  public String toString() {
    String cached = text;
    if (cached == null) {
      StringBuilder out = new StringBuilder();
      for (Map.Entry<Monomial, Rational> e : ordered()) {
        out.append(out.isEmpty() ? "" : " + ").append(e.getValue()).append(' ').append(e.getKey());
      }
      cached = out.toString();
      text = cached;
    }
    return cached;
  }
}
