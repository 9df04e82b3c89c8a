package dev.kullback.distribution;

/// The distribution of |x| with x = N(0, σ²).
///
/// @param scale σ, positive
public record HalfNormal(double scale) implements Distribution {

  /// Checks the parameters.
  public HalfNormal {
    Require.positive("scale", scale);
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
