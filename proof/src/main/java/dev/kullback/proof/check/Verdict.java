package dev.kullback.proof.check;

/// What can be said about an equality.
public enum Verdict {
  /// Proved for every n ≥ 1, every mean and every covariance.
  TRUE,
  /// Proved under a condition that the text does not state; the notes name it.
  TRUE_IF,
  /// Refuted by a counterexample.
  FALSE,
  /// Neither proved nor refuted; it held at all points tried.
  TESTED,
  /// Not understood.
  UNREADABLE
}
