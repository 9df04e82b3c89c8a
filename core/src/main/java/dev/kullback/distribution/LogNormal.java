package dev.kullback.distribution;

/// The distribution of eˣ with x normal.
///
/// @param mean the mean μ of x, finite
/// @param deviation the standard deviation σ of x, positive
public record LogNormal(double mean, double deviation) implements Distribution {

  /// Checks the parameters.
  public LogNormal {
    Require.finite("mean", mean);
    Require.positive("standard deviation", deviation);
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }
}
