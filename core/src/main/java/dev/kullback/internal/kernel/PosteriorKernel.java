package dev.kullback.internal.kernel;

/// One coordinate of KL(N(μ, eᵛ) ‖ N(0, 1)), `½ μ² + ½ (eᵛ − 1 − v)` for a log-variance v, for many
/// coordinates at once in single precision: the posterior of a variational autoencoder against its
/// prior.
public interface PosteriorKernel {

  /// What it is, for a log line.
  ///
  /// @return a few words
  String description();

  /// `terms[i] ← ½ μ² + ½ (eᵛ − 1 − v)`, within 2.6 ulp.
  ///
  /// @param means μ
  /// @param logVariances v
  /// @param terms receives the divergences
  /// @param length how many
  void terms(float[] means, float[] logVariances, float[] terms, int length);

  /// `gradients[i] ← ½ (eᵛ − 1)`, the derivative in v, within 3 ulp. (The one in μ is μ.)
  ///
  /// @param logVariances v
  /// @param gradients receives the derivatives; may be `logVariances` itself
  /// @param length how many
  void logVarianceGradients(float[] logVariances, float[] gradients, int length);
}
