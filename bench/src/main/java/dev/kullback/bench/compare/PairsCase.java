package dev.kullback.bench.compare;

import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.NearestGaussians;
import dev.kullback.PairwiseKullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/// All pairs of two batches of (μ, log-variance). Packing p counts, as it does for the peers.
final class PairsCase {
  private static final int NEAREST = 10;

  private PairsCase() {}

  /// The contestants of a case.
  ///
  /// @param inputs parts `q.mean`, `q.scale`, `p.mean`, `p.scale`
  /// @param n the dimension
  /// @param single whether the numbers are floats
  static Map<String, Contestant> of(Inputs inputs, int n, boolean single) {
    GaussianBatch q = batch(inputs, "q.", n, single);
    GaussianBatch p = batch(inputs, "p.", n, single);
    int size = Math.toIntExact(q.rows() * p.rows());
    MemorySegment out =
        single ? MemorySegment.ofArray(new float[size]) : MemorySegment.ofArray(new double[size]);
    return Map.of(
        "ours1", Contestant.of(out, () -> prepare(p, 1).divergence(q, out)),
        "ours2", Contestant.of(out, () -> prepare(p, 2).divergence(q, out)),
        "nearest1", new Nearest(q, p));
  }

  private static PairwiseKullbackLeibler prepare(GaussianBatch p, int threads) {
    return KullbackLeibler.prepare(p).with(threads, ForkJoinPool.commonPool());
  }

  private static GaussianBatch batch(Inputs inputs, String side, int n, boolean single) {
    return single
        ? GaussianBatch.of(
            Parameterization.LOG_VARIANCE,
            inputs.floats(side + "mean"),
            inputs.floats(side + "scale"),
            n)
        : GaussianBatch.of(
            Parameterization.LOG_VARIANCE,
            inputs.doubles(side + "mean"),
            inputs.doubles(side + "scale"),
            n);
  }

  /// The ten nearest of each; the answer is their divergences, row after row.
  private static final class Nearest implements Contestant {
    private final GaussianBatch q;
    private final GaussianBatch p;
    private final double[] divergences;

    Nearest(GaussianBatch q, GaussianBatch p) {
      this.q = q;
      this.p = p;
      divergences = new double[Math.toIntExact(q.rows() * NEAREST)];
    }

    @Override
    public void run() {
      NearestGaussians found = prepare(p, 1).nearest(q, NEAREST);
      for (int i = 0; i < divergences.length; i++) {
        divergences[i] = found.divergence(i / NEAREST, i % NEAREST);
      }
    }

    @Override
    public MemorySegment answer() {
      return MemorySegment.ofArray(divergences);
    }
  }
}
