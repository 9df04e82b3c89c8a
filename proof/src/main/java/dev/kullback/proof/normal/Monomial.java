package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A product of powers of atoms times at most one exponential of a polynomial.
final class Monomial {

  static final Monomial ONE = new Monomial(Map.of(), null);

  private final Map<Atom, Rational> powers;
  private final @Nullable Poly exponent;
  private final int hash;
  private @Nullable String text;

  /// The exponents are not 0, the exponent polynomial is absent rather than 0.
  Monomial(Map<Atom, Rational> powers, @Nullable Poly exponent) {
    this.powers = Map.copyOf(powers);
    this.exponent = exponent == null || exponent.isZero() ? null : exponent;
    this.hash =
        this.powers.hashCode() * 31 + (this.exponent == null ? 0 : this.exponent.hashCode());
  }

  static Monomial of(Atom atom) {
    return new Monomial(Map.of(atom, Rational.ONE), null);
  }

  Map<Atom, Rational> powers() {
    return powers;
  }

  @Nullable Poly exponent() {
    return exponent;
  }

  Poly exponentOrZero() {
    return exponent == null ? Poly.ZERO : exponent;
  }

  boolean isOne() {
    return powers.isEmpty() && exponent == null;
  }

  /// The single atom to the power 1, if that is all.
  @Nullable Atom asAtom() {
    if (exponent != null || powers.size() != 1) {
      return null;
    }
    Map.Entry<Atom, Rational> only = powers.entrySet().iterator().next();
    return only.getValue().isOne() ? only.getKey() : null;
  }

  Rational power(Atom atom) {
    return powers.getOrDefault(atom, Rational.ZERO);
  }

  Monomial without(Atom atom) {
    Map<Atom, Rational> rest = new HashMap<>(powers);
    rest.remove(atom);
    return new Monomial(rest, exponent);
  }

  /// The part made of the atoms that pass; the exponential belongs to it if asked for.
  Monomial keep(Predicate<Atom> test, boolean exponential) {
    Map<Atom, Rational> kept = new HashMap<>();
    powers.forEach(
        (atom, power) -> {
          if (test.test(atom)) {
            kept.put(atom, power);
          }
        });
    return new Monomial(kept, exponential ? exponent : null);
  }

  boolean isPositive() {
    return powers.keySet().stream().allMatch(Atom::isPositive);
  }

  boolean isNonNegative() {
    return powers.entrySet().stream()
        .allMatch(e -> e.getKey().isPositive() || isEven(e.getValue()));
  }

  static boolean isEven(Rational power) {
    return power.isInteger() && power.numerator().getLowestSetBit() > 0;
  }

  boolean mentionsIndex(String index) {
    return powers.keySet().stream().anyMatch(a -> a.mentionsIndex(index))
        || (exponent != null && exponent.mentionsIndex(index));
  }

  boolean mentionsSymbol(String name) {
    return powers.keySet().stream().anyMatch(a -> a.mentionsSymbol(name))
        || (exponent != null && exponent.mentionsSymbol(name));
  }

  Poly toPoly() {
    return Poly.term(Rational.ONE, this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Monomial m
            && hash == m.hash
            && powers.equals(m.powers)
            && Objects.equals(exponent, m.exponent));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// A text that orders monomials: equal exactly for equal monomials.
  @Override
  public String toString() {
    String cached = text;
    if (cached == null) {
      TreeSet<String> parts = new TreeSet<>();
      powers.forEach((atom, power) -> parts.add(atom + "^" + power));
      cached = String.join(" ", parts) + (exponent == null ? "" : " exp(" + exponent + ")");
      text = cached;
    }
    return cached;
  }
}
