package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Primes;
import dev.kullback.proof.expr.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Products, powers, logarithms and exponentials of polynomials, each kept in the one canonical
/// form.
///
/// Logarithms and fractional powers are split only over factors known to be positive: ln(μ²) stays
/// as it is, because it is not 2 ln μ when μ < 0.
final class Powers {

  private static final int LARGEST_POWER = 16;

  private Powers() {}

  static Poly product(Monomial a, Monomial b) {
    if (a.isOne()) {
      return b.toPoly();
    }
    if (b.isOne()) {
      return a.toPoly();
    }
    Map<Atom, Rational> powers = new HashMap<>(a.powers());
    b.powers().forEach((atom, power) -> powers.merge(atom, power, Rational::plus));
    Poly exponent = a.exponentOrZero().plus(b.exponentOrZero());
    return normalized(powers, exponent);
  }

  /// Integer parts of powers of primes go to the coefficient; whole powers of sums are expanded.
  private static Poly normalized(Map<Atom, Rational> powers, Poly exponent) {
    Rational coefficient = Rational.ONE;
    Poly expanded = Poly.ONE;
    Map<Atom, Rational> kept = new HashMap<>();
    for (Map.Entry<Atom, Rational> e : powers.entrySet()) {
      Rational power = e.getValue();
      int whole = wholePart(e.getKey(), power);
      if (whole != 0 && e.getKey() instanceof Atom.Prime(BigInteger p)) {
        coefficient = coefficient.times(new Rational(p, BigInteger.ONE).pow(whole));
      } else if (whole != 0 && e.getKey() instanceof Atom.Compound(Poly base)) {
        expanded = expanded.times(integerPower(base, whole));
      }
      Rational rest = power.minus(Rational.of(whole));
      if (!rest.isZero()) {
        kept.put(e.getKey(), rest);
      }
    }
    return Poly.term(coefficient, new Monomial(kept, exponent)).times(expanded);
  }

  private static int wholePart(Atom atom, Rational power) {
    return switch (atom) {
      case Atom.Prime _ -> power.floor().intValueExact();
      case Atom.Compound _ when power.compareTo(Rational.ONE) >= 0 -> power.floor().intValueExact();
      default -> 0;
    };
  }

  static Poly power(Poly base, Rational exponent) {
    if (exponent.isOne()) {
      return base;
    }
    if (exponent.abs().compareTo(Rational.of(LARGEST_POWER)) > 0) {
      throw new OutsideFragmentException("a power of " + exponent + " is too large to expand");
    }
    if (exponent.isInteger() && exponent.signum() >= 0) {
      return integerPower(base, exponent.intValueExact());
    }
    if (base.isZero()) {
      throw new OutsideFragmentException("0 to the power " + exponent + " is not defined");
    }
    return base.isSingleTerm() ? termPower(base, exponent) : sumPower(base, exponent);
  }

  private static Poly integerPower(Poly base, int exponent) {
    Poly result = Poly.ONE;
    for (int k = 0; k < exponent; k++) {
      result = result.times(base);
    }
    return result;
  }

  private static Poly termPower(Poly term, Rational exponent) {
    Map.Entry<Monomial, Rational> only = term.terms().entrySet().iterator().next();
    Monomial monomial = only.getKey();
    Map<Atom, Rational> powers = new HashMap<>();
    Map<Atom, Rational> locked = new HashMap<>();
    monomial
        .powers()
        .forEach(
            (atom, power) -> {
              boolean free = exponent.isInteger() || atom.isPositive();
              (free ? powers : locked).put(atom, free ? power.times(exponent) : power);
            });
    Poly result =
        rationalPower(only.getValue(), exponent)
            .times(normalized(powers, monomial.exponentOrZero().scale(exponent)));
    if (locked.isEmpty()) {
      return result;
    }
    Poly base = new Monomial(locked, null).toPoly();
    return result.times(normalized(Map.of(new Atom.Compound(base), exponent), Poly.ZERO));
  }

  private static Poly rationalPower(Rational base, Rational exponent) {
    if (exponent.isInteger()) {
      return Poly.constant(base.pow(exponent.intValueExact()));
    }
    if (base.signum() < 0) {
      throw new OutsideFragmentException("a root of a negative number is not real");
    }
    Map<Atom, Rational> powers = new HashMap<>();
    Primes.of(base)
        .forEach((p, k) -> powers.put(new Atom.Prime(p), exponent.times(Rational.of(k))));
    return normalized(powers, Poly.ZERO);
  }

  private static Poly sumPower(Poly base, Rational exponent) {
    Content content = Content.of(base, !exponent.isInteger());
    Poly outside = termPower(content.factor(), exponent);
    return outside.times(
        normalized(Map.of(new Atom.Compound(content.primitive()), exponent), Poly.ZERO));
  }

  static Poly ln(Poly argument) {
    if (argument.isZero()) {
      throw new OutsideFragmentException("the logarithm of 0 is not defined");
    }
    if (argument.isSingleTerm()) {
      return lnTerm(argument);
    }
    Content content = Content.of(argument, true);
    return lnTerm(content.factor()).plus(Poly.atom(new Atom.Log(content.primitive())));
  }

  private static Poly lnTerm(Poly term) {
    Map.Entry<Monomial, Rational> only = term.terms().entrySet().iterator().next();
    Poly result = only.getKey().exponentOrZero();
    Rational coefficient = only.getValue();
    Map<Atom, Rational> locked = new HashMap<>();
    for (Map.Entry<Atom, Rational> e : only.getKey().powers().entrySet()) {
      if (e.getKey().isPositive()) {
        result = result.plus(lnPositive(e.getKey()).scale(e.getValue()));
      } else {
        locked.put(e.getKey(), e.getValue());
      }
    }
    if (coefficient.signum() < 0) {
      if (locked.isEmpty()) {
        throw new OutsideFragmentException("the logarithm of a negative number is not real");
      }
      return result
          .plus(lnRational(coefficient.negate()))
          .plus(Poly.atom(new Atom.Log(new Monomial(locked, null).toPoly().negate())));
    }
    Poly known = result.plus(lnRational(coefficient));
    return locked.isEmpty()
        ? known
        : known.plus(Poly.atom(new Atom.Log(new Monomial(locked, null).toPoly())));
  }

  private static Poly lnPositive(Atom atom) {
    return Poly.atom(new Atom.Log(atom instanceof Atom.Compound c ? c.base() : Poly.atom(atom)));
  }

  static Poly lnRational(Rational value) {
    Poly result = Poly.ZERO;
    for (Map.Entry<BigInteger, Integer> e : Primes.of(value).entrySet()) {
      Poly log = Poly.atom(new Atom.Log(Poly.atom(new Atom.Prime(e.getKey()))));
      result = result.plus(log.scale(Rational.of(e.getValue())));
    }
    return result;
  }

  /// Rational multiples of logarithms leave the exponent as powers; the rest stays.
  static Poly exp(Poly exponent) {
    Poly result = Poly.ONE;
    Poly rest = exponent;
    for (Map.Entry<Monomial, Rational> e : exponent.terms().entrySet()) {
      Poly base = logarithmOf(e.getKey());
      if (base != null) {
        result = result.times(power(base, e.getValue()));
        rest = rest.minus(Poly.term(e.getValue(), e.getKey()));
      }
    }
    return result.times(new Monomial(Map.of(), rest).toPoly());
  }

  private static @Nullable Poly logarithmOf(Monomial monomial) {
    return monomial.asAtom() instanceof Atom.Log(Poly argument) ? argument : null;
  }
}
