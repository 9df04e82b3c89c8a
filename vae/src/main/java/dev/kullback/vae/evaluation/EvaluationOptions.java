package dev.kullback.vae.evaluation;

/// How thoroughly to judge.
///
/// @param samples draws of z a row for the bound, at least 1
/// @param importanceSamples draws of z a row for the likelihood; 0 leaves it out
/// @param importanceRows rows used for the likelihood, from the first on, at most
/// @param seed of the draws
public record EvaluationOptions(int samples, int importanceSamples, int importanceRows, long seed) {

  /// Checks the ranges.
  public EvaluationOptions {
    if (samples < 1) {
      throw new IllegalArgumentException("an evaluation needs at least 1 sample, got " + samples);
    }
    if (importanceSamples < 0 || importanceRows < 0) {
      throw new IllegalArgumentException(
          "importance sampling needs counts of at least 0, got "
              + importanceSamples
              + " samples and "
              + importanceRows
              + " rows");
    }
  }

  /// The bound alone.
  ///
  /// @param samples draws of z a row
  /// @param seed of the draws
  /// @return without importance sampling
  public static EvaluationOptions bound(int samples, long seed) {
    return new EvaluationOptions(samples, 0, 0, seed);
  }

  /// The bound and the likelihood.
  ///
  /// @param importance draws of z a row for the likelihood
  /// @param rows used for it, at most
  /// @return the changed copy
  public EvaluationOptions withImportance(int importance, int rows) {
    return new EvaluationOptions(samples, importance, rows, seed);
  }
}
