package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A real number between two decimals; every operation rounds outwards, so that the number never
/// leaves its interval.
///
/// @param low not above the number
/// @param high not below the number
public record Enclosure(BigDecimal low, BigDecimal high) implements Real {

  /// The digits that are carried.
  static final int DIGITS = 50;

  private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);
  private static final int SHOWN = 12;
  private static final int LARGEST_POWER = 64;

  /// Numbers beyond 10 to this power do not occur in derivations, and are slow.
  private static final int LARGEST_SCALE = 2_000;

  /// Checks the order and the size.
  public Enclosure {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("needs low ≤ high, got " + low + " and " + high);
    }
    int size = Math.max(size(low), size(high));
    if (size > LARGEST_SCALE) {
      throw new NotExactException("a number of more than " + LARGEST_SCALE + " digits");
    }
  }

  private static int size(BigDecimal value) {
    return Math.abs(value.precision() - value.scale());
  }

  /// The narrowest interval around a fraction.
  ///
  /// @param value the fraction
  /// @return its interval
  public static Enclosure of(Rational value) {
    return new Enclosure(value.toBigDecimal(DOWN), value.toBigDecimal(UP));
  }

  @Override
  public Enclosure enclosure() {
    return this;
  }

  Enclosure plus(Enclosure other) {
    return new Enclosure(low.add(other.low, DOWN), high.add(other.high, UP));
  }

  @Override
  public Enclosure scale(Rational factor) {
    return times(of(factor));
  }

  Enclosure times(Enclosure other) {
    BigDecimal[] corners = {
      low.multiply(other.low),
      low.multiply(other.high),
      high.multiply(other.low),
      high.multiply(other.high)
    };
    BigDecimal least = corners[0];
    BigDecimal most = corners[0];
    for (BigDecimal corner : corners) {
      least = least.min(corner);
      most = most.max(corner);
    }
    return new Enclosure(least.round(DOWN), most.round(UP));
  }

  @Override
  public Enclosure reciprocal() {
    if (!isNotZero()) {
      throw new NotExactException("a division by what may be 0");
    }
    return new Enclosure(BigDecimal.ONE.divide(high, DOWN), BigDecimal.ONE.divide(low, UP));
  }

  @Override
  public Enclosure abs() {
    if (low.signum() >= 0) {
      return this;
    }
    BigDecimal most = high.max(low.negate());
    return high.signum() <= 0
        ? new Enclosure(high.negate(), low.negate())
        : new Enclosure(BigDecimal.ZERO, most);
  }

  @Override
  public Enclosure sqrt() {
    if (low.signum() < 0) {
      throw new NotExactException("the root of what may be negative");
    }
    return new Enclosure(low.sqrt(DOWN), high.sqrt(UP));
  }

  Enclosure power(int exponent) {
    if (Math.abs(exponent) > LARGEST_POWER) {
      throw new NotExactException("a power of " + exponent);
    }
    Enclosure product = of(Rational.ONE);
    for (int k = 0; k < Math.abs(exponent); k++) {
      product = product.times(this);
    }
    return exponent < 0 ? product.reciprocal() : product;
  }

  @Override
  public Enclosure ln() {
    if (low.signum() <= 0) {
      throw new NotExactException("the logarithm of what may not be positive");
    }
    return new Enclosure(Series.ln(low).low(), Series.ln(high).high());
  }

  @Override
  public Enclosure exp() {
    return new Enclosure(Series.exp(low).low(), Series.exp(high).high());
  }

  /// Never: an interval of some width holds other numbers too.
  @Override
  public boolean isZero() {
    return low.signum() == 0 && high.signum() == 0;
  }

  @Override
  public boolean isNotZero() {
    return low.signum() > 0 || high.signum() < 0;
  }

  /// Whether the interval holds 0 and is so narrow that hardly anything else is near.
  ///
  /// @param digits the digits that have to be 0 behind the point
  /// @return true if |number| < 10^-digits for certain
  boolean isZeroTo(int digits) {
    BigDecimal bound = BigDecimal.ONE.movePointLeft(digits);
    return low.negate().compareTo(bound) < 0 && high.compareTo(bound) < 0;
  }

  @Override
  public double doubleValue() {
    return low.add(high).divide(BigDecimal.TWO, MathContext.DECIMAL64).doubleValue();
  }

  /// Twelve digits: `4.13273135412…`.
  @Override
  public String toString() {
    BigDecimal middle = low.add(high).divide(BigDecimal.TWO, new MathContext(SHOWN));
    return middle.stripTrailingZeros().toPlainString().replace('-', '−') + "…";
  }
}
