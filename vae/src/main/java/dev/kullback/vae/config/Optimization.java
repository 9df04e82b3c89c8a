package dev.kullback.vae.config;

/// How long and how fast to learn.
///
/// @param epochs passes over the training rows, at most
/// @param batch rows in a step
/// @param learningRate the step size of Adam
/// @param patience epochs without a better validation ELBO before the run ends early and returns to
///   its best epoch; 0 never ends early and keeps the last epoch
public record Optimization(int epochs, int batch, double learningRate, int patience) {

  /// Checks the ranges.
  public Optimization {
    Checks.positive("the number of epochs", epochs, "");
    Checks.positive("the batch size", batch, "");
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException("the learning rate needs to be > 0, got " + learningRate);
    }
    Checks.notNegative("the patience", patience);
  }
}
