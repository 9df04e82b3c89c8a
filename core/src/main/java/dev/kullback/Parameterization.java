package dev.kullback;

/// How the scale of a diagonal Gaussian is written down.
public enum Parameterization {
  /// `ln σ²`: any number.
  LOG_VARIANCE,
  /// `σ²`, not negative.
  VARIANCE,
  /// `σ`, not negative.
  STANDARD_DEVIATION,
  /// `1/σ²`, positive.
  PRECISION
}
