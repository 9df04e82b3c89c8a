package dev.kullback.internal.kernel;

/// The covariance term of one coordinate against a unit variance, `½ (eᵛ − 1 − v)` for a
/// log-variance v, for many coordinates at once in single precision.
public interface LogVarianceKernel {

  /// What it is, for a log line.
  ///
  /// @return a few words
  String description();

  /// `terms[i] ← ½ (eᵛ − 1 − v)` with `v = logVariances[i]`, within 2.1 ulp.
  ///
  /// @param logVariances v
  /// @param terms receives the terms
  /// @param length how many
  void terms(float[] logVariances, float[] terms, int length);

  /// As [#terms], and `gradients[i] ← ½ (eᵛ − 1)`, the derivative of the term, within 3 ulp.
  ///
  /// @param logVariances v
  /// @param terms receives the terms
  /// @param gradients receives the derivatives; may be `logVariances` itself
  /// @param length how many
  void termsAndGradients(float[] logVariances, float[] terms, float[] gradients, int length);
}
