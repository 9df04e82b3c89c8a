package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Primes;
import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The number rational + logPi · ln π + Σ_p primes(p) · ln p, held exactly.
///
/// Logarithms of primes are linearly independent over the rationals together with 1 (Lindemann)
/// and, π being transcendental, with ln π; only a fraction beside a multiple of ln π is not settled
/// by a theorem, and there a decimal value decides that a number is not zero.
///
/// @param rational the fraction
/// @param logPi the coefficient of ln π
/// @param primes the coefficients of the logarithms of primes, none of them 0
public record LogNumber(Rational rational, Rational logPi, Map<BigInteger, Rational> primes) {

  /// 0.
  public static final LogNumber ZERO = of(Rational.ZERO);

  /// Copies the coefficients and drops those that are 0.
  public LogNumber {
    if (!primes.isEmpty()) {
      Map<BigInteger, Rational> kept = new TreeMap<>(primes);
      kept.values().removeIf(Rational::isZero);
      primes = Collections.unmodifiableMap(kept);
    }
  }

  /// A fraction.
  ///
  /// @param value the fraction
  /// @return the number
  public static LogNumber of(Rational value) {
    return new LogNumber(value, Rational.ZERO, Map.of());
  }

  /// ln π.
  ///
  /// @return the number
  public static LogNumber lnPi() {
    return new LogNumber(Rational.ZERO, Rational.ONE, Map.of());
  }

  /// The logarithm of a positive fraction.
  ///
  /// @param value the fraction
  /// @return its logarithm
  public static LogNumber ln(Rational value) {
    if (value.signum() <= 0) {
      throw new NotExactException("the logarithm of " + value + " is not defined");
    }
    if (value.isOne()) {
      return ZERO;
    }
    Map<BigInteger, Rational> primes = new TreeMap<>();
    Primes.of(value).forEach((p, k) -> primes.put(p, Rational.of(k)));
    return new LogNumber(Rational.ZERO, Rational.ZERO, primes);
  }

  /// The sum.
  ///
  /// @param other the other number
  /// @return this + other
  public LogNumber plus(LogNumber other) {
    return new LogNumber(
        rational.plus(other.rational), logPi.plus(other.logPi), sum(primes, other.primes));
  }

  private static Map<BigInteger, Rational> sum(
      Map<BigInteger, Rational> a, Map<BigInteger, Rational> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Map<BigInteger, Rational> sum = new TreeMap<>(a);
    b.forEach((p, c) -> sum.merge(p, c, Rational::plus));
    return sum;
  }

  /// The difference.
  ///
  /// @param other the other number
  /// @return this - other
  public LogNumber minus(LogNumber other) {
    return plus(other.scale(Rational.of(-1)));
  }

  /// A multiple.
  ///
  /// @param factor the factor
  /// @return factor times this
  public LogNumber scale(Rational factor) {
    if (isRational()) {
      return of(rational.times(factor));
    }
    Map<BigInteger, Rational> scaled = new TreeMap<>();
    primes.forEach((p, c) -> scaled.put(p, c.times(factor)));
    return new LogNumber(rational.times(factor), logPi.times(factor), scaled);
  }

  /// The product, where at least one of the two is a fraction.
  ///
  /// @param other the other number
  /// @return this times other
  public LogNumber times(LogNumber other) {
    if (isRational()) {
      return other.scale(rational);
    }
    if (other.isRational()) {
      return scale(other.rational);
    }
    throw new NotExactException("a product of two logarithms");
  }

  /// Whether there is no logarithm in it.
  ///
  /// @return true for fractions
  public boolean isRational() {
    return logPi.isZero() && primes.isEmpty();
  }

  /// Whether all coefficients are 0.
  ///
  /// @return true only for 0
  public boolean isZero() {
    return rational.isZero() && isRational();
  }

  /// Whether the number is other than 0 for certain.
  ///
  /// @return true only with certainty
  public boolean isNotZero() {
    boolean settled = rational.isZero() || logPi.isZero();
    return settled ? !isZero() : Math.abs(doubleValue()) > 1e-9 * magnitude();
  }

  private double magnitude() {
    double sum = Math.abs(rational.doubleValue()) + 2 * Math.abs(logPi.doubleValue());
    for (Map.Entry<BigInteger, Rational> e : primes.entrySet()) {
      sum += Math.abs(e.getValue().doubleValue() * Math.log(e.getKey().doubleValue()));
    }
    return sum;
  }

  /// The value in double precision.
  ///
  /// @return a decimal near the number
  public double doubleValue() {
    double sum = rational.doubleValue() + logPi.doubleValue() * Math.log(Math.PI);
    for (Map.Entry<BigInteger, Rational> e : primes.entrySet()) {
      sum += e.getValue().doubleValue() * Math.log(e.getKey().doubleValue());
    }
    return sum;
  }

  /// The number in words: `3/2 + ln(2π) - 1/2 ln(3)`.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    BigInteger two = BigInteger.TWO;
    append(out, rational, "");
    append(out, logPi, "ln(2π)");
    Map<BigInteger, Rational> rest = new TreeMap<>(primes);
    rest.merge(two, logPi.negate(), Rational::plus);
    rest.forEach((p, c) -> append(out, c, "ln(" + p + ")"));
    return out.isEmpty() ? "0" : out.toString();
  }

  private static void append(StringBuilder out, Rational coefficient, String unit) {
    if (coefficient.isZero()) {
      return;
    }
    boolean negative = coefficient.signum() < 0;
    String sign = out.isEmpty() ? (negative ? "−" : "") : negative ? " − " : " + ";
    Rational size = coefficient.abs();
    String factor = unit.isEmpty() ? size.toString() : size.isOne() ? "" : size + " ";
    out.append(sign).append(factor).append(unit);
  }
}
