package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Moments of components with named indices: the mean of a product of z_i, z_j, … is the sum over
/// all ways to replace some factors by their means and to pair the others by their covariances.
final class Isserlis {

  private static final int HIGHEST_DEGREE = 8;

  private final Function<String, Poly> mean;
  private final BiFunction<String, String, Poly> covariance;

  Isserlis(Function<String, Poly> mean, BiFunction<String, String, Poly> covariance) {
    this.mean = mean;
    this.covariance = covariance;
  }

  Poly moment(List<String> factors) {
    if (factors.size() > HIGHEST_DEGREE) {
      throw new OutsideFragmentException("a moment of degree " + factors.size() + " is too high");
    }
    if (factors.isEmpty()) {
      return Poly.ONE;
    }
    String first = factors.getFirst();
    List<String> rest = factors.subList(1, factors.size());
    Poly sum = mean.apply(first).times(moment(rest));
    for (int k = 0; k < rest.size(); k++) {
      List<String> others = new ArrayList<>(rest);
      String partner = others.remove(k);
      sum = sum.plus(covariance.apply(first, partner).times(moment(others)));
    }
    return sum;
  }

  /// The degree of a factor under the expectation, which is a whole number from 0.
  static int degree(Map.Entry<Atom, Rational> power) {
    if (!power.getValue().isInteger() || power.getValue().signum() < 0) {
      throw new OutsideFragmentException(
          "the mean of a power " + power.getValue() + " of the variable");
    }
    return power.getValue().intValueExact();
  }
}
