package dev.kullback.distribution;

/// The gamma distribution, `x^(k−1) e^(−x/θ) / (Γ(k) θᵏ)` for x > 0.
///
/// @param shape k, positive
/// @param scale θ, positive
public record Gamma(double shape, double scale) implements Distribution {

  /// Checks the parameters.
  public Gamma {
    Require.positive("shape", shape);
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
