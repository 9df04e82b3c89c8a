package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// The value of a polynomial where every atom has a fixed value without any pattern, in double
/// precision.
///
/// A polynomial that is zero has the value zero there, so any other value settles that it is not,
/// without expanding anything. The value zero settles nothing.
final class Sample {

  /// Far above rounding errors, far below what is left of a sum that does not cancel.
  private static final double TOLERANCE = 1e-7;

  private final Map<Atom, Double> values = new HashMap<>();

  /// How large the sum would be if nothing cancelled in it.
  private double magnitude;

  private Sample() {}

  /// Whether the polynomial is other than zero.
  ///
  /// @return false also where this cannot be told
  static boolean isNotZero(Poly poly) {
    Sample sample = new Sample();
    double value = sample.of(poly);
    return Double.isFinite(value) && Math.abs(value) > TOLERANCE * sample.magnitude;
  }

  private double of(Poly poly) {
    double sum = 0;
    double size = 0;
    for (Map.Entry<Monomial, Rational> term : poly.terms().entrySet()) {
      double value = term.getValue().doubleValue() * of(term.getKey());
      sum += value;
      size += Math.abs(value);
    }
    magnitude = size;
    return sum;
  }

  private double of(Monomial monomial) {
    double product = 1;
    for (Map.Entry<Atom, Rational> power : monomial.powers().entrySet()) {
      product *= Math.pow(of(power.getKey()), power.getValue().doubleValue());
    }
    Poly exponent = monomial.exponent();
    return exponent == null ? product : product * Math.exp(of(exponent));
  }

  /// Between 1/2 and 3/2, by the hash; a root of a negative sum makes all of it not a number.
  private double of(Atom atom) {
    Double known = values.get(atom);
    if (known != null) {
      return known;
    }
    double value =
        switch (atom) {
          case Atom.Prime(BigInteger prime) -> prime.doubleValue();
          case Atom.Compound(Poly base) -> of(base);
          default -> 0.5 + ((atom.hashCode() * 0x9E3779B9L) & 0xFFFFFFFFL) * 0x1p-32;
        };
    values.put(atom, value);
    return value;
  }
}
