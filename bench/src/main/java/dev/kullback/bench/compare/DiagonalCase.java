package dev.kullback.bench.compare;

import dev.kullback.BatchKullbackLeibler;
import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;
import java.util.Map;

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
    BatchKullbackLeibler one = KullbackLeibler.batch(Gaussian.standard(n));
    BatchKullbackLeibler two = one.parallel(2);
    return Map.of(
        "ours1", Contestant.of(out, () -> one.divergence(q, out)),
        "ours2", Contestant.of(out, () -> two.divergence(q, out)),
        "gradient1", new Gradient(one, q, single));
  }

  /// Value and gradient in one pass; the memory of the gradients is made when it is first needed.
  private static final class Gradient implements Contestant {
    private final BatchKullbackLeibler to;
    private final GaussianBatch q;
    private final boolean single;
    private MemorySegment out = MemorySegment.NULL;
    private MemorySegment ofMean = MemorySegment.NULL;
    private MemorySegment ofScale = MemorySegment.NULL;

    Gradient(BatchKullbackLeibler to, GaussianBatch q, boolean single) {
      this.to = to;
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
      to.gradient(q, out, ofMean, ofScale);
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
