package dev.kullback.distribution;

/// The logistic distribution, `sech²((x−m)/2s) / 4s`.
///
/// @param location m, finite
/// @param scale s, positive
public record Logistic(double location, double scale) implements Distribution {

  /// Checks the parameters.
  public Logistic {
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
