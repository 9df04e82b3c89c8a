package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The expectation under a density: linear, with E[1] = 1; Gaussian moments where a law is known,
/// and opaque means where none is.
final class Expectations {

  /// Mean and variance of a univariate law.
  record Univariate(Poly mean, Poly variance) {}

  private final Density density;
  private final String variable;
  private final @Nullable Univariate univariate;
  private final @Nullable GaussianMoments multivariate;

  private Expectations(
      Density density,
      String variable,
      @Nullable Univariate univariate,
      @Nullable GaussianMoments multivariate) {
    this.density = density;
    this.variable = variable;
    this.univariate = univariate;
    this.multivariate = multivariate;
  }

  static Expectations univariate(Density density, String variable, Poly mean, Poly variance) {
    return new Expectations(density, variable, new Univariate(mean, variance), null);
  }

  static Expectations multivariate(
      Density density, String variable, MatrixPoly mean, MatrixPoly covariance) {
    return new Expectations(
        density, variable, null, new GaussianMoments(variable, mean, covariance));
  }

  static Expectations opaque(Density density, String variable) {
    return new Expectations(density, variable, null, null);
  }

  Poly of(Poly body) {
    Poly sum = Poly.ZERO;
    for (Map.Entry<Monomial, Rational> term : body.terms().entrySet()) {
      sum = sum.plus(of(term.getKey()).scale(term.getValue()));
    }
    return sum;
  }

  private Poly of(Monomial monomial) {
    boolean exponential = monomial.exponentOrZero().mentionsSymbol(variable);
    Monomial inside = monomial.keep(a -> a.mentionsSymbol(variable), exponential);
    Monomial outside = monomial.keep(a -> !a.mentionsSymbol(variable), !exponential);
    return inside.isOne() ? monomial.toPoly() : mean(inside).times(outside);
  }

  private Poly mean(Monomial inside) {
    if ((univariate == null && multivariate == null) || isOpaque(inside)) {
      return Poly.atom(new Atom.Mean(density, variable, inside));
    }
    return univariate != null
        ? moment(univariate, inside)
        : Objects.requireNonNull(multivariate).scalar(inside);
  }

  private static boolean isOpaque(Monomial monomial) {
    return monomial.exponent() == null
        && monomial.powers().keySet().stream()
            .anyMatch(a -> a instanceof Atom.LogDensity || a instanceof Atom.Mean);
  }

  private static Poly moment(Univariate law, Monomial inside) {
    if (inside.exponent() != null) {
      throw new OutsideFragmentException("the mean of an exponential of the variable");
    }
    List<String> factors = new ArrayList<>();
    for (Map.Entry<Atom, Rational> e : inside.powers().entrySet()) {
      if (!(e.getKey() instanceof Atom.Variable)) {
        throw new OutsideFragmentException("the mean of a function that is not a polynomial");
      }
      for (int k = 0; k < Isserlis.degree(e); k++) {
        factors.add("");
      }
    }
    return new Isserlis(_ -> law.mean(), (_, _) -> law.variance()).moment(factors);
  }

  /// The mean of a vector or matrix, word by word.
  Value of(Value value) {
    if (value instanceof Value.Scalar(Poly poly)) {
      return new Value.Scalar(of(poly));
    }
    boolean isVector = !(value instanceof Value.Square);
    MatrixPoly sum = MatrixPoly.ZERO;
    for (Map.Entry<Word, Poly> term : value.matrix().terms().entrySet()) {
      for (Map.Entry<Monomial, Rational> c : term.getValue().terms().entrySet()) {
        Poly coefficient = Poly.constant(c.getValue());
        sum = sum.plus(of(c.getKey(), term.getKey(), isVector).scale(coefficient));
      }
    }
    return Value.of(value.shape(), sum);
  }

  private MatrixPoly of(Monomial scalar, Word word, boolean isVector) {
    if (!scalar.mentionsSymbol(variable) && !word.mentionsSymbol(variable)) {
      return MatrixPoly.of(word).scale(scalar.toPoly());
    }
    if (multivariate == null) {
      throw new OutsideFragmentException("the mean of a vector under a density without a law");
    }
    Monomial inside = scalar.keep(a -> a.mentionsSymbol(variable), true);
    Monomial outside = scalar.keep(a -> !a.mentionsSymbol(variable), false);
    return multivariate.matrix(inside, word, isVector).scale(outside.toPoly());
  }
}
