package dev.kullback.internal.pairwise;

import dev.kullback.internal.kernel.WarmKernel;

/// Chooses the kernel; all it ever returns in one JVM have the same widths.
public final class PairKernels {
  private static final int TILES = 100;
  private static final int LENGTH = 64;

  private static final WarmKernel<PairKernel> CHOSEN =
      WarmKernel.of(
          "dev.kullback.internal.simd.VectorPairKernel",
          PairKernel.class,
          new ScalarPairKernel(16, 8),
          vector -> new ScalarPairKernel(vector.floatWidth(), vector.doubleWidth()),
          PairKernels::trial);

  private PairKernels() {}

  /// The kernel to use for the next tiles.
  ///
  /// @return without state, for any thread
  public static PairKernel current() {
    return CHOSEN.current();
  }

  /// The kernel that [#current] will return sooner or later.
  static PairKernel fastest() {
    return CHOSEN.fastest();
  }

  private static void trial(PairKernel kernel) {
    int width = kernel.floatWidth();
    float[] queries = new float[PairKernel.QUERY_STRIDE * LENGTH];
    float[] panel = new float[2 * width * LENGTH];
    float[] sums = new float[PairKernel.QUERIES * width];
    double[] wideQueries = new double[queries.length];
    double[] widePanel = new double[2 * kernel.doubleWidth() * LENGTH];
    double[] totals = new double[sums.length];
    double[] values = new double[sums.length];
    for (int i = 0; i < TILES; i++) {
      kernel.sums(queries, 0, panel, 0, LENGTH, sums);
      kernel.add(sums, totals, sums.length);
      kernel.values(totals, values, 0, values, 0, 0, width, values);
      kernel.sums(wideQueries, 0, widePanel, 0, LENGTH, totals);
    }
  }
}
