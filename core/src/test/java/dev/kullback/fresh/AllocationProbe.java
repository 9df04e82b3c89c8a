package dev.kullback.fresh;

import com.sun.management.ThreadMXBean;
import dev.kullback.BatchKullbackLeibler;
import dev.kullback.DenseGaussianBatch;
import dev.kullback.DenseKullbackLeibler;
import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.PairwiseKullbackLeibler;
import dev.kullback.Parameterization;
import dev.kullback.internal.interleaved.LaneKernels;
import dev.kullback.internal.interleaved.ScalarLaneKernel;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.StageKind;
import dev.kullback.internal.pairwise.PairKernels;
import dev.kullback.internal.pairwise.ScalarPairKernel;
import dev.kullback.internal.panel.PanelKernels;
import dev.kullback.internal.panel.ScalarPanelKernel;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Run in a JVM of its own: calls each operation until calls have stopped allocating, and says how
/// many bytes a call allocates where they never do.
public final class AllocationProbe {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 20;
  private static final int QUIET_WINDOWS = 20;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private AllocationProbe() {}

  /// Prints `0` for every operation that has stopped allocating, and something else where
  /// vectorised kernels do not serve.
  ///
  /// @param args a parameterisation
  /// @throws InterruptedException never
  public static void main(String[] args) throws InterruptedException {
    Parameterization kind = Parameterization.valueOf(args[0]);
    for (StageKind stage : stages(kind)) {
      System.out.println(stage + ": " + (Kernels.warmUp(stage) ? 0 : "not vectorised"));
    }
    reportWarm("pair kernel", () -> !(PairKernels.current() instanceof ScalarPairKernel));
    reportWarm("lane kernel", () -> !(LaneKernels.current() instanceof ScalarLaneKernel));
    reportWarm("panel kernel", () -> !(PanelKernels.current() instanceof ScalarPanelKernel));
    int n = 64;
    int rows = 256;
    float[] mean = new float[rows * n];
    float[] scale = new float[rows * n];
    double[] wideMean = new double[rows * n];
    double[] wideScale = new double[rows * n];
    Arrays.fill(scale, 0.7f);
    Arrays.fill(wideScale, 0.7);
    MemorySegment out = MemorySegment.ofArray(new float[rows]);
    MemorySegment wideOut = MemorySegment.ofArray(new double[rows]);
    MemorySegment slopes = MemorySegment.ofArray(new float[rows * n]);
    BatchKullbackLeibler standard = KullbackLeibler.batch(Gaussian.standard(n));
    BatchKullbackLeibler other = KullbackLeibler.batch(Gaussian.isotropic(new double[n], 2));
    GaussianBatch floats = GaussianBatch.of(kind, mean, scale, n);
    GaussianBatch doubles = GaussianBatch.of(kind, wideMean, wideScale, n);
    BatchKullbackLeibler itself = KullbackLeibler.batch(floats);
    report("float rows against N(0, I)", () -> standard.divergence(floats, out));
    report("double rows against N(0, I)", () -> standard.divergence(doubles, wideOut));
    report("float rows", () -> other.divergence(floats, out));
    report("double rows", () -> other.divergence(doubles, wideOut));
    report("float gradient", () -> other.gradient(floats, out, slopes, slopes));
    report("float total", () -> standard.total(floats));
    report("a p for each row", () -> itself.divergence(floats, out));
    allPairs("float", floats, MemorySegment.ofArray(new float[rows * rows]));
    allPairs("double", doubles, MemorySegment.ofArray(new double[rows * rows]));
    densePairs(20);
    densePairs(2 * n);
  }

  private static void allPairs(String precision, GaussianBatch q, MemorySegment out) {
    int n = q.dimension();
    int rows = (int) q.rows();
    float[] mean = new float[rows * n];
    double[] wideMean = new double[rows * n];
    float[] scale = new float[rows * n];
    double[] wideScale = new double[rows * n];
    Arrays.fill(mean, 1);
    Arrays.fill(wideMean, 1);
    Arrays.fill(scale, 0.3f);
    Arrays.fill(wideScale, 0.3);
    Parameterization kind = q.parameterization();
    GaussianBatch p =
        q.isSinglePrecision()
            ? GaussianBatch.of(kind, mean, scale, n)
            : GaussianBatch.of(kind, wideMean, wideScale, n);
    PairwiseKullbackLeibler pairs = KullbackLeibler.prepare(p).with(1, Runnable::run);
    report(precision + " all pairs", () -> pairs.divergence(q, out));
  }

  private static void densePairs(int n) {
    int rows = 16;
    double[] mean = new double[rows * n];
    DenseGaussianBatch q = DenseGaussianBatch.of(mean, covariances(rows, n, 1), n);
    DenseGaussianBatch p = DenseGaussianBatch.of(mean, covariances(rows, n, 3), n);
    MemorySegment out = MemorySegment.ofArray(new double[rows]);
    DenseKullbackLeibler pairs = new DenseKullbackLeibler(n, 1, Runnable::run);
    report("dense pairs of order " + n, () -> pairs.divergence(q, p, out));
  }

  /// That many times 2 on the diagonal and 1/n beside it.
  private static double[] covariances(int rows, int n, double factor) {
    double[] all = new double[rows * n * n];
    Arrays.fill(all, factor / n);
    for (int i = 0; i < rows * n; i++) {
      all[i * n + i % n] = 2 * factor;
    }
    return all;
  }

  private static void reportWarm(String name, BooleanSupplier vectorised)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!vectorised.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    System.out.println(name + ": " + (vectorised.getAsBoolean() ? 0 : "not vectorised"));
  }

  private static List<StageKind> stages(Parameterization kind) {
    return switch (kind) {
      case LOG_VARIANCE ->
          List.of(
              StageKind.POSTERIOR,
              StageKind.LOG_VARIANCE,
              StageKind.LOG_VARIANCE_SLOPE,
              StageKind.ROW_SUMS);
      case VARIANCE -> List.of(StageKind.VARIANCE);
      case STANDARD_DEVIATION -> List.of(StageKind.DEVIATION);
      case PRECISION -> List.of(StageKind.PRECISION);
    };
  }

  private static void report(String name, Runnable call) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long enough = System.nanoTime() + PATIENCE_NANOS / 100;
    int quiet = 0;
    long bytes = 0;
    while (System.nanoTime() < enough || (quiet < QUIET_WINDOWS && System.nanoTime() < deadline)) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      quiet = bytes == 0 ? quiet + 1 : 0;
    }
    System.out.println(name + ": " + (quiet >= QUIET_WINDOWS ? 0 : Math.max(1, bytes / CALLS)));
  }
}
