package dev.kullback.bench;

import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.NearestGaussians;
import dev.kullback.PairwiseKullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// KL of all pairs of two batches of diagonal Gaussians, and the nearest ten, through the public
/// API, on one thread. One operation is 500 × 500 pairs.
///
/// `bench/jmh Pairwise` takes the vectorised kernels; the same with `-jvmArgsAppend
/// -Dkullback.kernels=scalar` their twins.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PairwiseBenchmark {
  private static final int ROWS = 500;
  private static final int NEAREST = 10;

  /// The dimension of each Gaussian.
  @Param({"2", "20", "64"})
  public int dimension = 20;

  /// Whether the numbers are floats.
  @Param({"true", "false"})
  public boolean single = true;

  private GaussianBatch q =
      GaussianBatch.of(Parameterization.LOG_VARIANCE, new float[0], new float[0], 1);
  private PairwiseKullbackLeibler toP = KullbackLeibler.prepare(q);
  private MemorySegment out = MemorySegment.NULL;

  /// JMH makes the state.
  public PairwiseBenchmark() {}

  /// Draws both batches.
  @Setup(Level.Trial)
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    q = batch(random);
    toP = KullbackLeibler.prepare(batch(random));
    out =
        single
            ? MemorySegment.ofArray(new float[ROWS * ROWS])
            : MemorySegment.ofArray(new double[ROWS * ROWS]);
  }

  private GaussianBatch batch(SplittableRandom random) {
    float[] mean = new float[ROWS * dimension];
    float[] scale = new float[mean.length];
    double[] wideMean = new double[mean.length];
    double[] wideScale = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) random.nextGaussian();
      scale[i] = (float) (0.5 * random.nextGaussian());
      wideMean[i] = mean[i];
      wideScale[i] = scale[i];
    }
    return single
        ? GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, dimension)
        : GaussianBatch.of(Parameterization.LOG_VARIANCE, wideMean, wideScale, dimension);
  }

  /// The matrix of all pairs.
  ///
  /// @return its memory
  @Benchmark
  public MemorySegment matrix() {
    toP.divergence(q, out);
    return out;
  }

  /// The ten nearest of each.
  ///
  /// @return rows and divergences
  @Benchmark
  public NearestGaussians nearest() {
    return toP.nearest(q, NEAREST);
  }
}
