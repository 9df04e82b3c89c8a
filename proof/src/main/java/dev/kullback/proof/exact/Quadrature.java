package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Quadrature rules for N(0, variance) with fractions for nodes and weights.
///
/// Where the deviation σ is a fraction, the two nodes ±σ are the Gauss-Hermite rule of two nodes,
/// exact to degree 3. Nodes 0, ±1, …, ±k carry the weights that make the moments right up to degree
/// 2k + 1, whatever the variance.
record Quadrature(List<Rational> nodes, List<Rational> weights) {

  private static final int HIGHEST_DEGREE = 9;

  /// A rule that is exact for polynomials up to the degree.
  static Quadrature exactTo(int degree, Rational variance) {
    if (degree <= 1) {
      return new Quadrature(List.of(Rational.ZERO), List.of(Rational.ONE));
    }
    if (degree > HIGHEST_DEGREE) {
      throw new NotExactException("a polynomial of degree " + degree);
    }
    Optional<Rational> deviation = degree <= 3 ? Roots.sqrt(variance) : Optional.empty();
    return deviation
        .map(d -> new Quadrature(List.of(d.negate(), d), List.of(Rational.HALF, Rational.HALF)))
        .orElseGet(() -> symmetric(degree / 2, variance));
  }

  /// Solves for the weights of the pairs ±1, …, ±k from the even moments v, 3 v², 15 v³, ….
  private static Quadrature symmetric(int k, Rational variance) {
    Matrix system =
        Matrix.of(k, k, (row, node) -> Rational.of(node + 1).pow(2 * row + 2).times(Rational.TWO));
    Matrix moments = Matrix.of(k, 1, (row, _) -> moment(2 * row + 2).times(variance.pow(row + 1)));
    Matrix pair = system.inverse().times(moments);
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
