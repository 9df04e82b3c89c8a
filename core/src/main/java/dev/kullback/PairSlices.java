package dev.kullback;

import java.lang.foreign.MemorySegment;

/// All pairs with a p that need not fit in memory once packed: some of its rows at a time.
final class PairSlices {
  /// Numbers packed at a time.
  private static final long ELEMENTS = 1 << 24;

  private PairSlices() {}

  static void divergence(GaussianBatch q, GaussianBatch p, MemorySegment out) {
    long rows = rows(p);
    if (p.rows() <= rows) {
      KullbackLeibler.prepare(p).divergence(q, out);
      return;
    }
    PairwiseKullbackLeibler.requireSize(q, p, out);
    for (long first = 0; first < p.rows(); first += rows) {
      slice(p, first, rows).write(q, out, p.rows(), first);
    }
  }

  static NearestGaussians nearest(GaussianBatch q, GaussianBatch p, int k) {
    long rows = rows(p);
    NearestGaussians found = new NearestGaussians(Math.toIntExact(q.rows()), k);
    for (long first = 0; first < p.rows(); first += rows) {
      slice(p, first, rows).nearest(q, found, first);
    }
    return found;
  }

  private static PairwiseKullbackLeibler slice(GaussianBatch p, long first, long rows) {
    return KullbackLeibler.prepare(p.slice(first, Math.min(rows, p.rows() - first)));
  }

  private static long rows(GaussianBatch p) {
    return Math.max(1, ELEMENTS / p.dimension());
  }
}
