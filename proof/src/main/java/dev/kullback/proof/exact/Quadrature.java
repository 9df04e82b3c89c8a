package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/// Quadrature rules for the standard Gaussian with fractions for nodes and weights.
///
/// Two nodes ±1 are the Gauss-Hermite rule of two nodes, exact to degree 3; nodes 0, ±1, …, ±k
/// carry the weights that make the moments right up to degree 2k + 1.
record Quadrature(List<Rational> nodes, List<Rational> weights) {

  private static final int HIGHEST_DEGREE = 9;

  /// A rule that is exact for polynomials up to the degree.
  static Quadrature exactTo(int degree) {
    if (degree <= 1) {
      return new Quadrature(List.of(Rational.ZERO), List.of(Rational.ONE));
    }
    if (degree <= 3) {
      return new Quadrature(
          List.of(Rational.of(-1), Rational.ONE), List.of(Rational.HALF, Rational.HALF));
    }
    if (degree > HIGHEST_DEGREE) {
      throw new NotExactException("a polynomial of degree " + degree);
    }
    return symmetric(degree / 2);
  }

  /// Solves for the weights of the pairs ±1, …, ±k from the even moments 1, 3, 15, ….
  private static Quadrature symmetric(int k) {
    Matrix system =
        Matrix.of(k, k, (row, node) -> Rational.of(node + 1).pow(2 * row + 2).times(Rational.TWO));
    Matrix moments = Matrix.of(k, 1, (row, _) -> moment(2 * row + 2));
    Matrix pair = Elimination.solve(system, moments);
    List<Rational> nodes = new ArrayList<>();
    List<Rational> weights = new ArrayList<>();
    Rational rest = Rational.ONE;
    for (int j = 0; j < k; j++) {
      Rational weight = pair.at(j, 0);
      nodes.add(Rational.of(j + 1));
      nodes.add(Rational.of(-j - 1));
      weights.add(weight);
      weights.add(weight);
      rest = rest.minus(weight.times(Rational.TWO));
    }
    nodes.add(Rational.ZERO);
    weights.add(rest);
    return new Quadrature(nodes, weights);
  }

  private static Rational moment(int degree) {
    Rational value = Rational.ONE;
    for (int odd = degree - 1; odd > 1; odd -= 2) {
      value = value.times(Rational.of(odd));
    }
    return value;
  }
}
