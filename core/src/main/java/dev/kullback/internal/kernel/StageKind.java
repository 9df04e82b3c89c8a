package dev.kullback.internal.kernel;

/// The stages that have a vectorised and a scalar implementation, with the same bits. All write one
/// value per coordinate, but the last.
public enum StageKind {
  /// ½ z² + ½ (eᵛ − 1 − v): a log-variance v against N(0, 1).
  POSTERIOR,
  /// ½ (eᵛ − 1).
  POSTERIOR_SLOPE,
  /// ½ z² and the term of a log-variance against p's.
  LOG_VARIANCE,
  /// The derivative in the log-variance.
  LOG_VARIANCE_SLOPE,
  /// ½ z² and the term of a variance against p's.
  VARIANCE,
  /// ½ z² and the term of a standard deviation against p's.
  DEVIATION,
  /// ½ z² and the term of a precision against p's.
  PRECISION,
  /// The sum of each row, in double precision.
  ROW_SUMS
}
