package dev.kullback.vae.training;

import dev.kullback.data.Dataset;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.diagnostics.Verdict;
import dev.kullback.vae.evaluation.Evaluation;
import dev.kullback.vae.evaluation.EvaluationOptions;
import dev.kullback.vae.feed.BatchFeed;
import dev.kullback.vae.feed.ColumnMeans;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.model.Initialization;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.objective.ElboGradient;
import dev.kullback.vae.objective.StepValue;
import dev.kullback.vae.optimize.Adam;
import dev.kullback.vae.random.Stream;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.RunSummary;
import dev.kullback.vae.run.Checkpoint;
import dev.kullback.vae.run.CheckpointFile;
import dev.kullback.vae.run.RunFolder;
import dev.kullback.vae.run.TrainingState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run from its first or its next batch to its end.
///
/// At the end of an epoch the line of metrics.jsonl is written first, then the checkpoint: a crash
/// in between leaves a line too many, which the resumed run takes back and writes again.
final class TrainingRun implements AutoCloseable {
  /// Rows looked at for the active units of an epoch when no rows are held back.
  private static final int WATCHED_ROWS = 1000;

  /// Checkpoints that follow each other faster are not each forced to the disk.
  private static final long FORCE_EVERY_NANOS = 2_000_000_000L;

  private final RunFolder folder;
  private final TrainingConfig config;
  private final ValidationSplit split;
  private final Dataset test;
  private final TrainingListener listener;
  private final Network network;
  private final Adam adam;
  private final ElboGradient gradient;
  private final BatchFeed feed;
  private final NonFiniteGuard guard;
  private final Dataset watched;
  private TrainingState state;
  private long lastForced = System.nanoTime();

  private TrainingRun(
      RunFolder folder,
      ValidationSplit split,
      Dataset test,
      TrainingListener listener,
      TrainingState state) {
    this.folder = folder;
    this.config = folder.config();
    this.split = split;
    this.test = test;
    this.listener = listener;
    this.state = state;
    this.network =
        new Network(config.architecture(), config.likelihood(), split.train().dimension());
    this.adam = new Adam(network.parameters(), config.optimization().learningRate());
    this.gradient = new ElboGradient(network, config.likelihood(), config.objective());
    this.feed = new BatchFeed(split.train(), config);
    this.guard = new NonFiniteGuard(network);
    this.watched = split.validation().orElseGet(() -> firstRows(split.train()));
  }

  private static Dataset firstRows(Dataset train) {
    int[] rows = new int[Math.min(WATCHED_ROWS, train.rows())];
    Arrays.setAll(rows, i -> i);
    return train.select(train.name() + " (first rows)", rows);
  }

  static TrainingRun begin(
      RunFolder folder, ValidationSplit split, Dataset test, TrainingListener listener) {
    TrainingRun run = new TrainingRun(folder, split, test, listener, TrainingState.START);
    run.initialize();
    run.save(folder.lastCheckpoint());
    return run;
  }

  static TrainingRun resume(
      RunFolder folder,
      Checkpoint checkpoint,
      ValidationSplit split,
      Dataset test,
      TrainingListener listener) {
    TrainingRun run = new TrainingRun(folder, split, test, listener, checkpoint.state());
    run.restore(checkpoint);
    folder.keepMetrics(run.state.epochsDone());
    return run;
  }

  private void initialize() {
    ColumnMeans means = ColumnMeans.of(split.train());
    boolean bernoulli = config.likelihood() instanceof Likelihood.Bernoulli;
    Initialization.fill(
        network,
        bernoulli ? means.logits() : means.values(),
        (float) Math.log(means.variance()),
        config.seeds().initialization());
  }

