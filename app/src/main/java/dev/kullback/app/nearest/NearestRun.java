package dev.kullback.app.nearest;

import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.NearestGaussians;
import dev.kullback.PairwiseKullbackLeibler;
import dev.kullback.app.cli.Failure;
import dev.kullback.data.DataException;
import java.lang.foreign.Arena;
import java.util.concurrent.ForkJoinPool;
import java.util.function.LongConsumer;

/// The search: rows of q in blocks, against all rows of p, or against some of them at a time where
/// there are more than should be packed at once.
final class NearestRun {
  /// Numbers of p packed at a time: 512 MB of floats.
  private static final long PACKED = 1L << 26;

  private static final int BLOCK = 1024;

  private final DiagonalFile q;
  private final DiagonalFile p;
  private final int k;
  private final int threads;
  private final boolean floats;

  NearestRun(DiagonalFile q, DiagonalFile p, int k, int threads) {
    this.q = q;
    this.p = p;
    this.k = k;
    this.threads = threads;
    floats = q.fitsFloat() && p.fitsFloat();
  }

  /// Takes the neighbours of each row, in order.
  interface Sink {
    /// Takes those of one row.
    ///
    /// @param row the row of q
    /// @param indices the rows of p, nearest first
    /// @param nats their divergences
    void accept(long row, long[] indices, double[] nats);
  }

  long rows() {
    return q.rows();
  }

  long candidates() {
    return p.rows();
  }

  private boolean isWithin() {
    return q.equals(p);
  }

  void check() {
    if (q.dimension() != p.dimension()) {
      throw new DataException(
          p.mean().name(),
          "has rows of %d numbers, needs %d like %s"
              .formatted(p.dimension(), q.dimension(), q.mean().name()));
    }
    long others = isWithin() ? p.rows() - 1 : p.rows();
    if (k > others) {
      throw Failure.usage(
          "needs -k of at most %d, the rows to choose from, got %d".formatted(others, k));
    }
  }

  void forEach(Sink sink, LongConsumer done) {
    long packedRows = Math.max(1, PACKED / p.dimension());
    if (p.rows() > packedRows) {
      forEachBySlices(sink, done);
      return;
    }
    try (Arena arena = Arena.ofShared()) {
      PairwiseKullbackLeibler to =
          KullbackLeibler.prepare(p.rows(0, (int) p.rows(), floats, arena))
              .with(threads, ForkJoinPool.commonPool());
      int block = Math.max(64, (int) Math.min(BLOCK, packedRows));
      for (long first = 0; first < q.rows(); first += block) {
        int count = (int) Math.min(block, q.rows() - first);
        try (Arena part = Arena.ofShared()) {
          deliver(first, to.nearest(q.rows(first, count, floats, part), wanted()), sink);
        }
        done.accept(first + count);
      }
    }
  }

  /// Packs p anew for each block of q, of which there are few.
  private void forEachBySlices(Sink sink, LongConsumer done) {
    int block = 16 * BLOCK;
    try (Arena arena = Arena.ofShared()) {
      GaussianBatch all = p.rows(0, Math.toIntExact(p.rows()), floats, arena);
      for (long first = 0; first < q.rows(); first += block) {
        int count = (int) Math.min(block, q.rows() - first);
        try (Arena part = Arena.ofShared()) {
          GaussianBatch queries = q.rows(first, count, floats, part);
          deliver(first, KullbackLeibler.nearest(queries, all, wanted()), sink);
        }
        done.accept(first + count);
      }
    }
  }

  /// Among its own rows each finds itself, which is one too many.
  private int wanted() {
    return isWithin() ? k + 1 : k;
  }

  private void deliver(long first, NearestGaussians nearest, Sink sink) {
    long[] indices = new long[k];
    double[] nats = new double[k];
    for (int row = 0; row < nearest.rows(); row++) {
      int to = 0;
      for (int rank = 0; to < k; rank++) {
        if (!isWithin() || nearest.index(row, rank) != first + row) {
          indices[to] = nearest.index(row, rank);
          nats[to] = nearest.divergence(row, rank);
          to++;
        }
      }
      sink.accept(first + row, indices, nats);
    }
  }
}
