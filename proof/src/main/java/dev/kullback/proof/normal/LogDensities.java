package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Rational;
import java.util.List;
import java.util.stream.Stream;

/// Logarithms of densities as polynomials.
final class LogDensities {

  private static final Rational MINUS_HALF = Rational.of(-1, 2);

  /// ln 2π = ln 2 + ln π.
  static final Poly LOG_TWO_PI =
      Powers.lnRational(Rational.TWO).plus(Poly.atom(new Atom.Log(Poly.atom(new Atom.Pi()))));

  private LogDensities() {}

  /// ln N(x; m, v) = -½ ln 2π - ½ ln v - (x - m)² / 2v.
  static Poly univariate(Poly point, Poly mean, Poly variance) {
    Poly distance = point.minus(mean);
    Poly square = distance.times(distance).times(Powers.power(variance, Rational.of(-1)));
    return LOG_TWO_PI.plus(Powers.ln(variance)).plus(square).scale(MINUS_HALF);
  }

  /// ln N(x; m, S) = -n/2 ln 2π - ½ ln|S| - ½ (x - m)ᵀ S⁻¹ (x - m).
  static Poly multivariate(MatrixPoly point, MatrixPoly mean, MatrixPoly covariance) {
    MatrixPoly distance = point.minus(mean);
    Poly square =
        Words.bilinear(distance.transpose().times(Matrices.inverse(covariance)).times(distance));
    Poly logDeterminant = Powers.ln(Matrices.determinant(covariance));
    return Indices.N.times(LOG_TWO_PI).plus(logDeterminant).plus(square).scale(MINUS_HALF);
  }

  /// ln of a density without a law. For the model's own density p the chain rule makes all of
  /// p(x|z), p(z|x) and p(x,z) joint densities over marginals: ln p(x|z) = ln p(x,z) - ln p(z).
  static Poly opaque(Density density) {
    if (!density.name().startsWith("p") || density.of().isEmpty()) {
      return atom(density);
    }
    if (density.given().isEmpty()) {
      return atom(sorted(density.name(), density.of()));
    }
    List<String> all = Stream.concat(density.of().stream(), density.given().stream()).toList();
    return atom(sorted(density.name(), all)).minus(atom(sorted(density.name(), density.given())));
  }

  private static Density sorted(String name, List<String> variables) {
    return new Density(name, variables.stream().sorted().toList(), List.of());
  }

  private static Poly atom(Density density) {
    return Poly.atom(new Atom.LogDensity(density));
  }
}
