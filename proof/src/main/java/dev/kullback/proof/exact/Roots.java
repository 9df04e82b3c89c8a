package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;

/// Roots and powers of fractions where they are fractions.
final class Roots {

  private Roots() {}

  static Rational sqrt(Rational value) {
    if (value.signum() < 0) {
      throw new NotExactException("the root of " + value + " is not real");
    }
    return new Rational(root(value.numerator()), root(value.denominator()));
  }

  private static BigInteger root(BigInteger value) {
    BigInteger root = value.sqrt();
    if (!root.multiply(root).equals(value)) {
      throw new NotExactException("the root of " + value + " is not a fraction");
    }
    return root;
  }

  static Rational power(Rational base, Rational exponent) {
    Rational halves = exponent.times(Rational.TWO);
    if (!halves.isInteger() || halves.abs().compareTo(Rational.of(64)) > 0) {
      throw new NotExactException("a power of " + exponent);
    }
    if (base.isZero() && exponent.signum() < 0) {
      throw new NotExactException("a division by 0");
    }
    return exponent.isInteger()
        ? base.pow(exponent.intValueExact())
        : sqrt(base).pow(halves.intValueExact());
  }
}
