package dev.kullback.app.kl.batch;

import dev.kullback.BatchKullbackLeibler;
import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.data.DataException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// One pass over all rows of a batch.
public final class BatchRun {
  /// Numbers of one file in a block: both files' blocks stay in the second-level cache.
  private static final int BLOCK = 1 << 15;

  private static final double[] SHARES = {0.01, 0.05, 0.25, 0.75, 0.95, 0.99};

  private final BatchInput input;
  private final boolean perDimension;
  private final RowSink sink;
  private final LongConsumer progress;
  private final int blockRows;
  private final AtomicLong nextBlock = new AtomicLong();
  private final InOrder<BlockResult> inOrder;
  private final Moments moments = new Moments();
  private final double[] coordinateSums;
  private final List<Part> parts = new ArrayList<>();

  private BatchRun(
      BatchInput input, Gaussian prior, Options options, RowSink sink, LongConsumer progress) {
    this.input = input;
    this.perDimension = options.perDimension();
    this.sink = sink;
    this.progress = progress;
    this.blockRows = Math.max(1, BLOCK / input.dimension());
    this.coordinateSums = new double[perDimension ? input.dimension() : 0];
    this.inOrder = new InOrder<>(4 * options.threads(), this::take);
    for (int i = 0; i < options.threads(); i++) {
      parts.add(new Part(KullbackLeibler.batch(prior), options.largest()));
    }
  }

  /// What to find out, and how.
  ///
  /// @param threads how many threads compute, at least 1
  /// @param largest how many of the largest rows to name
  /// @param perDimension whether to average each coordinate's part
  public record Options(int threads, int largest, boolean perDimension) {}

  /// Computes KL(q‖p) of every row.
  ///
  /// @param input the rows
  /// @param prior p, isotropic or diagonal
  /// @param options what to find out
  /// @param sink takes each row's divergence, in order
  /// @param progress hears how many rows are done
  /// @return the summary
  /// @throws DataException at the first row that is not a Gaussian
  public static BatchSummary of(
      BatchInput input, Gaussian prior, Options options, RowSink sink, LongConsumer progress) {
    return new BatchRun(input, prior, options, sink, progress).run();
  }

  private BatchSummary run() {
    try (ExecutorService threads = Executors.newFixedThreadPool(parts.size())) {
      List<Future<?>> running = new ArrayList<>();
      parts.forEach(part -> running.add(threads.submit(() -> work(part))));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      inOrder.giveUp();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return summary();
  }

  private RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case DataException bad -> bad;
      case InternalError fault -> // the JVM's word for a mapped page that is not there any more
          new DataException(input.mean().name(), "was cut short while it was read", fault);
      case RuntimeException bug -> bug;
      case null, default -> new IllegalStateException(e.getCause());
    };
  }

  private void work(Part part) {
    boolean finished = false;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment means = input.scratch(arena, blockRows);
      MemorySegment scales = input.scratch(arena, blockRows);
      long blocks = Math.ceilDiv(input.rows(), blockRows);
      boolean wanted = true;
      for (long block; wanted && (block = nextBlock.getAndIncrement()) < blocks; ) {
        long first = block * blockRows;
        int count = (int) Math.min(blockRows, input.rows() - first);
        BlockResult result = compute(part.divergence, first, count, means, scales);
        part.add(first, result);
        wanted = inOrder.submit(block, result);
      }
      finished = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      if (!finished) {
        inOrder.giveUp();
      }
    }
  }

  private BlockResult compute(
      BatchKullbackLeibler divergence,
      long first,
      int count,
      MemorySegment means,
      MemorySegment scales) {
    GaussianBatch batch = input.block(first, count, means, scales);
    double[] sums = new double[coordinateSums.length];
    try {
      BlockResult result = divergences(divergence, batch, count, sums);
      if (!result.hasNan()) {
        return result;
      }
    } catch (IllegalArgumentException e) {
      DataException blame = input.blame(first, count);
      blame.addSuppressed(e);
      throw blame;
    }
    throw input.blame(first, count);
  }

  private BlockResult divergences(
      BatchKullbackLeibler divergence, GaussianBatch batch, int count, double[] sums) {
    if (perDimension) {
      divergence.perCoordinate(batch, sums);
    }
    if (batch.isSinglePrecision()) {
      float[] nats = new float[count];
      divergence.divergence(batch, MemorySegment.ofArray(nats));
      return BlockResult.ofFloats(nats, sums);
    }
    double[] nats = new double[count];
    divergence.divergence(batch, MemorySegment.ofArray(nats));
    return BlockResult.ofDoubles(nats, sums);
  }

  private void take(BlockResult result) {
    result.deliver(sink);
    result.mergeInto(moments, coordinateSums);
    progress.accept(moments.count());
  }

  private BatchSummary summary() {
    Part all = parts.getFirst();
    parts.stream().skip(1).forEach(all::merge);
    Map<String, Double> quantiles = new LinkedHashMap<>();
    for (double share : SHARES) {
      quantiles.put(String.valueOf(share), all.sketch.quantile(share));
    }
    return new BatchSummary(
        moments.count(),
        input.dimension(),
        moments.mean(),
        moments.standardDeviation(),
        moments.minimum(),
        all.sketch.quantile(0.5),
        moments.maximum(),
        quantiles,
        all.sketch.isExact() ? 0 : QuantileSketch.RELATIVE_ERROR,
        moments.infinite(),
        all.largest.inOrder(),
        Arrays.stream(coordinateSums).map(sum -> sum / moments.count()).boxed().toList());
  }

  /// What one thread has seen.
  private static final class Part {
    private final BatchKullbackLeibler divergence;
    private final QuantileSketch sketch = new QuantileSketch();
    private final LargestRows largest;

    Part(BatchKullbackLeibler divergence, int most) {
      this.divergence = divergence;
      this.largest = new LargestRows(most);
    }

    void add(long first, BlockResult result) {
      double[] values = result.values();
      for (int i = 0; i < values.length; i++) {
        sketch.add(values[i]);
        largest.add(first + i, values[i]);
      }
    }

    void merge(Part other) {
      sketch.merge(other.sketch);
      largest.merge(other.largest);
    }
  }
}
