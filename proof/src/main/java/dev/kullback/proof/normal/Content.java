package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A sum of several terms, split as factor · primitive, so that proportional sums share a
/// primitive.
///
/// @param factor a single term
/// @param primitive the rest: coprime integer coefficients, no common factor
record Content(Poly factor, Poly primitive) {

  /// With positiveOnly, only a positive factor is taken out, so that roots and logarithms may be
  /// split.
  static Content of(Poly sum, boolean positiveOnly) {
    Rational coefficient = commonCoefficient(sum);
    if (!positiveOnly && sum.ordered().getFirst().getValue().signum() < 0) {
      coefficient = coefficient.negate();
    }
    Poly factor = Poly.term(coefficient, commonMonomial(sum, positiveOnly));
    return new Content(factor, sum.times(Powers.power(factor, Rational.of(-1))));
  }

  private static Rational commonCoefficient(Poly sum) {
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (Rational c : sum.terms().values()) {
      numerator = numerator.gcd(c.numerator());
      BigInteger gcd = denominator.gcd(c.denominator());
      denominator = denominator.divide(gcd).multiply(c.denominator());
    }
    return new Rational(numerator, denominator);
  }

  private static Monomial commonMonomial(Poly sum, boolean positiveOnly) {
    List<Monomial> monomials = List.copyOf(sum.terms().keySet());
    Map<Atom, Rational> common = new HashMap<>();
    for (Monomial m : monomials) {
      for (Atom atom : m.powers().keySet()) {
        if (!positiveOnly || atom.isPositive()) {
          Rational least = least(atom, monomials);
          if (!least.isZero()
              && !(atom instanceof Atom.Prime)
              && !(atom instanceof Atom.Compound)) {
            common.put(atom, least);
          }
        }
      }
    }
    return new Monomial(common, commonExponent(monomials));
  }

  private static Poly commonExponent(List<Monomial> monomials) {
    Poly first = monomials.getFirst().exponentOrZero();
    boolean shared = monomials.stream().allMatch(m -> m.exponentOrZero().equals(first));
    return shared ? first : Poly.ZERO;
  }

  private static Rational least(Atom atom, List<Monomial> monomials) {
    return monomials.stream().map(m -> m.power(atom)).min(Rational::compareTo).orElseThrow();
  }
}
