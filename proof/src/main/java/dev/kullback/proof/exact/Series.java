package dev.kullback.proof.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Logarithms, exponentials and π, enclosed.
///
/// All is computed with 20 digits more than are asked for. Fewer than 10⁴ operations follow one
/// another, each with a relative error below 10⁻⁶⁹ of numbers of moderate size, so an error of
/// 10⁻⁵⁵, absolute or relative, whichever is larger, covers roundings and the rest of the series.
final class Series {

  private static final int WORK = Enclosure.DIGITS + 20;
  private static final MathContext CONTEXT = new MathContext(WORK, RoundingMode.HALF_EVEN);
  private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(WORK + 5);
  private static final BigDecimal ERROR = BigDecimal.ONE.movePointLeft(Enclosure.DIGITS + 5);
  private static final int LARGEST_EXPONENT = 4_000;
  private static final int HALVINGS = 16;

  private static final BigDecimal LN_2 =
      twiceArtanh(BigDecimal.ONE.divide(new BigDecimal(3), CONTEXT));

  /// π = 16 arctan 1/5 − 4 arctan 1/239 (Machin).
  static final Enclosure PI =
      around(
          arctan(5).multiply(new BigDecimal(16)).subtract(arctan(239).multiply(new BigDecimal(4))));

  private Series() {}

  private static Enclosure around(BigDecimal value) {
    BigDecimal error = ERROR.multiply(value.abs().max(BigDecimal.ONE));
    return new Enclosure(
        value.subtract(error).round(new MathContext(WORK, RoundingMode.FLOOR)),
        value.add(error).round(new MathContext(WORK, RoundingMode.CEILING)));
  }

  private static BigDecimal arctan(int reciprocal) {
    BigDecimal square = new BigDecimal((long) reciprocal * reciprocal);
    BigDecimal power = BigDecimal.ONE.divide(new BigDecimal(reciprocal), CONTEXT);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; power.compareTo(SMALLEST) > 0; k++) {
      BigDecimal term = power.divide(new BigDecimal(2 * k + 1), CONTEXT);
      sum = k % 2 == 0 ? sum.add(term, CONTEXT) : sum.subtract(term, CONTEXT);
      power = power.divide(square, CONTEXT);
    }
    return sum;
  }

  /// ln((1 + y) / (1 − y)) = 2 (y + y³/3 + y⁵/5 + …).
  private static BigDecimal twiceArtanh(BigDecimal y) {
    BigDecimal square = y.multiply(y, CONTEXT);
    BigDecimal power = y;
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; power.abs().compareTo(SMALLEST) > 0; k += 2) {
      sum = sum.add(power.divide(new BigDecimal(k), CONTEXT), CONTEXT);
      power = power.multiply(square, CONTEXT);
    }
    return sum.add(sum);
  }

  /// The logarithm of a positive decimal, brought between 2/3 and 4/3 by a power of 2.
  static Enclosure ln(BigDecimal value) {
    int powers = powersOfTwo(value);
    BigDecimal scale = BigDecimal.TWO.pow(Math.abs(powers));
    BigDecimal near = powers >= 0 ? value.divide(scale, CONTEXT) : value.multiply(scale, CONTEXT);
    BigDecimal y = near.subtract(BigDecimal.ONE).divide(near.add(BigDecimal.ONE), CONTEXT);
    return around(twiceArtanh(y).add(LN_2.multiply(new BigDecimal(powers)), CONTEXT));
  }

  private static int powersOfTwo(BigDecimal value) {
    int digits = value.precision() - value.scale();
    BigDecimal mantissa = value.movePointLeft(digits);
    return (int)
        Math.round((digits * Math.log(10) + Math.log(mantissa.doubleValue())) / Math.log(2));
  }

  /// The exponential: that of a 2¹⁶-th part, squared 16 times.
  static Enclosure exp(BigDecimal value) {
    if (value.abs().compareTo(new BigDecimal(LARGEST_EXPONENT)) > 0) {
      throw new NotExactException("the exponential of more than " + LARGEST_EXPONENT);
    }
    BigDecimal part = value.divide(new BigDecimal(1 << HALVINGS), CONTEXT);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; term.abs().compareTo(SMALLEST) > 0; k++) {
      term = term.multiply(part, CONTEXT).divide(new BigDecimal(k), CONTEXT);
      sum = sum.add(term, CONTEXT);
    }
    for (int k = 0; k < HALVINGS; k++) {
      sum = sum.multiply(sum, CONTEXT);
    }
    return relative(sum);
  }

  private static Enclosure relative(BigDecimal value) {
    BigDecimal error = ERROR.multiply(value);
    return new Enclosure(
        value.subtract(error).round(new MathContext(WORK, RoundingMode.FLOOR)),
        value.add(error).round(new MathContext(WORK, RoundingMode.CEILING)));
  }
}
