package dev.kullback.proof.derive;

/// How small the steps of a derivation are.
public enum Detail {
  /// One step for each idea.
  SHORT,
  /// One step for each rule.
  FULL
}
