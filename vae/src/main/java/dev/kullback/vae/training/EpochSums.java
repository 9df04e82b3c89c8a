package dev.kullback.vae.training;

import dev.kullback.vae.objective.StepValue;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.run.TrainingState;

/// The sums of the epoch under way.
final class EpochSums {
  private long rows;
  private double reconstruction;
  private double kl;
  private double seconds;

  static EpochSums of(TrainingState state) {
    EpochSums sums = new EpochSums();
    sums.rows = state.rowsInEpoch();
    sums.reconstruction = state.reconstructionSum();
    sums.kl = state.klSum();
    sums.seconds = state.secondsInEpoch();
    return sums;
  }

  void add(StepValue value, double duration) {
    rows += value.rows();
    reconstruction += value.reconstruction();
    kl += value.kl();
    seconds += duration;
  }

  long rows() {
    return rows;
  }

  double reconstruction() {
    return reconstruction;
  }

  double kl() {
    return kl;
  }

  double seconds() {
    return seconds;
  }

  double rowsPerSecond() {
    return rows / Math.max(seconds, 1e-9);
  }

  ElboTerms mean() {
    return ElboTerms.of(reconstruction / rows, kl / rows);
  }
}
