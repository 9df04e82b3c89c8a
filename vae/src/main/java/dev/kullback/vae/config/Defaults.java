package dev.kullback.vae.config;

import dev.kullback.data.Dataset;
import java.util.List;

/// The configuration chosen when the user names none, from the data alone.
public final class Defaults {
  private static final int SMALL_ROWS = 10_000;
  private static final int MOST_VALIDATION_ROWS = 1000;
  private static final int MOST_THREADS = 4;

  private Defaults() {}

  /// Chooses for a data set.
  ///
  /// Values in [0, 1] are read as probabilities: Bernoulli likelihood on data binarised anew in
  /// each epoch, a proper likelihood where a Bernoulli on grey values is not. Other values get a
  /// Gaussian likelihood with a learned σ. Small data sets (below 10 000 rows) get a small network,
  /// many epochs and early stopping; large ones 10 epochs. A tenth of the training rows, at most
  /// 1000, is held back for validation.
  ///
  /// @param train the training rows, validation rows included
  /// @return a configuration to start from
  public static TrainingConfig of(Dataset train) {
    boolean small = train.rows() < SMALL_ROWS;
    boolean unit = train.range().isPresent();
    return new TrainingConfig(
        small
            ? new Architecture(List.of(128), Activation.TANH, 8)
            : new Architecture(List.of(200, 200), Activation.TANH, 20),
        unit ? new Likelihood.Bernoulli() : new Likelihood.LearnedGaussian(),
        unit ? Binarization.DYNAMIC : Binarization.NONE,
        Objective.ELBO,
        small ? new Optimization(600, 100, 1e-3, 60) : new Optimization(10, 100, 1e-3, 0),
        Math.min(0.1, MOST_VALIDATION_ROWS / (double) train.rows()),
        Seeds.of(0),
        small ? 1 : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
        10);
  }
}
