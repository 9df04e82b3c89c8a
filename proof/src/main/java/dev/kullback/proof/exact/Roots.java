package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;

/// Roots and powers of fractions where they are fractions.
final class Roots {

  private static final Rational LARGEST_POWER = Rational.of(64);

  private Roots() {}

  static Optional<Rational> sqrt(Rational value) {
    if (value.signum() < 0) {
      throw new NotExactException("the root of " + value + " is not real");
    }
    return root(value.numerator())
        .flatMap(n -> root(value.denominator()).map(d -> new Rational(n, d)));
  }

  private static Optional<BigInteger> root(BigInteger value) {
    BigInteger root = value.sqrt();
    return root.multiply(root).equals(value) ? Optional.of(root) : Optional.empty();
  }

  /// The power, if the exponent is an integer or a half and the power a fraction.
  static Optional<Rational> power(Rational base, Rational exponent) {
    Rational halves = exponent.times(Rational.TWO);
    if (halves.abs().compareTo(LARGEST_POWER) > 0) {
      throw new NotExactException("a power of " + exponent);
    }
    if (base.isZero() && exponent.signum() < 0) {
      throw new NotExactException("a division by 0");
    }
    if (exponent.isInteger()) {
      return Optional.of(base.pow(exponent.intValueExact()));
    }
    return halves.isInteger()
        ? sqrt(base).map(root -> root.pow(halves.intValueExact()))
        : Optional.empty();
  }
}
