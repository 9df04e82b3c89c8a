package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import org.jspecify.annotations.Nullable;

/// The parameters of a law at a point; what its density and its quadrature need of them is worked
/// out when it is asked for, and once.
final class Parameters {

  private final Matrix mean;
  private final Matrix covariance;
  private Matrix.@Nullable Pivots pivots;
  private @Nullable Matrix precision;
  private @Nullable LogNumber logNormalisation;

  Parameters(Matrix mean, Matrix covariance) {
    this.mean = mean;
    this.covariance = covariance;
  }

  Matrix mean() {
    return mean;
  }

  /// The covariance as L D Lᵀ.
  Matrix.Pivots pivots() {
    Matrix.Pivots known = pivots;
    if (known == null) {
      known = covariance.pivots();
      pivots = known;
    }
    return known;
  }

  /// ln N(x; mean, covariance).
  LogNumber logDensity(Matrix x) {
    Matrix distance = x.minus(mean);
    Rational form = distance.transpose().times(precision()).times(distance).at(0, 0);
    return logNormalisation().plus(LogNumber.of(form)).scale(Rational.of(-1, 2));
  }

  private Matrix precision() {
    Matrix known = precision;
    if (known == null) {
      known = covariance.inverse();
      precision = known;
    }
    return known;
  }

  /// ln((2π)^n |covariance|).
  private LogNumber logNormalisation() {
    LogNumber known = logNormalisation;
    if (known == null) {
      known =
          LogNumber.ln(Rational.TWO)
              .plus(LogNumber.lnPi())
              .scale(Rational.of(mean.height()))
              .plus(LogNumber.ln(covariance.determinant()));
      logNormalisation = known;
    }
    return known;
  }
}
