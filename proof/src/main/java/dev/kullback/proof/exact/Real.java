package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;

/// The value of a scalar at a point: exact where it has the exact form, otherwise enclosed between
/// two decimals. Operations stay exact as long as they can.
public sealed interface Real permits LogNumber, Enclosure {

  /// An interval that holds the number.
  ///
  /// @return the interval, 50 digits narrow where nothing cancels
  Enclosure enclosure();

  /// The value in double precision.
  ///
  /// @return a double near the number
  double doubleValue();

  /// The sum.
  ///
  /// @param other the other number
  /// @return this + other
  default Real plus(Real other) {
    return this instanceof LogNumber a && other instanceof LogNumber b
        ? a.plus(b)
        : enclosure().plus(other.enclosure());
  }

  /// The difference.
  ///
  /// @param other the other number
  /// @return this - other
  default Real minus(Real other) {
    return plus(other.scale(Rational.of(-1)));
  }

  /// A multiple.
  ///
  /// @param factor the factor
  /// @return factor times this
  Real scale(Rational factor);

  /// The product; that of two logarithms is enclosed.
  ///
  /// @param other the other number
  /// @return this times other
  default Real times(Real other) {
    if (this instanceof LogNumber a && a.isRational()) {
      return other.scale(a.rational());
    }
    return other instanceof LogNumber b && b.isRational()
        ? scale(b.rational())
        : enclosure().times(other.enclosure());
  }

  /// The reciprocal of a number that is not 0 for certain.
  ///
  /// @return 1 / this
  default Real reciprocal() {
    if (this instanceof LogNumber a && a.isRational()) {
      if (a.isZero()) {
        throw new NotExactException("a division by 0");
      }
      return LogNumber.of(a.rational().reciprocal());
    }
    return enclosure().reciprocal();
  }

  /// The absolute value.
  ///
  /// @return |this|
  default Real abs() {
    return this instanceof LogNumber a && a.isRational()
        ? LogNumber.of(a.rational().abs())
        : enclosure().abs();
  }

  /// The square root of a number that is not negative for certain.
  ///
  /// @return the root
  default Real sqrt() {
    return this instanceof LogNumber a && a.isRational()
        ? Roots.sqrt(a.rational()).<Real>map(LogNumber::of).orElseGet(() -> enclosure().sqrt())
        : enclosure().sqrt();
  }

  /// A power.
  ///
  /// @param exponent the exponent; a fraction unless this is positive for certain
  /// @return this to the exponent
  default Real power(Real exponent) {
    boolean fractions =
        this instanceof LogNumber a
            && a.isRational()
            && exponent instanceof LogNumber e
            && e.isRational();
    return fractions
        ? Roots.power(((LogNumber) this).rational(), ((LogNumber) exponent).rational())
            .<Real>map(LogNumber::of)
            .orElseGet(() -> enclosedPower(exponent))
        : enclosedPower(exponent);
  }

  private Real enclosedPower(Real exponent) {
    boolean whole = exponent instanceof LogNumber e && e.isRational() && e.rational().isInteger();
    return whole
        ? enclosure().power(((LogNumber) exponent).rational().intValueExact())
        : exponent.times(ln()).exp();
  }

  /// The natural logarithm of a number that is positive for certain.
  ///
  /// @return ln(this)
  default Real ln() {
    return this instanceof LogNumber a && a.isRational()
        ? LogNumber.ln(a.rational())
        : enclosure().ln();
  }

  /// The exponential; exact for logarithms of fractions.
  ///
  /// @return e to this
  default Real exp() {
    return this instanceof LogNumber a
        ? a.exponential().<Real>map(LogNumber::of).orElseGet(() -> enclosure().exp())
        : enclosure().exp();
  }

  /// Whether the number is 0 for certain.
  ///
  /// @return true only with certainty
  boolean isZero();

  /// Whether the number is other than 0 for certain.
  ///
  /// @return true only with certainty
  boolean isNotZero();
}
