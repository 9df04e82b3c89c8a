package dev.kullback.oracle;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;

/// Arithmetic in 60 digits and distances from it in units in the last place.
public final class Decimal {
  static final MathContext DIGITS = new MathContext(60);

  private Decimal() {}

  /// `ln(1+x) − x`.
  public static BigDecimal log1pmx(double x) {
    // 60 digits after the cancellation of about 2·log10(1/|x|) digits.
    MathContext wide = new MathContext(60 + cancelled(x));
    BigDecimal exact = new BigDecimal(x);
    return BigDecimalMath.log(BigDecimal.ONE.add(exact), wide).subtract(exact);
  }

  /// `eˣ − 1 − x`.
  public static BigDecimal expm1mx(double x) {
    MathContext wide = new MathContext(60 + cancelled(x));
    BigDecimal exact = new BigDecimal(x);
    return BigDecimalMath.exp(exact, wide).subtract(BigDecimal.ONE).subtract(exact);
  }

  private static int cancelled(double x) {
    return x == 0 ? 0 : (int) Math.max(0, -2.1 * Math.log10(Math.abs(x)));
  }

  static BigDecimal log(BigDecimal x) {
    return BigDecimalMath.log(x, DIGITS);
  }

  static BigDecimal of(double x) {
    return new BigDecimal(x);
  }

  static BigDecimal divide(BigDecimal a, BigDecimal b) {
    return a.divide(b, DIGITS);
  }

  static BigDecimal multiply(BigDecimal a, BigDecimal b) {
    return a.multiply(b, DIGITS);
  }

  /// How many units in the last place of the exact value's nearest `double` the actual one is away.
  public static double ulps(double actual, BigDecimal exact) {
    double ulp = Math.ulp(exact.doubleValue());
    return of(actual).subtract(exact).abs().divide(of(ulp), MathContext.DECIMAL64).doubleValue();
  }

  /// The same for `float`.
  public static double ulps(float actual, BigDecimal exact) {
    double ulp = Math.ulp(exact.floatValue());
    return of(actual).subtract(exact).abs().divide(of(ulp), MathContext.DECIMAL64).doubleValue();
  }

  /// `|actual − exact| / |exact|`; 0 where both are 0.
  public static double relativeError(double actual, BigDecimal exact) {
    if (exact.signum() == 0) {
      return actual == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return of(actual)
        .subtract(exact)
        .abs()
        .divide(exact.abs(), MathContext.DECIMAL64)
        .doubleValue();
  }
}
