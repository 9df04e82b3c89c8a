package dev.kullback.bench;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.KullbackLeiblerGradient;
import dev.kullback.covariance.LowRank;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// KL(q‖p) and its gradient in all parameters of both, for `D + W Wᵀ` of a million coordinates:
/// `bench/jmh LowRankBenchmark`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class LowRankBenchmark {
  /// The dimension n.
  @Param("1000000")
  public int dimension = 1_000_000;

  /// The number of loadings of a coordinate.
  @Param("8")
  public int rank = 8;

  private Gaussian q = Gaussian.standard(1);
  private Gaussian p = q;

  /// For JMH.
  public LowRankBenchmark() {}

  /// Random loadings and diagonals.
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    q = gaussian(random);
    p = gaussian(random);
  }

  private Gaussian gaussian(SplittableRandom random) {
    double[] mean = random.doubles(dimension, -1, 1).toArray();
    double[] loadings = random.doubles((long) dimension * rank, -1, 1).toArray();
    double[] diagonal = random.doubles(dimension, 0.5, 2).toArray();
    return Gaussian.of(mean, LowRank.ofRowMajor(loadings, diagonal));
  }

  /// The value.
  ///
  /// @return nats
  @Benchmark
  public double divergence() {
    return KullbackLeibler.divergence(q, p);
  }

  /// The gradient, of q and of p.
  ///
  /// @return all of it
  @Benchmark
  public KullbackLeiblerGradient gradient() {
    return KullbackLeibler.gradient(q, p);
  }
}
