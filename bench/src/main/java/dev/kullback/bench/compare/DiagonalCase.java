package dev.kullback.bench.compare;

import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// (μ, log-variance) against N(0, I), per row.
final class DiagonalCase {
  private DiagonalCase() {}

  /// The contestants of a case.
  ///
  /// @param inputs parts `mean` and `scale`
  /// @param n the dimension
  /// @param single whether the numbers are floats
  static Map<String, Contestant> of(Inputs inputs, int n, boolean single) {
    MemorySegment mean =
        single
            ? MemorySegment.ofArray(inputs.floats("mean"))
            : MemorySegment.ofArray(inputs.doubles("mean"));
    MemorySegment scale =
        single
            ? MemorySegment.ofArray(inputs.floats("scale"))
            : MemorySegment.ofArray(inputs.doubles("scale"));
    return of(mean, scale, n, single);
  }

  /// The contestants for numbers of no interest.
  ///
  /// @param elements B·n
  /// @param n the dimension
  static Map<String, Contestant> ofSize(int elements, int n) {
    float[] mean = new float[elements];
    float[] scale = new float[elements];
    for (int i = 0; i < elements; i++) {
      mean[i] = (i % 37 - 18) / 16f;
      scale[i] = (i % 29 - 14) / 16f;
    }
    return of(MemorySegment.ofArray(mean), MemorySegment.ofArray(scale), n, true);
  }

  private static Map<String, Contestant> of(
      MemorySegment mean, MemorySegment scale, int n, boolean single) {
    GaussianBatch q =
        single
            ? GaussianBatch.ofFloats(Parameterization.LOG_VARIANCE, mean, scale, n)
            : GaussianBatch.ofDoubles(Parameterization.LOG_VARIANCE, mean, scale, n);
    MemorySegment out = vector(q.rows(), single);
    Gaussian p = Gaussian.standard(n);
    return Map.of(
        "ours1", Contestant.of(out, () -> KullbackLeibler.divergence(q, p, out)),
        "ours2", Contestant.of(out, () -> inHalves(q, p, out)),
        "gradient1", new Gradient(p, q, single));
  }

  private static void inHalves(GaussianBatch q, Gaussian p, MemorySegment out) {
    long half = q.rows() / 2;
    long bytes = out.byteSize() / Math.max(1, q.rows());
    ForkJoinTask<?> first =
        ForkJoinPool.commonPool()
            .submit(() -> KullbackLeibler.divergence(q.slice(0, half), p, out));
    GaussianBatch rest = q.slice(half, q.rows() - half);
    KullbackLeibler.divergence(rest, p, out.asSlice(half * bytes));
    first.join();
  }

  /// Value and gradient in one pass; the memory of the gradients is made when it is first needed.
  private static final class Gradient implements Contestant {
    private final Gaussian p;
    private final GaussianBatch q;
    private final boolean single;
    private MemorySegment out = MemorySegment.NULL;
    private MemorySegment ofMean = MemorySegment.NULL;
    private MemorySegment ofScale = MemorySegment.NULL;

    Gradient(Gaussian p, GaussianBatch q, boolean single) {
      this.p = p;
      this.q = q;
      this.single = single;
    }

    @Override
    public void run() {
      if (out.byteSize() == 0) {
        out = vector(q.rows(), single);
        ofMean = vector(q.rows() * q.dimension(), single);
        ofScale = vector(q.rows() * q.dimension(), single);
      }
      KullbackLeibler.gradient(q, p, out, ofMean, ofScale);
    }

    @Override
    public MemorySegment answer() {
      return ofScale;
    }
  }

  private static MemorySegment vector(long length, boolean single) {
    int size = Math.toIntExact(length);
    return single
        ? MemorySegment.ofArray(new float[size])
        : MemorySegment.ofArray(new double[size]);
  }
}
