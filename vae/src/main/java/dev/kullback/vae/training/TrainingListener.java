package dev.kullback.vae.training;

import dev.kullback.vae.results.EpochMetrics;
import java.util.List;

/// Hears how a run goes and may ask it to stop. All methods are called on the training thread, so
/// they should be quick; each does nothing unless it is overridden.
public interface TrainingListener {
  /// A listener that hears nothing.
  TrainingListener SILENT = new TrainingListener() {};

  /// The run begins or goes on.
  ///
  /// @param choices one sentence for each thing worth telling: data treatment, rows, network, where
  ///   it resumes
  default void started(List<String> choices) {}

  /// A batch is done.
  ///
  /// @param progress where the run stands
  default void batchDone(Progress progress) {}

  /// An epoch is done and its checkpoint written.
  ///
  /// @param metrics what it gave
  default void epochDone(EpochMetrics metrics) {}

  /// Whether the run should stop now, save, and return [TrainingOutcome.Stopped]. Asked after every
  /// batch.
  ///
  /// @return true to stop
  default boolean stopRequested() {
    return false;
  }
}
