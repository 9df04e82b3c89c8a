package dev.kullback.bench;

import dev.kullback.BatchKullbackLeibler;
import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
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

/// KL per row of a batch of posteriors against N(0, I), through the public API. One operation is
/// one batch of 65 536 coordinates, whatever the dimension.
///
/// `bench/jmh BatchDivergence` takes the vectorised kernels; the same with `-jvmArgsAppend
/// -Dkullback.kernels=scalar` their twins. Without further arguments it takes an hour: `-p
/// parameterization=LOG_VARIANCE -p dimension=64` is one corner of it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BatchDivergenceBenchmark {
  private static final int COORDINATES = 1 << 16;

  /// The dimension of each posterior.
  @Param({"2", "20", "64", "512"})
  public int dimension = 20;

  /// What the scales are.
  @Param public Parameterization parameterization = Parameterization.LOG_VARIANCE;

  private MemorySegment out = MemorySegment.NULL;
  private MemorySegment meanGradient = MemorySegment.NULL;
  private MemorySegment scaleGradient = MemorySegment.NULL;
  private GaussianBatch floats =
      GaussianBatch.of(Parameterization.LOG_VARIANCE, new float[0], new float[0], 1);
  private GaussianBatch doubles =
      GaussianBatch.of(Parameterization.LOG_VARIANCE, new double[0], new double[0], 1);
  private MemorySegment doubleOut = MemorySegment.NULL;
  private BatchKullbackLeibler kl = KullbackLeibler.batch(Gaussian.standard(1));
  private BatchKullbackLeibler parallel = kl;
  private BatchKullbackLeibler rowByRow = kl;

  /// JMH makes the state.
  public BatchDivergenceBenchmark() {}

  /// Draws the batch.
  @Setup(Level.Trial)
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    int rows = COORDINATES / dimension;
    float[] mean = new float[rows * dimension];
    float[] scale = new float[rows * dimension];
    double[] wideMean = new double[mean.length];
    double[] wideScale = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      wideMean[i] = random.nextGaussian();
      double v = 0.5 * random.nextGaussian();
      wideScale[i] = parameterization == Parameterization.LOG_VARIANCE ? v : Math.exp(v);
      mean[i] = (float) wideMean[i];
      scale[i] = (float) wideScale[i];
    }
    floats = GaussianBatch.of(parameterization, mean, scale, dimension);
    doubles = GaussianBatch.of(parameterization, wideMean, wideScale, dimension);
    out = MemorySegment.ofArray(new float[rows]);
    doubleOut = MemorySegment.ofArray(new double[rows]);
    meanGradient = MemorySegment.ofArray(new float[mean.length]);
    scaleGradient = MemorySegment.ofArray(new float[mean.length]);
    kl = KullbackLeibler.batch(Gaussian.standard(dimension));
    parallel = kl.parallel(2);
    rowByRow = KullbackLeibler.batch(floats);
  }

  /// Single precision, values only.
  ///
  /// @return the divergences
  @Benchmark
  public MemorySegment floatRows() {
    kl.divergence(floats, out);
    return out;
  }

  /// Single precision, values and gradients.
  ///
  /// @return the divergences
  @Benchmark
  public MemorySegment floatRowsAndGradients() {
    kl.gradient(floats, out, meanGradient, scaleGradient);
    return out;
  }

  /// Single precision, values only, on two threads.
  ///
  /// @return the divergences
  @Benchmark
  public MemorySegment floatRowsOnTwoThreads() {
    parallel.divergence(floats, out);
    return out;
  }

  /// Single precision, a p for each row.
  ///
  /// @return the divergences
  @Benchmark
  public MemorySegment floatPairsOfRows() {
    rowByRow.divergence(floats, out);
    return out;
  }

  /// Double precision, values only.
  ///
  /// @return the divergences
  @Benchmark
  public MemorySegment doubleRows() {
    kl.divergence(doubles, doubleOut);
    return doubleOut;
  }
}
