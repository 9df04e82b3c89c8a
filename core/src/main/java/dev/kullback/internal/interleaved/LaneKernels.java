package dev.kullback.internal.interleaved;

import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.Warming;
import java.util.function.Consumer;

/// Chooses the kernel.
public final class LaneKernels {
  private static final Warming<LaneKernel> CHOSEN =
      Kernels.warming(
          "dev.kullback.internal.simd.VectorLaneKernel",
          LaneKernel.class,
          ScalarLaneKernel.INSTANCE,
          _ -> ScalarLaneKernel.INSTANCE,
          _ -> new Trial());

  private LaneKernels() {}

  /// The kernel to use for the next matrices.
  ///
  /// @return without state, for any thread
  public static LaneKernel current() {
    return CHOSEN.current();
  }

  /// The kernel that [#current] will return sooner or later.
  static LaneKernel fastest() {
    return CHOSEN.fastest();
  }

  /// Matrices of order 16.
  private static final class Trial implements Consumer<LaneKernel> {
    private static final int ORDER = 16;

    private final int stride = (ORDER + 1) * LaneKernel.LANES;
    private final double[] m = new double[ORDER * stride];
    private final double[] l = new double[ORDER * stride];
    private final double[] source = new double[LaneKernel.LANES * ORDER * ORDER];
    private final double[] row = new double[stride];
    private final double[] scratch = new double[LaneKernel.SCRATCH];
    private final long[] signs = new long[LaneKernel.LANES];

    @Override
    public void accept(LaneKernel kernel) {
      kernel.interleave(source, 0, ORDER, ORDER, m, stride);
      int last = ORDER - LaneKernel.TILE;
      kernel.compare(m, ORDER, stride, scratch);
      kernel.factor(l, last, row, stride, 1, signs, scratch);
      kernel.eliminateBelow(l, 0, ORDER, row, stride, scratch);
      kernel.eliminateAbove(m, l, last, row, stride, scratch);
      kernel.eliminateRow(m, 0, l, last, row, stride, scratch);
      kernel.subtract(m, l, ORDER, stride);
      kernel.squares(m, ORDER, stride, scratch);
    }
  }
}