  private void restore(Checkpoint checkpoint) {
    Checkpoint.Tensors tensors = checkpoint.tensors();
    network.parameters().memory().copyFrom(MemorySegment.ofArray(tensors.parameters()));
    copy(tensors.firstMoment(), adam.firstMoment());
    copy(tensors.secondMoment(), adam.secondMoment());
    adam.restore(checkpoint.state().steps());
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  TrainingOutcome run() {
    listener.started(Choices.of(folder, network, state));
    while (!done()) {
      if (!runEpoch()) {
        guard.checkParameters(state.epochsDone() + 1, state.batchesDone());
        save(folder.lastCheckpoint());
        return new TrainingOutcome.Stopped(
            state.epochsDone() + 1, state.batchesDone(), folder.lastCheckpoint());
      }
    }
    RunSummary summary = summarize();
    folder.write(summary);
    return new TrainingOutcome.Finished(summary);
  }

  private boolean done() {
    return state.epochsDone() >= config.optimization().epochs() || outOfPatience();
  }

  private boolean outOfPatience() {
    int patience = config.optimization().patience();
    return patience > 0
        && state.bestEpoch() > 0
        && state.epochsDone() - state.bestEpoch() >= patience;
  }

  /// Runs what is left of the next epoch; false when the listener wants to stop in the middle.
  private boolean runEpoch() {
    int epoch = state.epochsDone() + 1;
    EpochSums sums = EpochSums.of(state);
    EpochSums session = new EpochSums();
    for (int batch = state.batchesDone(); batch < feed.batches(); batch++) {
      if (listener.stopRequested()) {
        return false;
      }
      long start = System.nanoTime();
      StepValue value = step(epoch, batch);
      double seconds = (System.nanoTime() - start) / 1e9;
      guard.check(value, epoch, batch + 1);
      sums.add(value, seconds);
      session.add(value, seconds);
      state = afterBatch(batch + 1, sums, seconds, value.rows());
      listener.batchDone(progress(epoch, batch + 1, sums, session));
    }
    guard.checkParameters(epoch, feed.batches());
    finishEpoch(epoch, sums);
    return true;
  }

  private StepValue step(int epoch, int batch) {
    int rows = feed.rows(batch);
    MemorySegment data = feed.fill(epoch, batch);
    float[] noise = new float[rows * network.latent()];
    Stream.NOISE.at(config.seeds().noise(), epoch, batch).fillGaussian(noise, noise.length);
    adam.beginStep();
    return gradient.step(data, rows, noise, klWeight(epoch, batch), adam::update);
  }

  private double klWeight(int epoch, int batch) {
    return config.objective().weight(epoch - 1 + (double) batch / feed.batches());
  }

  private TrainingState afterBatch(int batches, EpochSums sums, double seconds, int rows) {
    return new TrainingState(
        state.epochsDone(),
        batches,
        adam.steps(),
        sums.rows(),
        sums.reconstruction(),
        sums.kl(),
        sums.seconds(),
        state.seconds() + seconds,
        state.rowsSeen() + rows,
        state.bestEpoch(),
        state.bestElbo());
  }

  private Progress progress(int epoch, int batch, EpochSums sums, EpochSums session) {
    Optimization plan = config.optimization();
    long rowsLeft = (long) (plan.epochs() - epoch) * feed.rows() + feed.rows() - sums.rows();
    double speed = session.rowsPerSecond();
    return new Progress(
        epoch, plan.epochs(), batch, feed.batches(), sums.mean(), speed, rowsLeft / speed);
  }

  private void finishEpoch(int epoch, EpochSums sums) {
    EvaluationResult seen =
        Evaluation.evaluate(
            TrainedModel.around(network, config, epoch),
            watched,
            EvaluationOptions.bound(1, config.seeds().noise()));
    @Nullable ElboTerms validation =
        split.validation().isPresent()
            ? new ElboTerms(seen.elbo(), seen.reconstruction(), seen.kl())
            : null;
    EpochMetrics metrics =
        new EpochMetrics(
            epoch,
            sums.mean(),
            validation,
            seen.activeUnits(),
            klWeight(epoch, feed.batches()),
            sums.seconds(),
            sums.rowsPerSecond());
    boolean better =
        validation != null && (state.bestEpoch() == 0 || validation.elbo() > state.bestElbo());
    state =
        afterEpoch(
            epoch, better ? epoch : state.bestEpoch(), better ? seen.elbo() : state.bestElbo());
    folder.append(metrics);
    boolean durable = dueForDisk();
    if (better && config.optimization().patience() > 0) {
      save(folder.bestCheckpoint(), durable);
    }
    save(folder.lastCheckpoint(), durable);
    listener.epochDone(metrics);
  }

  /// Epochs of milliseconds would wait for the disk most of the time.
  private boolean dueForDisk() {
    long now = System.nanoTime();
    boolean due = now - lastForced > FORCE_EVERY_NANOS || done();
    if (due) {
      lastForced = now;
    }
    return due;
  }

  private TrainingState afterEpoch(int epoch, int bestEpoch, double bestElbo) {
    return new TrainingState(
        epoch, 0, adam.steps(), 0, 0, 0, 0, state.seconds(), state.rowsSeen(), bestEpoch, bestElbo);
  }

  private void save(Path file) {
    save(file, true);
  }

  private void save(Path file, boolean durable) {
    float[] parameters = network.parameters().memory().toArray(ValueLayout.JAVA_FLOAT);
    CheckpointFile.write(
        file,
        new Checkpoint(
            config,
            folder.data().trainSha256(),
            network.dimension(),
            state,
            new Checkpoint.Tensors(parameters, adam.firstMoment(), adam.secondMoment())),
        durable);
  }

  private RunSummary summarize() {
    try (TrainedModel model = TrainedModel.load(folder.modelCheckpoint(), config.threads())) {
      EvaluationResult result =
          Evaluation.evaluate(
              model,
              test,
              EvaluationOptions.bound(config.evaluationSamples(), config.seeds().noise()));
      List<EpochMetrics> epochs = folder.metrics();
      boolean early = state.epochsDone() < config.optimization().epochs();
      return new RunSummary(
          result,
          model.epoch(),
          state.epochsDone(),
          early,
          model.parameters(),
          state.seconds(),
          state.rowsSeen() / Math.max(state.seconds(), 1e-9),
          Verdict.of(epochs, result, config, early));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
