package dev.kullback.vae.run;

import dev.kullback.vae.config.TrainingConfig;

/// A run frozen between two batches.
///
/// @param config of the run
/// @param trainSha256 content hash of its training rows
/// @param dimension of the data
/// @param state where it stands
/// @param tensors the numbers
public record Checkpoint(
    TrainingConfig config,
    String trainSha256,
    int dimension,
    TrainingState state,
    Tensors tensors) {

  /// Parameters and Adam's moments, laid out alike. The arrays are not copied.
  public static final class Tensors {
    private final float[] parameters;
    private final float[] firstMoment;
    private final float[] secondMoment;

    /// Keeps the arrays as they are.
    ///
    /// @param parameters learned
    /// @param firstMoment of Adam
    /// @param secondMoment of Adam
    public Tensors(float[] parameters, float[] firstMoment, float[] secondMoment) {
      this.parameters = parameters;
      this.firstMoment = firstMoment;
      this.secondMoment = secondMoment;
    }

    /// What is learned.
    ///
    /// @return not a copy
    public float[] parameters() {
      return parameters;
    }

    /// Adam's m.
    ///
    /// @return not a copy
    public float[] firstMoment() {
      return firstMoment;
    }

    /// Adam's v.
    ///
    /// @return not a copy
    public float[] secondMoment() {
      return secondMoment;
    }
  }
}
