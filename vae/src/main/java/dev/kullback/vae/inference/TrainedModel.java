package dev.kullback.vae.inference;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.engine.Workspace;
import dev.kullback.vae.feed.DataCheck;
import dev.kullback.vae.feed.Treatment;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.model.PosteriorBatch;
import dev.kullback.vae.objective.Reconstruction;
import dev.kullback.vae.random.Stream;
import dev.kullback.vae.run.Checkpoint;
import dev.kullback.vae.run.CheckpointFile;
import dev.kullback.vae.run.RunFolder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A variational autoencoder ready for use. Not safe for several threads at once.
///
/// Rows are treated as the run's test rows are: data that the run binarises at random are drawn
/// once, the same way every time.
public final class TrainedModel implements AutoCloseable {
  /// About how many values of data one batch holds.
  private static final int BATCH_VALUES = 1 << 18;

  private static final int MOST_ROWS = 500;

  private final Network network;
  private final TrainingConfig config;
  private final int epoch;
  private final boolean owned;

  private TrainedModel(Network network, TrainingConfig config, int epoch, boolean owned) {
    this.network = network;
    this.config = config;
    this.epoch = epoch;
    this.owned = owned;
  }

  /// Loads the model a run stands for: of its best epoch with early stopping, else of its last.
  ///
  /// @param runFolder of a run that has at least one checkpoint
  /// @return to be closed after use
  /// @throws VaeException when the folder is no run or its checkpoint is missing or damaged
  public static TrainedModel load(Path runFolder) {
    RunFolder folder = RunFolder.open(runFolder);
    return load(folder.modelCheckpoint(), folder.config().threads());
  }

  /// Loads the model of one checkpoint.
  ///
  /// @param file the checkpoint
  /// @param threads processor threads to use
  /// @return to be closed after use
  /// @throws VaeException when it is missing or damaged
  public static TrainedModel load(Path file, int threads) {
    Checkpoint checkpoint = CheckpointFile.read(file);
    Torch.start(threads);
    TrainingConfig config = checkpoint.config();
    Network network =
        new Network(config.architecture(), config.likelihood(), checkpoint.dimension());
    float[] values = checkpoint.tensors().parameters();
    if (values.length != network.parameters().length()) {
      network.close();
      throw new VaeException(file + " does not fit the network it describes; train again");
    }
    network.parameters().memory().copyFrom(MemorySegment.ofArray(values));
    return new TrainedModel(network, config, checkpoint.state().epochsDone(), true);
  }

  /// Looks at a network in training as a model.
  ///
  /// @param network stays the caller's: closing the model does not close it
  /// @param config of the run
  /// @param epoch complete epochs
  /// @return a view of it
  public static TrainedModel around(Network network, TrainingConfig config, int epoch) {
    return new TrainedModel(network, config, epoch, false);
  }

  /// What was trained, and how.
  ///
  /// @return the configuration of the run
  public TrainingConfig config() {
    return config;
  }

  /// Complete epochs behind these parameters.
  ///
  /// @return from 0
  public int epoch() {
    return epoch;
  }

  /// Dimension of the data.
  ///
  /// @return values in a row
  public int dimension() {
    return network.dimension();
  }

  /// Dimension of the latent space.
  ///
  /// @return latent coordinates
  public int latent() {
    return network.latent();
  }

  /// Numbers learned.
  ///
  /// @return how many
  public long parameters() {
    return network.parameters().count();
  }

  /// The networks themselves.
  ///
  /// @return live
  public Network network() {
    return network;
  }

  /// Rows in a batch: a function of the dimension alone, so results do not depend on the data set's
  /// size.
  ///
  /// @return at least 1
  public int batchRows() {
    return Math.clamp(BATCH_VALUES / dimension(), 1, MOST_ROWS);
  }

  /// Encodes all rows.
  ///
  /// @param data rows of this model's dimension
  /// @return one posterior a row
  /// @throws DataException when the dimension or a value does not fit
  public Encoding encode(Dataset data) {
    Encoding all = Encoding.empty(data.rows(), latent());
    encode(data, all::put);
    return all;
  }

