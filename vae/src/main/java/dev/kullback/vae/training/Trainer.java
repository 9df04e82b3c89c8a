package dev.kullback.vae.training;

import dev.kullback.data.DataException;
import dev.kullback.data.TrainTest;
import dev.kullback.vae.NonFiniteException;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.config.ConfigJson;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.feed.DataCheck;
import dev.kullback.vae.feed.Treatment;
import dev.kullback.vae.run.Checkpoint;
import dev.kullback.vae.run.CheckpointFile;
import dev.kullback.vae.run.RunData;
import dev.kullback.vae.run.RunFolder;
import dev.kullback.vae.run.RunLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Trains into a run folder, or goes on where a run was left.
///
/// A run that was stopped or killed and resumed ends with the same bits as one that was not, as
/// long as configuration, data, versions and the kind of processor are the same.
public final class Trainer {
  private Trainer() {}

  /// Trains from the start.
  ///
  /// @param config what and how
  /// @param data training rows (validation rows are taken from them) and test rows
  /// @param runFolder made if need be; must not hold a run
  /// @param listener hears of progress and may stop the run
  /// @return how it ended
  /// @throws DataException when a value does not fit the likelihood
  /// @throws NonFiniteException when training diverges
  /// @throws VaeException when the folder cannot be used or the engine not be loaded
  public static TrainingOutcome train(
      TrainingConfig config, TrainTest data, Path runFolder, TrainingListener listener) {
    require(config, data);
    try (RunLock _ = RunLock.take(runFolder)) {
      Torch.start(config.threads());
      ValidationSplit split = ValidationSplit.of(data.train(), config);
      RunFolder folder =
          RunFolder.create(runFolder, config, describe(config, data, split), Versions.current());
      try (TrainingRun run = TrainingRun.begin(folder, split, data.test(), listener)) {
        return run.run();
      }
    }
  }

  /// Goes on with a run as it was configured.
  ///
  /// @param data the same as before
  /// @param runFolder of the run
  /// @param listener hears of progress and may stop the run
  /// @return how it ended
  /// @throws VaeException when the folder holds no run, the data are others, or the checkpoint is
  ///   damaged
  public static TrainingOutcome resume(TrainTest data, Path runFolder, TrainingListener listener) {
    return resume(RunFolder.open(runFolder).config(), data, runFolder, listener);
  }

  /// Goes on with a run, making sure it is the one meant.
  ///
  /// @param asked the configuration; only its number of epochs may differ from the run's
  /// @param data the same as before
  /// @param runFolder of the run
  /// @param listener hears of progress and may stop the run
  /// @return how it ended
  /// @throws VaeException when the configuration or the data are others (the message names the
  ///   first difference), the folder holds no run, or the checkpoint is damaged
  public static TrainingOutcome resume(
      TrainingConfig asked, TrainTest data, Path runFolder, TrainingListener listener) {
    RunFolder folder = RunFolder.open(runFolder);
    requireSame(folder, asked);
    require(asked, data);
    ValidationSplit split = ValidationSplit.of(data.train(), asked);
    requireSame(folder, describe(asked, data, split));
    try (RunLock _ = RunLock.take(runFolder)) {
      Torch.start(asked.threads());
      RunFolder current =
          asked.equals(folder.config()) ? folder : folder.withConfig(asked, Versions.current());
      try (TrainingRun run = goOn(current, split, data, listener)) {
        return run.run();
      }
    }
  }

  /// A run killed before its first checkpoint begins anew.
  private static TrainingRun goOn(
      RunFolder folder, ValidationSplit split, TrainTest data, TrainingListener listener) {
    if (!Files.exists(folder.lastCheckpoint())) {
      return TrainingRun.begin(folder, split, data.test(), listener);
    }
    Checkpoint checkpoint = CheckpointFile.read(folder.lastCheckpoint());
    requireSame(folder, checkpoint.config());
    return TrainingRun.resume(folder, checkpoint, split, data.test(), listener);
  }

  private static void require(TrainingConfig config, TrainTest data) {
    if (data.test().rows() < 2) {
      throw new DataException(
          data.test().name(), "a run needs at least 2 test rows, got " + data.test().rows());
    }
    DataCheck.require(data.train(), config.likelihood());
    DataCheck.require(data.test(), config.likelihood());
  }

  private static RunData describe(TrainingConfig config, TrainTest data, ValidationSplit split) {
    String treatment = Treatment.describe(config, data.train());
    return RunData.of(data, split.validationRows(), treatment);
  }

  private static void requireSame(RunFolder folder, TrainingConfig asked) {
    Optional<String> difference =
        ConfigJson.difference(folder.config(), withEpochsOf(folder.config(), asked));
    if (difference.isPresent()) {
      throw new VaeException(
          folder.path()
              + " was made with another configuration: "
              + difference.get()
              + "; train into another folder, or resume with the same options");
    }
  }

  private static TrainingConfig withEpochsOf(TrainingConfig stored, TrainingConfig asked) {
    Optimization mine = asked.optimization();
    Optimization adjusted =
        new Optimization(
            stored.optimization().epochs(), mine.batch(), mine.learningRate(), mine.patience());
    return asked.withOptimization(adjusted, asked.validation());
  }

  private static void requireSame(RunFolder folder, RunData given) {
    Optional<String> difference = folder.data().difference(given);
    if (difference.isPresent()) {
      throw new VaeException(folder.path() + " was made with other data: " + difference.get());
    }
  }
}
