package dev.kullback.vae.training;

import dev.kullback.vae.results.RunSummary;
import java.nio.file.Path;

/// How a call of the trainer ended.
public sealed interface TrainingOutcome {

  /// The run is complete and its model evaluated.
  ///
  /// @param summary how it came out; also in summary.json
  record Finished(RunSummary summary) implements TrainingOutcome {}

  /// The listener asked to stop; the run is saved and can be resumed to the same bits.
  ///
  /// @param epoch the epoch it stopped in, from 1
  /// @param batch batches of that epoch that are done and saved
  /// @param checkpoint the file written
  record Stopped(int epoch, int batch, Path checkpoint) implements TrainingOutcome {}
}
