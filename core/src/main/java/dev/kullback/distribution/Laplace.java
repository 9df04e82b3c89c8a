package dev.kullback.distribution;

/// The double exponential distribution, `e^(−|x−m|/b) / 2b`.
///
/// @param location m, finite
/// @param scale b, positive
public record Laplace(double location, double scale) implements Distribution {

  /// Checks the parameters.
  public Laplace {
    Require.finite("location", location);
    Require.positive("scale", scale);
  }

  @Override
  public double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }
}
