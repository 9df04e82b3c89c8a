package dev.kullback.oracle;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;

/// `ln Γ` and its derivative ψ in 60 digits: their asymptotic series beyond 60, carried down by
/// recurrence.
public final class DecimalGamma {
  private static final int FAR = 60;
  private static final int TERMS = 20;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private DecimalGamma() {}

  /// `½ ln 2π`.
  public static BigDecimal halfLogTwoPi() {
    BigDecimal pi = BigDecimalMath.pi(Decimal.DIGITS);
    return HALF.multiply(Decimal.log(pi.multiply(BigDecimal.TWO)));
  }

  /// `ln Γ(x)`.
  public static BigDecimal logGamma(double x) {
    BigDecimal sum = halfLogTwoPi();
    BigDecimal k = new BigDecimal(x);
    for (; k.doubleValue() < FAR; k = k.add(BigDecimal.ONE)) {
      sum = sum.subtract(Decimal.log(k));
    }
    sum = sum.add(k.subtract(HALF).multiply(Decimal.log(k))).subtract(k);
    BigDecimal power = k;
    for (int j = 1; j <= TERMS; j++) {
      BigDecimal n = new BigDecimal(2 * j);
      BigDecimal divisor = n.multiply(n.subtract(BigDecimal.ONE)).multiply(power);
      sum = sum.add(Decimal.divide(BigDecimalMath.bernoulli(2 * j, Decimal.DIGITS), divisor));
      power = power.multiply(k).multiply(k);
    }
    return sum;
  }

  /// `ψ(x)`.
  public static BigDecimal digamma(double x) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal k = new BigDecimal(x);
    for (; k.doubleValue() < FAR; k = k.add(BigDecimal.ONE)) {
      sum = sum.subtract(Decimal.divide(BigDecimal.ONE, k));
    }
    sum = sum.add(Decimal.log(k)).subtract(Decimal.divide(HALF, k));
    BigDecimal power = k.multiply(k);
    for (int j = 1; j <= TERMS; j++) {
      BigDecimal divisor = new BigDecimal(2 * j).multiply(power);
      sum = sum.subtract(Decimal.divide(BigDecimalMath.bernoulli(2 * j, Decimal.DIGITS), divisor));
      power = power.multiply(k).multiply(k);
    }
    return sum;
  }
}
