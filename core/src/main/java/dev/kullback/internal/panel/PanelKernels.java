package dev.kullback.internal.panel;

import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.Warming;
import java.util.function.Consumer;

/// Chooses the kernel.
public final class PanelKernels {
  private static final Warming<PanelKernel> CHOSEN =
      Kernels.warming(
          "dev.kullback.internal.simd.VectorPanelKernel",
          PanelKernel.class,
          ScalarPanelKernel.INSTANCE,
          _ -> ScalarPanelKernel.INSTANCE,
          _ -> new Trial());

  private PanelKernels() {}

  /// The kernel to use for the next matrix.
  ///
  /// @return without state, for any thread
  public static PanelKernel current() {
    return CHOSEN.current();
  }

  /// The kernel that [#current] will return sooner or later.
  static PanelKernel fastest() {
    return CHOSEN.fastest();
  }

  /// One block.
  private static final class Trial implements Consumer<PanelKernel> {
    private static final int ROWS = 16;

    private final double[] rows = new double[3 * ROWS * PanelKernel.SIZE];
    private final double[] block = new double[2 * PanelKernel.BLOCK];

    @Override
    public void accept(PanelKernel kernel) {
      int size = ROWS * PanelKernel.SIZE;
      kernel.product(rows, 0, rows, size, 2 * size, ROWS, block);
      kernel.product(rows, 0, rows, size, ROWS, block);
      kernel.subtract(rows, 0, block, 0);
      kernel.subtractAndMultiply(rows, 0, block, 0, rows, size);
      kernel.combine(rows, 0, block, ROWS, block);
      kernel.average(rows, 0, rows, size, PanelKernel.SIZE, ROWS, block, 0, 1);
    }
  }
}
