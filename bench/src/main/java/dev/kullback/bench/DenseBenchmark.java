package dev.kullback.bench;

import dev.kullback.DenseGaussianBatch;
import dev.kullback.DenseKullbackLeibler;
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

/// KL of pairs with full covariances, through the public API, on one thread. One operation is 16
/// pairs.
///
/// `bench/jmh Dense` takes the vectorised kernels; the same with `-jvmArgsAppend
/// -Dkullback.kernels=scalar` their twins.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DenseBenchmark {
  private static final int PAIRS = 16;

  /// The dimension of each Gaussian.
  @Param({"16", "64", "256"})
  public int dimension = 16;

  private DenseGaussianBatch q = DenseGaussianBatch.of(new double[0], new double[0], 1);
  private DenseGaussianBatch p = q;
  private DenseKullbackLeibler kl = new DenseKullbackLeibler(1);
  private final MemorySegment out = MemorySegment.ofArray(new double[PAIRS]);

  /// JMH makes the state.
  public DenseBenchmark() {}

  /// Draws both batches.
  @Setup(Level.Trial)
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    q = batch(random);
    p = batch(random);
    kl = new DenseKullbackLeibler(dimension, 1, Runnable::run);
  }

  /// Covariances with twos on the diagonal and a sum of at most one beside it.
  private DenseGaussianBatch batch(SplittableRandom random) {
    int n = dimension;
    double[] mean = new double[PAIRS * n];
    double[] covariance = new double[PAIRS * n * n];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = random.nextGaussian();
      int start = i * n;
      int row = i % n;
      for (int j = 0; j < row; j++) {
        double x = random.nextDouble(-1, 1) / n;
        covariance[start + j] = x;
        covariance[(i - row + j) * n + row] = x;
      }
      covariance[start + row] = 2;
    }
    return DenseGaussianBatch.of(mean, covariance, n);
  }

  /// Each q against its p.
  ///
  /// @return the divergences
  @Benchmark
  public MemorySegment pairs() {
    kl.divergence(q, p, out);
    return out;
  }
}
