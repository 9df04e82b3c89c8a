package dev.kullback.distribution;

/// The Gumbel distribution of maxima, `e^(−z−e^(−z)) / β` with `z = (x−m)/β`.
///
/// @param location m, finite
/// @param scale β, positive
public record Gumbel(double location, double scale) implements Distribution {

  /// Checks the parameters.
  public Gumbel {
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
