package dev.kullback.internal.panel;

import dev.kullback.internal.kernel.WarmKernel;

/// Chooses the kernel.
public final class PanelKernels {
  private static final int TILES = 100;
  private static final int ROWS = 64;

  private static final WarmKernel<PanelKernel> CHOSEN =
      WarmKernel.of(
          "dev.kullback.internal.simd.VectorPanelKernel",
          PanelKernel.class,
          ScalarPanelKernel.INSTANCE,
          _ -> ScalarPanelKernel.INSTANCE,
          PanelKernels::trial);

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

  private static void trial(PanelKernel kernel) {
    double[] rows = new double[3 * ROWS * PanelKernel.SIZE];
    double[] block = new double[2 * PanelKernel.BLOCK];
    double[] inverse = new double[PanelKernel.BLOCK];
    for (int i = 0; i < TILES; i++) {
      kernel.product(rows, 0, rows, 8 * ROWS, 16 * ROWS, ROWS, block);
      kernel.product(rows, 0, rows, 8 * ROWS, ROWS, block);
      kernel.subtract(rows, 0, block, 0);
      for (int r = 0; r < PanelKernel.SIZE; r++) {
        block[r * (PanelKernel.SIZE + 1)] = 1;
      }
      kernel.factor(block, 0, inverse, 0);
      kernel.multiply(rows, 0, inverse, 0);
    }
  }
}
