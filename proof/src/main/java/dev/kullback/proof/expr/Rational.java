package dev.kullback.proof.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// An exact fraction in lowest terms with a positive denominator.
///
/// @param numerator the numerator, with the sign
/// @param denominator the denominator, at least 1
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {

  /// 0.
  public static final Rational ZERO = of(0);

  /// 1.
  public static final Rational ONE = of(1);

  /// 2.
  public static final Rational TWO = of(2);

  /// 1/2.
  public static final Rational HALF = of(1, 2);

  /// Brings the fraction to lowest terms.
  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction needs a denominator other than 0");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger unit = unit(numerator, denominator);
      if (!unit.equals(BigInteger.ONE)) {
        numerator = numerator.divide(unit);
        denominator = denominator.divide(unit);
      }
    }
  }

  /// The greatest common divisor with the sign of the denominator; in machine words where they
  /// suffice, which is nearly always.
  private static BigInteger unit(BigInteger numerator, BigInteger denominator) {
    if (numerator.bitLength() >= Long.SIZE - 1 || denominator.bitLength() >= Long.SIZE - 1) {
      BigInteger gcd = numerator.gcd(denominator);
      return denominator.signum() < 0 ? gcd.negate() : gcd;
    }
    long a = Math.abs(numerator.longValue());
    long b = Math.abs(denominator.longValue());
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return BigInteger.valueOf(denominator.signum() < 0 ? -a : a);
  }

  /// The integer as a fraction.
  ///
  /// @param value the integer
  /// @return value / 1
  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /// The fraction of two integers.
  ///
  /// @param numerator the numerator
  /// @param denominator the denominator, not 0
  /// @return numerator / denominator
  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /// Reads `3`, `-1/2` or `0.25`.
  ///
  /// @param text the number
  /// @return its exact value
  public static Rational parse(String text) {
    if (isShortInteger(text)) {
      return of(Long.parseLong(text));
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return parse(text.substring(0, slash)).divide(parse(text.substring(slash + 1)));
    }
    BigDecimal decimal = new BigDecimal(text.strip());
    BigInteger power = BigInteger.TEN.pow(Math.abs(decimal.scale()));
    return decimal.scale() >= 0
        ? new Rational(decimal.unscaledValue(), power)
        : new Rational(decimal.unscaledValue().multiply(power), BigInteger.ONE);
  }

  private static boolean isShortInteger(String text) {
    for (int k = 0; k < text.length(); k++) {
      if (text.charAt(k) < '0' || text.charAt(k) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 18;
  }

  /// The sum.
  ///
  /// @param other the other fraction
  /// @return this + other
  public Rational plus(Rational other) {
    if (isZero()) {
      return other;
    }
    if (other.isZero()) {
      return this;
    }
    if (denominator.equals(other.denominator)) {
      return new Rational(numerator.add(other.numerator), denominator);
    }
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /// The difference.
  ///
  /// @param other the other fraction
  /// @return this - other
  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  /// The product.
  ///
  /// @param other the other fraction
  /// @return this * other
  public Rational times(Rational other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /// The quotient.
  ///
  /// @param other the divisor, not 0
  /// @return this / other
  public Rational divide(Rational other) {
    return times(other.reciprocal());
  }

  /// The reciprocal of a fraction other than 0.
  ///
  /// @return 1 / this
  public Rational reciprocal() {
    return new Rational(denominator, numerator);
  }

  /// The opposite.
  ///
  /// @return -this
  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /// The absolute value.
  ///
  /// @return |this|
  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  /// An integer power; a negative one needs a base other than 0.
  ///
  /// @param exponent the exponent
  /// @return this to the exponent
  public Rational pow(int exponent) {
    return exponent < 0
        ? reciprocal().pow(-exponent)
        : new Rational(numerator.pow(exponent), denominator.pow(exponent));
  }

  /// The largest integer not above.
  ///
  /// @return the floor
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /// The sign.
  ///
  /// @return -1, 0 or 1
  public int signum() {
    return numerator.signum();
  }

  /// Whether it is 0.
  ///
  /// @return true for 0
  public boolean isZero() {
    return signum() == 0;
  }

  /// Whether it is 1.
  ///
  /// @return true for 1
  public boolean isOne() {
    return isInteger() && numerator.equals(BigInteger.ONE);
  }

  /// Whether the denominator is 1.
  ///
  /// @return true for integers
  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /// The integer as an int; an integer that fits is needed.
  ///
  /// @return the value
  public int intValueExact() {
    if (!isInteger()) {
      throw new ArithmeticException("needs an integer, got " + this);
    }
    return numerator.intValueExact();
  }

  /// The fraction rounded.
  ///
  /// @param context the precision and the direction of rounding
  /// @return the decimal
  public BigDecimal toBigDecimal(MathContext context) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), context);
  }

  /// The nearest double.
  ///
  /// @return the value rounded to double
  public double doubleValue() {
    return toBigDecimal(MathContext.DECIMAL64).doubleValue();
  }

  /// Written out, because a record's own way goes through method handles, which are slow until they
  /// are compiled, and normal forms ask for it all the time.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Rational r
            && numerator.equals(r.numerator)
            && denominator.equals(r.denominator));
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  @Override
  public int compareTo(Rational other) {
    return minus(other).signum();
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
