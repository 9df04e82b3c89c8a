package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Primes;
import dev.kullback.proof.expr.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The number rational + logPi · ln π + Σ_p primes(p) · ln p, held exactly.
///
/// Logarithms of primes are linearly independent over the rationals together with 1 (Lindemann)
/// and, π being transcendental, with ln π; only a fraction beside a multiple of ln π is not settled
/// by a theorem, nor are factors too large to be known for primes, and there an [Enclosure] decides
/// that a number is not zero.
///
/// @param rational the fraction
/// @param logPi the coefficient of ln π
/// @param primes the coefficients of the logarithms of primes, none of them 0
public record LogNumber(Rational rational, Rational logPi, Map<BigInteger, Rational> primes)
    implements Real {

  /// 0.
  public static final LogNumber ZERO = of(Rational.ZERO);

  /// Factors below the square of the largest trial divisor are primes.
  private static final BigInteger CERTAINLY_PRIME =
      BigInteger.valueOf((long) Primes.LARGEST_TRIAL * Primes.LARGEST_TRIAL);

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

  @Override
  public LogNumber scale(Rational factor) {
    if (isRational()) {
      return of(rational.times(factor));
    }
    Map<BigInteger, Rational> scaled = new TreeMap<>();
    primes.forEach((p, c) -> scaled.put(p, c.times(factor)));
    return new LogNumber(rational.times(factor), logPi.times(factor), scaled);
  }

  /// Whether there is no logarithm in it.
  ///
  /// @return true for fractions
  public boolean isRational() {
    return logPi.isZero() && primes.isEmpty();
  }

  @Override
  public boolean isZero() {
    return rational.isZero() && isRational();
  }

  /// By a theorem where there is one, else by an interval.
  @Override
  public boolean isNotZero() {
    boolean independent = rational.isZero() || logPi.isZero();
    boolean factored =
        primes.isEmpty()
            || primes.keySet().stream().allMatch(p -> p.compareTo(CERTAINLY_PRIME) < 0);
    boolean settled = independent && factored;
    return settled ? !isZero() : enclosure().isNotZero();
  }

  @Override
  public Enclosure enclosure() {
    Enclosure sum = Enclosure.of(rational);
    if (!logPi.isZero()) {
      sum = sum.plus(Series.PI.ln().scale(logPi));
    }
    for (Map.Entry<BigInteger, Rational> e : primes.entrySet()) {
      sum = sum.plus(Series.ln(new BigDecimal(e.getKey())).scale(e.getValue()));
    }
    return sum;
  }

  /// The exponential, where it is a fraction.
  Optional<Rational> exponential() {
    if (!rational.isZero() || !logPi.isZero()) {
      return Optional.empty();
    }
    Rational product = Rational.ONE;
    for (Map.Entry<BigInteger, Rational> e : primes.entrySet()) {
      Rational prime = new Rational(e.getKey(), BigInteger.ONE);
      Optional<Rational> power = Roots.power(prime, e.getValue());
      if (power.isEmpty()) {
        return power;
      }
      product = product.times(power.get());
    }
    return Optional.of(product);
  }

  @Override
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
