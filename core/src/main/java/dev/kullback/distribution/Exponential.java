package dev.kullback.distribution;

/// The exponential distribution, `λ e^(−λx)` for x ≥ 0.
///
/// @param rate λ, positive
public record Exponential(double rate) implements Distribution {

  /// Checks the parameters.
  public Exponential {
    Require.positive("rate", rate);
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
