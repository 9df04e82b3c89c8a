package dev.kullback.proof.expr;

/// A Gaussian law: a density, the variable it is about, its mean and its covariance.
///
/// For a univariate law the mean and the covariance (then the variance) are scalars.
///
/// @param density the density's name
/// @param variable the variable it is usually written with
/// @param mean the mean, a vector (or a scalar)
/// @param covariance the covariance, a matrix (or the variance, a scalar)
public record Law(Density density, Expr.Symbol variable, Expr mean, Expr covariance) {

  /// Whether the law is about a single real number.
  ///
  /// @return true if its variable is a scalar
  public boolean isUnivariate() {
    return variable.shape() == Shape.SCALAR;
  }
}
