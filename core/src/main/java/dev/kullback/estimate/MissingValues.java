package dev.kullback.estimate;

/// What becomes of a row in which a value is missing (NaN). There is no default: each of these
/// answers another question.
public enum MissingValues {
  /// A missing value is an error that names its row and column.
  REJECT,
  /// The whole row is left out (complete-case analysis): unbiased where values go missing
  /// completely at random, and wasteful where many columns each miss a few.
  DROP_ROW,
  /// Each column takes the values it has (available-case analysis), so that columns have different
  /// sample sizes. For variances only: covariances taken so need not be positive definite.
  AVAILABLE_CASE
}
