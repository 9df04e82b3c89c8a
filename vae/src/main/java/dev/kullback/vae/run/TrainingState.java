package dev.kullback.vae.run;

/// Where a run stands: with the parameters and Adam's moments, all that a resumed run needs. There
/// is no generator state: every random number is a function of the seeds and these counters.
///
/// @param epochsDone complete epochs
/// @param batchesDone batches of the next epoch that are done
/// @param steps of the optimiser
/// @param rowsInEpoch rows of those batches
/// @param reconstructionSum over those rows, Σ ln p(x|z)
/// @param klSum over those rows
/// @param secondsInEpoch spent on those batches
/// @param seconds spent on all batches
/// @param rowsSeen over all epochs
/// @param bestEpoch of the validation ELBO, 0 for none yet
/// @param bestElbo the validation ELBO of that epoch, 0 for none yet
public record TrainingState(
    int epochsDone,
    int batchesDone,
    long steps,
    long rowsInEpoch,
    double reconstructionSum,
    double klSum,
    double secondsInEpoch,
    double seconds,
    long rowsSeen,
    int bestEpoch,
    double bestElbo) {

  /// Before the first batch.
  public static final TrainingState START = new TrainingState(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
