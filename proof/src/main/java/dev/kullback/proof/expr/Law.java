package dev.kullback.proof.expr;

/// A Gaussian law: a density, the variable it is about, its mean and its covariance.
///
/// For a univariate law the mean and the covariance (then the variance) are scalars; a matrix is
/// then one of a single entry.
///
/// @param density the density's name
/// @param variable the variable it is usually written with
/// @param mean the mean, a vector (or a scalar)
/// @param covariance the covariance, a matrix (or the variance, a scalar)
public record Law(Density density, Expr.Symbol variable, Expr mean, Expr covariance) {

  /// Checks that the parameters fit the variable.
  ///
  /// @throws ShapeException if the mean or the covariance does not
  public Law {
    boolean univariate = variable.shape() == Shape.SCALAR;
    Shape meanShape = Shapes.of(mean);
    if (meanShape != variable.shape() && !Shapes.isZero(mean)) {
      throw unfit("mean", univariate ? Shape.SCALAR : Shape.VECTOR, meanShape, mean);
    }
    Shape shape = Shapes.of(covariance);
    boolean fits = shape == Shape.MATRIX || (univariate && shape == Shape.SCALAR);
    if (!fits) {
      throw unfit("covariance", univariate ? Shape.SCALAR : Shape.MATRIX, shape, covariance);
    }
  }

  private static ShapeException unfit(String what, Shape wanted, Shape got, Expr expr) {
    return new ShapeException(
        "a law needs a " + Shapes.name(wanted) + " for its " + what + ", got a " + Shapes.name(got),
        expr.span());
  }

  /// Whether the law is about a single real number.
  ///
  /// @return true if its variable is a scalar
  public boolean isUnivariate() {
    return variable.shape() == Shape.SCALAR;
  }
}
