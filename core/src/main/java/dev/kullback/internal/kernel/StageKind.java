package dev.kullback.internal.kernel;

/// The stages that have a vectorised and a scalar implementation, with the same bits. Terms and
/// their sums are twice the divergence.
public enum StageKind {
  /// The terms z² + eᵛ − 1 − v: a log-variance v against N(0, 1).
  POSTERIOR,
  /// The sums of the rows of such terms, which themselves are written nowhere.
  POSTERIOR_ROWS,
  /// The same sums and the derivatives ½ (eᵛ − 1).
  POSTERIOR_GRADIENT,
  /// The terms of z and a log-variance against p's.
  LOG_VARIANCE,
  /// The derivatives in the log-variances.
  LOG_VARIANCE_SLOPE,
  /// The terms of z and a variance against p's.
  VARIANCE,
  /// The terms of z and a standard deviation against p's.
  DEVIATION,
  /// The terms of z and a precision against p's.
  PRECISION,
  /// The sum of each row of terms, in double precision.
  ROW_SUMS
}