  /// Encodes rows batch by batch, in their order, for any number of them.
  ///
  /// @param data rows of this model's dimension
  /// @param batches receives each batch once
  /// @throws DataException when the dimension or a value does not fit
  public void encode(Dataset data, Consumer<Encoding> batches) {
    requireFit(data);
    Treatment treatment = Treatment.evaluation(config);
    MemorySegment memory = floats(batchRows() * dimension());
    for (int first = 0; first < data.rows(); first += batchRows()) {
      int count = Math.min(batchRows(), data.rows() - first);
      treatment.copy(data, first, count, memory);
      batches.accept(Encoding.of(posterior(memory, count), first));
    }
  }

  /// The posteriors of rows that are treated already.
  ///
  /// @param treated at least count · dimension floats in native memory
  /// @param count rows
  /// @return one posterior a row
  public PosteriorBatch posterior(MemorySegment treated, int count) {
    MemorySegment rows = treated.asSlice(0, (long) count * dimension() * Float.BYTES);
    try (Workspace workspace = network.workspace().nested()) {
      Matrix input = workspace.wrap(rows, count, dimension());
      return PosteriorBatch.of(network.encoder().forward(input).output());
    }
  }

  /// The rows as the model sees them, after binarisation.
  ///
  /// @param data rows of this model's dimension
  /// @return row after row
  /// @throws DataException when the dimension or a value does not fit
  public float[] treated(Dataset data) {
    requireFit(data);
    float[] values = new float[Math.multiplyExact(data.rows(), dimension())];
    Treatment.evaluation(config).copy(data, 0, data.rows(), MemorySegment.ofArray(values));
    return values;
  }

  /// Decodes latent vectors.
  ///
  /// @param z vector after vector, latent values each
  /// @return E[x|z] for each, row after row
  public float[] decode(float[] z) {
    if (z.length % latent() != 0) {
      throw new IllegalArgumentException(
          "decoding needs whole vectors of " + latent() + " values, got " + z.length + " values");
    }
    int count = z.length / latent();
    float[] means = new float[Math.multiplyExact(count, dimension())];
    for (int first = 0; first < count; first += batchRows()) {
      decode(z, first, Math.min(batchRows(), count - first), means);
    }
    return means;
  }

  private void decode(float[] z, int first, int count, float[] means) {
    MemorySegment memory = floats(count * latent());
    MemorySegment.copy(z, first * latent(), memory, ValueLayout.JAVA_FLOAT, 0, count * latent());
    try (Workspace workspace = network.workspace().nested()) {
      Matrix output = network.decoder().forward(workspace.wrap(memory, count, latent())).output();
      Reconstruction.of(config.likelihood(), network).toMeans(output.memory());
      MemorySegment.copy(
          output.memory(),
          ValueLayout.JAVA_FLOAT_UNALIGNED,
          0,
          means,
          first * dimension(),
          count * dimension());
    }
  }

  /// Draws z from the prior N(0, I) and decodes.
  ///
  /// @param count how many
  /// @param seed which ones; the first rows of a larger count are the same
  /// @return E[x|z] for each, row after row
  public float[] sample(int count, long seed) {
    float[] z = new float[Math.multiplyExact(count, latent())];
    float[] one = new float[latent()];
    for (int i = 0; i < count; i++) {
      Stream.PRIOR.at(seed, i, 0).fillGaussian(one, latent());
      System.arraycopy(one, 0, z, i * latent(), latent());
    }
    return decode(z);
  }

  /// Encodes each row and decodes its posterior mean.
  ///
  /// @param data rows of this model's dimension
  /// @return E[x|z = μ] for each, row after row
  /// @throws DataException when the dimension or a value does not fit
  public float[] reconstruct(Dataset data) {
    return decode(encode(data).means());
  }

  /// Refuses rows this model cannot take.
  ///
  /// @param data any
  /// @throws DataException naming the dimension or the value that does not fit
  public void requireFit(Dataset data) {
    if (data.dimension() != dimension()) {
      throw new DataException(
          data.name(),
          "this model needs rows of " + dimension() + " values, got " + data.dimension());
    }
    DataCheck.require(data, config.likelihood());
  }

  private static MemorySegment floats(int count) {
    return Arena.ofAuto().allocate((long) count * Float.BYTES, 64);
  }

  @Override
  public void close() {
    if (owned) {
      network.close();
    }
  }
}
