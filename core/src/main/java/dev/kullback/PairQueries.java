package dev.kullback;

import dev.kullback.internal.pairwise.PairKernel;
import java.util.Arrays;
import java.util.Locale;

/// Some rows of q, interleaved by fours for the kernel, and `Σ ln σ²` of each. Reused for one block
/// of rows after the other.
final class PairQueries {
  /// Rows of q in a block.
  static final int ROWS = 64;

  private static final int TILE = PairKernel.QUERIES;

  private final int n;
  private final boolean single;
  private final double[] mean;
  private final double[] scale;
  private final double[] wide;
  private final float[] floats;
  final double[] constants = new double[ROWS];
  private long first;
  private int count;

  PairQueries(int n, boolean single) {
    this.n = n;
    this.single = single;
    mean = new double[n];
    scale = new double[n];
    wide = new double[Math.multiplyExact(2 * ROWS, n)];
    floats = new float[single ? wide.length : 0];
  }

  long first() {
    return first;
  }

  int count() {
    return count;
  }

  /// Packs rows `first` to `first + count − 1`.
  void load(GaussianBatch q, long first, int count) {
    this.first = first;
    this.count = count;
    int padded = Math.ceilDiv(count, TILE) * TILE;
    Arrays.fill(wide, 0, 2 * padded * n, 0);
    for (int i = 0; i < count; i++) {
      pack(q, first + i, i);
    }
    Arrays.fill(constants, count, padded, -PairPanels.FAR);
    if (single) {
      narrow(padded);
    }
  }

  private void pack(GaussianBatch q, long row, int i) {
    q.copyMeans(row * n, mean, n);
    q.copyScales(row * n, scale, n);
    Parameterization kind = q.parameterization();
    double sum = 0;
    int at = start(i / TILE) + i % TILE;
    for (int k = 0; k < n; k++, at += PairKernel.QUERY_STRIDE) {
      double variance = PairTerm.variance(kind, scale[k]);
      wide[at] = mean[k];
      wide[at + TILE] = PairPanels.isOrdinary(variance) ? variance : Double.NaN;
      sum += PairTerm.logVariance(kind, scale[k]);
      requireScale("q", kind, scale[k], row, k);
    }
    constants[i] = sum;
  }

  private void narrow(int padded) {
    for (int i = 0; i < 2 * padded * n; i += TILE) {
      boolean means = i / TILE % 2 == 0;
      for (int r = 0; r < TILE; r++) {
        float x = (float) wide[i + r];
        floats[i + r] = means || PairPanels.isOrdinaryFloat(x) ? x : Float.NaN;
      }
    }
  }

  /// Where the rows of a tile start.
  int start(int tile) {
    return tile * n * PairKernel.QUERY_STRIDE;
  }

  float[] floats() {
    return floats;
  }

  double[] doubles() {
    return wide;
  }

  static void requireScale(
      String name, Parameterization kind, double scale, long row, int coordinate) {
    if (kind != Parameterization.LOG_VARIANCE && scale < 0) {
      throw new IllegalArgumentException(
          "%s needs a %s that is not negative, got %s at row %d, coordinate %d"
              .formatted(
                  name,
                  kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  scale,
                  row,
                  coordinate));
    }
  }
}
