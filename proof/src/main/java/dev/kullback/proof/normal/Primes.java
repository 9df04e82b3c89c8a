package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// Factors positive fractions into primes.
final class Primes {

  /// Trial division stops here; a larger cofactor counts as one factor, which is exact all the
  /// same.
  private static final int LARGEST_TRIAL = 10_000;

  private Primes() {}

  /// The exponent of each prime; negative in the denominator.
  static Map<BigInteger, Integer> of(Rational value) {
    Map<BigInteger, Integer> factors = new TreeMap<>();
    collect(value.numerator(), 1, factors);
    collect(value.denominator(), -1, factors);
    factors.values().removeIf(k -> k == 0);
    return factors;
  }

  private static void collect(BigInteger number, int sign, Map<BigInteger, Integer> factors) {
    BigInteger rest = number;
    for (int p = 2; p <= LARGEST_TRIAL && rest.bitLength() > 1; p++) {
      BigInteger prime = BigInteger.valueOf(p);
      while (rest.mod(prime).signum() == 0) {
        rest = rest.divide(prime);
        factors.merge(prime, sign, Integer::sum);
      }
      if (prime.multiply(prime).compareTo(rest) > 0) {
        break;
      }
    }
    if (rest.compareTo(BigInteger.ONE) > 0) {
      factors.merge(rest, sign, Integer::sum);
    }
  }
}
