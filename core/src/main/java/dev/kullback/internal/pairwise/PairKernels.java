package dev.kullback.internal.pairwise;

import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.Warming;
import java.util.function.Consumer;

/// Chooses the kernel; all it ever returns in one JVM have the same widths.
public final class PairKernels {
  private static final Warming<PairKernel> CHOSEN =
      Kernels.warming(
          "dev.kullback.internal.simd.VectorPairKernel",
          PairKernel.class,
          new ScalarPairKernel(16, 8),
          vector -> new ScalarPairKernel(vector.floatWidth(), vector.doubleWidth()),
          vector -> new Trial(vector.floatWidth()));

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

  /// One tile in either precision.
  private static final class Trial implements Consumer<PairKernel> {
    private static final int LENGTH = 64;

    private final int width;
    private final float[] queries = new float[PairKernel.QUERY_STRIDE * LENGTH];
    private final float[] panel;
    private final float[] sums;
    private final double[] wideQueries = new double[queries.length];
    private final double[] widePanel;
    private final double[] totals;
    private final double[] values;

    Trial(int width) {
      this.width = width;
      panel = new float[2 * width * LENGTH];
      sums = new float[PairKernel.QUERIES * width];
      widePanel = new double[panel.length];
      totals = new double[sums.length];
      values = new double[sums.length];
    }

    @Override
    public void accept(PairKernel kernel) {
      kernel.exponentials(values, 1, values.length, values);
      kernel.sums(queries, 0, panel, 0, LENGTH, sums);
      kernel.add(sums, totals, sums.length);
      kernel.values(sums, totals, values, 0, values, 0, 0, sums, 0, width);
      kernel.values(totals, width, values, 0, values, 0, 0, values, 0, width);
      kernel.sums(wideQueries, 0, widePanel, 0, LENGTH, totals);
    }
  }
}
