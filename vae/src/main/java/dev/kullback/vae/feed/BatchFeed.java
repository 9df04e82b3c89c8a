package dev.kullback.vae.feed;

import dev.kullback.data.Dataset;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.random.Stream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The training rows in batches, in an order of its own for each epoch. Every batch is a function
/// of (seeds, epoch, batch), so a resumed run goes on where it was.
///
/// One stretch of native memory is filled again and again. The last batch of an epoch has the rows
/// that are left.
public final class BatchFeed {
  private final Dataset data;
  private final TrainingConfig config;
  private final Treatment treatment;
  private final int batch;
  private final MemorySegment memory;
  private int[] order = {};
  private long orderOf = -1;

  /// For one data set.
  ///
  /// @param data the training rows
  /// @param config batch size, binarisation and seeds
  public BatchFeed(Dataset data, TrainingConfig config) {
    this.data = data;
    this.config = config;
    this.treatment = Treatment.training(config);
    this.batch = Math.min(config.optimization().batch(), data.rows());
    long bytes = (long) batch * data.dimension() * Float.BYTES;
    this.memory = Arena.ofAuto().allocate(bytes, 64);
  }

  /// Batches in an epoch.
  ///
  /// @return at least 1
  public int batches() {
    return Math.ceilDiv(data.rows(), batch);
  }

  /// Rows in an epoch.
  ///
  /// @return all of them
  public int rows() {
    return data.rows();
  }

  /// Rows in one batch.
  ///
  /// @param index from 0
  /// @return the batch size, or what is left for the last one
  public int rows(int index) {
    return Math.min(batch, data.rows() - index * batch);
  }

  /// Fills the memory with one batch.
  ///
  /// @param epoch counted from 1
  /// @param index the batch, from 0
  /// @return its rows, row after row, until the next call
  public MemorySegment fill(int epoch, int index) {
    if (orderOf != epoch) {
      order = Stream.SHUFFLING.at(config.seeds().shuffling(), epoch, 0).permutation(data.rows());
      orderOf = epoch;
    }
    int count = rows(index);
    int[] rows = order;
    Torch.workers()
        .rows(
            count,
            data.dimension(),
            () -> {
              Treatment.Copier copier = treatment.copier(data, epoch, memory);
              return (from, to) -> {
                for (int i = from; i < to; i++) {
                  copier.copy(rows[index * batch + i], i);
                }
              };
            });
    return memory.asSlice(0, (long) count * data.dimension() * Float.BYTES);
  }
}
