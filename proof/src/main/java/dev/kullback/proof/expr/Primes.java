package dev.kullback.proof.expr;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// Factors positive fractions into primes.
public final class Primes {

  /// Trial division stops here; a larger cofactor counts as one factor, which is exact all the
  /// same.
  public static final int LARGEST_TRIAL = 10_000;

  private Primes() {}

  /// The exponent of each prime; negative in the denominator.
  ///
  /// @param value a positive fraction
  /// @return the exponents, none of them 0; a cofactor without small factors counts as a prime
  public static Map<BigInteger, Integer> of(Rational value) {
    Map<BigInteger, Integer> factors = new TreeMap<>();
    collect(value.numerator(), 1, factors);
    collect(value.denominator(), -1, factors);
    return factors;
  }

  private static void collect(BigInteger number, int sign, Map<BigInteger, Integer> factors) {
    BigInteger rest = number;
    for (int p = 2; p <= LARGEST_TRIAL && rest.bitLength() >= Long.SIZE; p++) {
      BigInteger prime = BigInteger.valueOf(p);
      while (rest.mod(prime).signum() == 0) {
        rest = rest.divide(prime);
        factors.merge(prime, sign, Integer::sum);
      }
    }
    if (rest.bitLength() >= Long.SIZE) {
      factors.merge(rest, sign, Integer::sum);
    } else {
      collect(rest.longValueExact(), sign, factors);
    }
  }

  private static void collect(long number, int sign, Map<BigInteger, Integer> factors) {
    long rest = number;
    for (long p = 2; p <= LARGEST_TRIAL && p * p <= rest; p++) {
      while (rest % p == 0) {
        rest /= p;
        factors.merge(BigInteger.valueOf(p), sign, Integer::sum);
      }
    }
    if (rest > 1) {
      factors.merge(BigInteger.valueOf(rest), sign, Integer::sum);
    }
  }
}
