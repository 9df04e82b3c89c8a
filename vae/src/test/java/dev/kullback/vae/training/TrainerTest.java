package dev.kullback.vae.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.TrainTest;
import dev.kullback.vae.NonFiniteException;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.Seeds;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.RunSummary;
import dev.kullback.vae.run.Checkpoint;
import dev.kullback.vae.run.CheckpointFile;
import dev.kullback.vae.run.RunFolder;
import dev.kullback.vae.testing.Refusal;
import dev.kullback.vae.testing.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  @TempDir Path folder;

  private static RunSummary finished(TrainingOutcome outcome) {
    return assertInstanceOf(TrainingOutcome.Finished.class, outcome).summary();
  }

  private RunSummary train(TrainingConfig config, String name) {
    return finished(
        Trainer.train(config, Tiny.data(), folder.resolve(name), TrainingListener.SILENT));
  }

  private void assertSameRun(String one, String other) {
    RunFolder a = RunFolder.open(folder.resolve(one));
    RunFolder b = RunFolder.open(folder.resolve(other));
    Checkpoint.Tensors x = CheckpointFile.read(a.lastCheckpoint()).tensors();
    Checkpoint.Tensors y = CheckpointFile.read(b.lastCheckpoint()).tensors();
    assertArrayEquals(x.parameters(), y.parameters());
    assertArrayEquals(x.firstMoment(), y.firstMoment());
    assertArrayEquals(x.secondMoment(), y.secondMoment());
    assertEquals(withoutTime(a.metrics()), withoutTime(b.metrics()));
    EvaluationResult test = a.summary().orElseThrow().test();
    assertEquals(test, b.summary().orElseThrow().test());
  }

  private static List<EpochMetrics> withoutTime(List<EpochMetrics> metrics) {
    return metrics.stream()
        .map(
            m ->
                new EpochMetrics(
                    m.epoch(), m.train(), m.validation(), m.activeUnits(), m.klWeight(), 0, 0))
        .toList();
  }

  /// Stops at the given batch, counted over the whole session.
  private static TrainingListener stopAfter(int batches) {
    AtomicInteger done = new AtomicInteger();
    return new TrainingListener() {
      @Override
      public void batchDone(Progress progress) {
        done.incrementAndGet();
      }

      @Override
      public boolean stopRequested() {
        return done.get() >= batches;
      }
    };
  }

  @Test
  void learnsAndWritesWhatItPromises() throws IOException {
    RunSummary summary = train(Tiny.epochs(30, 0), "run");
    RunFolder run = RunFolder.open(folder.resolve("run"));
    List<EpochMetrics> epochs = run.metrics();
    assertEquals(30, epochs.size());
    assertTrue(epochs.getLast().train().elbo() > epochs.getFirst().train().elbo() + 1);
    for (int i = 0; i < 30; i++) {
      EpochMetrics metrics = epochs.get(i);
      assertEquals(i + 1, metrics.epoch());
      ElboTerms validation = metrics.validation();
      assertNotNull(validation);
      assertEquals(validation.elbo(), validation.reconstruction() - validation.kl(), 1e-9);
    }
    assertEquals(summary, run.summary().orElseThrow());
    assertEquals(30, summary.modelEpoch());
    assertEquals((12 + 1) * 16 + (16 + 1) * 6 + (3 + 1) * 16 + (16 + 1) * 12, summary.parameters());
    EvaluationResult test = summary.test();
    assertEquals(test.elbo(), test.reconstruction() - test.kl(), 1e-9);
    assertTrue(Math.abs(test.klDeviation()) < 4, "KLs disagree: " + test);
    assertFalse(summary.verdict().isEmpty());
    assertEquals(50, run.data().validationRows());
    assertTrue(Files.readString(folder.resolve("run/config.json")).contains("\"pytorch\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 26})
  void aStoppedRunResumesToTheSameBits(int batches) {
    train(Tiny.epochs(4, 0), "whole");
    Path parts = folder.resolve("parts");
    TrainingOutcome outcome =
        Trainer.train(Tiny.epochs(4, 0), Tiny.data(), parts, stopAfter(batches));
    var stopped = assertInstanceOf(TrainingOutcome.Stopped.class, outcome);
    assertEquals(batches / 7 + 1, stopped.epoch());
    assertEquals(batches % 7, stopped.batch());
    assertInstanceOf(
        TrainingOutcome.Stopped.class, Trainer.resume(Tiny.data(), parts, stopAfter(1)));
    finished(Trainer.resume(Tiny.data(), parts, TrainingListener.SILENT));
    assertSameRun("whole", "parts");
  }

  @Test
  void everyTreatmentAndObjectiveResumesToTheSameBits() {
    TrainingConfig config =
        Tiny.epochs(6, 2)
            .withLikelihood(new Likelihood.LearnedGaussian(), Binarization.NONE)
            .withObjective(new Objective(0.5, 3, 0.05));
    train(config, "whole");
    Path parts = folder.resolve("parts");
    Trainer.train(config, Tiny.data(), parts, stopAfter(10));
    finished(Trainer.resume(Tiny.data(), parts, TrainingListener.SILENT));
    assertSameRun("whole", "parts");
  }

  /// A process that dies leaves the last checkpoint and perhaps a line of metrics too many.
  @Test
  void anEpochDoneTwiceIsReportedOnce() throws IOException {
    train(Tiny.epochs(4, 0), "whole");
    Path run = folder.resolve("died");
    byte[][] atSecondEpoch = new byte[1][];
    Trainer.train(
        Tiny.epochs(4, 0),
        Tiny.data(),
        run,
        new TrainingListener() {
          @Override
          public void epochDone(EpochMetrics metrics) {
            if (metrics.epoch() == 2) {
              atSecondEpoch[0] = read(run.resolve("checkpoints/last.ckpt"));
            }
          }
        });
    Files.write(run.resolve("checkpoints/last.ckpt"), atSecondEpoch[0]);
    Files.delete(run.resolve("summary.json"));
    finished(Trainer.resume(Tiny.data(), run, TrainingListener.SILENT));
    assertSameRun("whole", "died");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void moreEpochsGoOnWhereARunEnded() {
    train(Tiny.epochs(5, 0), "long");
    train(Tiny.epochs(2, 0), "short");
    finished(
        Trainer.resume(
            Tiny.epochs(5, 0), Tiny.data(), folder.resolve("short"), TrainingListener.SILENT));
    assertSameRun("long", "short");
    assertEquals(5, RunFolder.open(folder.resolve("short")).config().optimization().epochs());
  }

  @Test
  void theSameSeedsGiveTheSameBitsAndOthersDoNot() {
    RunSummary one = train(Tiny.config(), "one");
    RunSummary same = train(Tiny.config(), "same");
    assertSameRun("one", "same");
    assertEquals(one.test(), same.test());
    for (Seeds seeds :
        List.of(
            new Seeds(8, 7, 7, 7),
            new Seeds(7, 8, 7, 7),
            new Seeds(7, 7, 8, 7),
            new Seeds(7, 7, 7, 8))) {
      RunSummary other = train(Tiny.config().withSeeds(seeds), seeds.toString());
      assertTrue(other.test().reconstruction() != one.test().reconstruction(), seeds.toString());
    }
  }

  @Test
  void patienceEndsTheRunAndKeepsTheBestEpoch() {
    TrainingConfig config = Tiny.config().withOptimization(new Optimization(200, 32, 0.05, 5), 0.2);
    RunSummary summary = train(config, "run");
    List<EpochMetrics> epochs = RunFolder.open(folder.resolve("run")).metrics();
    int best = 0;
    for (int i = 0; i < epochs.size(); i++) {
      if (validation(epochs.get(i)) > validation(epochs.get(best))) {
        best = i;
      }
    }
    assertTrue(summary.stoppedEarly());
    assertEquals(epochs.get(best).epoch(), summary.modelEpoch());
    assertEquals(summary.modelEpoch() + 5, summary.epochs());
  }

  private static double validation(EpochMetrics metrics) {
    ElboTerms terms = metrics.validation();
    return terms == null ? Double.NaN : terms.elbo();
  }

  @Test
  void aRunThatDivergesNamesThePlaceAndKeepsTheLastGoodCheckpoint() {
    TrainingConfig config =
        Tiny.config()
            .withLikelihood(new Likelihood.FixedGaussian(1e-3), Binarization.NONE)
            .withOptimization(new Optimization(50, 32, 1e18, 0), 0);
    Path run = folder.resolve("run");
    var error =
        assertThrows(
            NonFiniteException.class,
            () -> Trainer.train(config, Tiny.data(), run, TrainingListener.SILENT));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("epoch " + error.epoch()), message);
    assertTrue(message.contains("batch " + error.batch()), message);
    assertTrue(message.contains(error.tensor()), message);
    Checkpoint kept = CheckpointFile.read(RunFolder.open(run).lastCheckpoint());
    for (float value : kept.tensors().parameters()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void anotherConfigurationOrOtherDataAreRefusedByName() {
    train(Tiny.config(), "run");
    Path run = folder.resolve("run");
    String config =
        Refusal.of(
            VaeException.class,
            () ->
                Trainer.resume(
                    Tiny.config().withThreads(2), Tiny.data(), run, TrainingListener.SILENT));
    assertTrue(config.contains("threads is 1 there, 2 asked for"), config);
    TrainTest others = new TrainTest(Tiny.rows("others", 250, 9), Tiny.data().test());
    String data =
        Refusal.of(VaeException.class, () -> Trainer.resume(others, run, TrainingListener.SILENT));
    assertTrue(data.contains("was made with other data: training rows tiny train"), data);
    String again =
        Refusal.of(
            VaeException.class,
            () -> Trainer.train(Tiny.config(), Tiny.data(), run, TrainingListener.SILENT));
    assertTrue(again.contains("already holds a run"), again);
  }

  @Test
  void badDataLeaveNothingBehind() {
    float[] values = new float[24];
    values[13] = Float.NaN;
    Dataset bad = Dataset.of("bad", values, 12).build();
    Path run = folder.resolve("run");
    String message =
        Refusal.of(
            DataException.class,
            () ->
                Trainer.train(
                    Tiny.config(),
                    new TrainTest(Tiny.data().train(), bad),
                    run,
                    TrainingListener.SILENT));
    assertTrue(message.contains("got NaN in row 1, column 1 (counted from 0)"), message);
    assertFalse(Files.exists(run));
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    train(Tiny.config(), "run");
    Path file = folder.resolve("run/checkpoints/last.ckpt");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    String message =
        Refusal.of(
            VaeException.class,
            () -> Trainer.resume(Tiny.data(), folder.resolve("run"), TrainingListener.SILENT));
    assertTrue(message.contains("is damaged"), message);
  }

  @Test
  void aListenerHearsEveryBatchAndEpoch() {
    List<String> heard = new ArrayList<>();
    Trainer.train(
        Tiny.epochs(2, 0),
        Tiny.data(),
        folder.resolve("run"),
        new TrainingListener() {
          @Override
          public void started(List<String> choices) {
            assertTrue(choices.toString().contains("binarised at random"));
            heard.add("started");
          }

          @Override
          public void batchDone(Progress progress) {
            assertEquals(7, progress.batches());
            assertTrue(progress.secondsLeft() >= 0 && progress.samplesPerSecond() > 0);
            heard.add(progress.epoch() + "." + progress.batch());
          }

          @Override
          public void epochDone(EpochMetrics metrics) {
            heard.add("epoch " + metrics.epoch());
          }
        });
    assertEquals(1 + 2 * (7 + 1), heard.size());
    assertEquals("started", heard.getFirst());
    assertEquals(List.of("2.7", "epoch 2"), heard.subList(heard.size() - 2, heard.size()));
  }

  @Test
  void withoutValidationRowsTheRunStillTrains() {
    TrainingConfig config = Tiny.config().withOptimization(new Optimization(2, 500, 1e-2, 0), 0);
    RunSummary summary = train(config, "run");
    assertEquals(2, summary.epochs());
    RunFolder run = RunFolder.open(folder.resolve("run"));
    assertEquals(0, run.data().validationRows());
    assertTrue(run.metrics().stream().allMatch(metrics -> metrics.validation() == null));
  }
}
