package dev.kullback;

import dev.kullback.internal.pairwise.PairKernel;
import java.util.Arrays;

/// Some rows of q, interleaved by fours for the kernel, and `½ Σ ln σ²` of each. Reused for one
/// block of rows after the other.
final class PairQueries {
  /// Rows of q in a block.
  static final int ROWS = 64;

  private static final int TILE = PairKernel.QUERIES;

  private final int n;
  private final boolean single;
  private final PairRows rows;
  private final float[] floats;
  private double[] doubles = new double[0];
  private boolean hasDoubles;
  final double[] constants = new double[ROWS];
  private long first;
  private int count;

  PairQueries(GaussianBatch q) {
    n = q.dimension();
    single = q.isSinglePrecision();
    rows = new PairRows(q, false);
    floats = new float[single ? size() : 0];
  }

  private int size() {
    return Math.multiplyExact(2 * ROWS, n);
  }

  long first() {
    return first;
  }

  int count() {
    return count;
  }

  /// Packs rows `first` to `first + count − 1`.
  void load(long first, int count) {
    this.first = first;
    this.count = count;
    hasDoubles = false;
    int padded = Math.ceilDiv(count, TILE) * TILE;
    Arrays.fill(constants, count, padded, -PairPanels.FAR);
    if (single) {
      Arrays.fill(floats, start(count / TILE), start(padded / TILE), 0);
      pack(false);
    }
  }

  private void pack(boolean wide) {
    for (int i = 0; i < count; i += rows.capacity()) {
      int end = Math.min(count, i + rows.capacity());
      rows.load(first + i, end - i);
      for (int j = i; j < end; j++) {
        pack(j, j - i, wide);
      }
    }
  }

  private void pack(int row, int loaded, boolean wide) {
    int at = start(row / TILE) + row % TILE;
    if (wide) {
      rows.interleave(loaded, doubles, at, PairKernel.QUERY_STRIDE);
    } else {
      rows.interleave(loaded, floats, at, PairKernel.QUERY_STRIDE);
    }
    constants[row] = 0.5 * rows.logVariances(loaded);
  }

  /// Where the rows of a tile start.
  int start(int tile) {
    return tile * n * PairKernel.QUERY_STRIDE;
  }

  float[] floats() {
    return floats;
  }

  /// The packed rows in double precision; of a single precision batch only a few blocks ever need
  /// them.
  double[] doubles() {
    if (!hasDoubles) {
      if (doubles.length == 0) {
        doubles = new double[size()];
      }
      Arrays.fill(doubles, start(count / TILE), start(Math.ceilDiv(count, TILE)), 0);
      pack(true);
      hasDoubles = true;
    }
    return doubles;
  }
}
