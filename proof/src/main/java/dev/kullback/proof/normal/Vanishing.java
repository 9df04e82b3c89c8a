package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// Decides whether a polynomial is zero, clearing the denominators that are sums.
final class Vanishing {

  private static final int MOST_ROUNDS = 12;

  private Vanishing() {}

  static boolean test(Poly poly) {
    if (poly.isZero() || denominator(poly).isEmpty() || Sample.isNotZero(poly)) {
      return poly.isZero();
    }
    Poly current = poly;
    for (int round = 0; round < MOST_ROUNDS && !current.isZero(); round++) {
      Optional<Poly> denominator = denominator(current);
      if (denominator.isEmpty()) {
        return false;
      }
      current = current.times(denominator.get());
    }
    return current.isZero();
  }

  /// A power of a sum that every term can be multiplied by: the deepest negative one of some sum.
  private static Optional<Poly> denominator(Poly poly) {
    for (Monomial monomial : poly.terms().keySet()) {
      for (Map.Entry<Atom, Rational> e : monomial.powers().entrySet()) {
        if (e.getKey() instanceof Atom.Compound(Poly base) && e.getValue().signum() < 0) {
          BigInteger whole = e.getValue().negate().floor().max(BigInteger.ONE);
          return Optional.of(Powers.power(base, new Rational(whole, BigInteger.ONE)));
        }
      }
    }
    return Optional.empty();
  }
}
