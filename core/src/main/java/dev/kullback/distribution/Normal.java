package dev.kullback.distribution;

/// The normal distribution N(μ, σ²).
///
/// @param mean μ, finite
/// @param deviation σ, positive
public record Normal(double mean, double deviation) implements Distribution {

  /// Checks the parameters.
  public Normal {
    Require.finite("mean", mean);
    Require.positive("standard deviation", deviation);
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
