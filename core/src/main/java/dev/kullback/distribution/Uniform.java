package dev.kullback.distribution;

/// The uniform distribution on an interval.
///
/// @param lower its lower end, finite
/// @param upper its upper end, finite and above the lower one
public record Uniform(double lower, double upper) implements Distribution {

  /// Checks the parameters.
  public Uniform {
    Require.finite("lower end", lower);
    Require.finite("upper end", upper);
    Require.increasing("a uniform distribution", lower, upper);
  }
}
