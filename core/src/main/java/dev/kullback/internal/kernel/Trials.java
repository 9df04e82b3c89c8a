package dev.kullback.internal.kernel;

import java.util.Arrays;

/// Runs stages on full tiles of ordinary values, for [Warming].
final class Trials {
  /// Also a log-variance: a little away from 1, so that no term is 0.
  private static final float VALUE = 0.8f;

  /// All ways through the kernels of rows, so that C2 meets them before it compiles what calls
  /// them.
  private static final int[] WIDTHS = {64, 20, 2};

  private Trials() {}

  static void floats(FloatStage stage) {
    FloatTile tile = FloatTrial.TILE.get();
    for (int width : WIDTHS) {
      tile.setShape(FloatTile.CAPACITY / 2 / width, width);
      stage.run(tile);
    }
  }

  static void doubles(DoubleStage stage) {
    DoubleTile tile = DoubleTrial.TILE.get();
    for (int width : WIDTHS) {
      tile.setShape(DoubleTile.CAPACITY / 2 / width, width);
      stage.run(tile);
    }
  }

  private static final class FloatTrial {
    private static final ThreadLocal<FloatTile> TILE = ThreadLocal.withInitial(FloatTrial::tile);

    private static FloatTile tile() {
      FloatReference p = new FloatReference(FloatTile.CAPACITY);
      Arrays.fill(p.high, 1);
      Arrays.fill(p.inverse, 1);
      FloatTile tile = new FloatTile(p);
      tile.scales = new float[FloatTile.CAPACITY];
      Arrays.fill(tile.scales, VALUE);
      tile.offsets = tile.scales;
      return tile;
    }
  }

  private static final class DoubleTrial {
    private static final ThreadLocal<DoubleTile> TILE = ThreadLocal.withInitial(DoubleTrial::tile);

    private static DoubleTile tile() {
      DoubleReference p = new DoubleReference(DoubleTile.CAPACITY);
      Arrays.fill(p.high, 1);
      Arrays.fill(p.inverse, 1);
      DoubleTile tile = new DoubleTile(p);
      tile.scales = new double[DoubleTile.CAPACITY];
      Arrays.fill(tile.scales, VALUE);
      tile.offsets = tile.scales;
      return tile;
    }
  }
}
