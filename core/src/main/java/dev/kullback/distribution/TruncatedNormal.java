package dev.kullback.distribution;

/// N(μ, σ²) restricted to an interval.
///
/// @param mean the mean μ before truncation, finite
/// @param deviation the standard deviation σ before truncation, positive
/// @param lower the lower end, possibly −∞
/// @param upper the upper end, above the lower one, possibly +∞
public record TruncatedNormal(double mean, double deviation, double lower, double upper)
    implements Distribution {

  /// Checks the parameters.
  public TruncatedNormal {
    Require.finite("mean", mean);
    Require.positive("standard deviation", deviation);
    Require.increasing("a truncated normal distribution", lower, upper);
  }
}
