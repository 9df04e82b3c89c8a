package dev.kullback;

import dev.kullback.internal.pairwise.PairKernel;
import dev.kullback.internal.pairwise.PairKernels;
import dev.kullback.internal.pairwise.ScalarPairKernel;
import java.util.Arrays;

/// One thread's workspace: computes four rows of q against a group of rows of p.
///
/// A value is kept where the sum it comes from is not much larger than the value: what is lost is
/// the ratio of the two. In single precision the others are computed anew in double precision; what
/// is too close there too comes from [PairTerm]. Each value depends on its own two rows only.
final class PairTiles {
  /// Coordinates added up in single precision before the sum goes to double precision.
  private static final int CHUNK = 64;

  private static final double CLOSE_FLOAT = 0.25;
  private static final double CLOSE_DOUBLE = 0x1p-10;
  private static final int TILE = PairKernel.QUERIES;

  private final int n;
  private final boolean single;
  private final PairQueries queries;
  private final PairTerm exact;
  private final int floatWidth = PairKernels.current().floatWidth();
  private final int doubleWidth = PairKernels.current().doubleWidth();
  private final float[] sums = new float[TILE * floatWidth];
  private final double[] totals = new double[TILE * floatWidth];
  private final double[] wideTotals = new double[TILE * doubleWidth];
  private final double[] values = new double[TILE * floatWidth];
  private final double[] wideValues = new double[TILE * doubleWidth];
  private final double[] block;
  private final float[] narrow;
  private final int stride;
  private PairKernel kernel = PairKernels.current();

  PairTiles(GaussianBatch q, GaussianBatch p) {
    n = p.dimension();
    single = p.isSinglePrecision();
    queries = new PairQueries(n, single);
    exact = new PairTerm(q, p);
    stride = PairPanels.groupSize(n);
    block = new double[TILE * stride];
    narrow = new float[stride];
  }

  /// Takes up some rows of q.
  PairQueries load(GaussianBatch q, long first, int count) {
    kernel = PairKernels.current();
    queries.load(q, first, count);
    return queries;
  }

  /// The divergences of the rows of a tile from a group: row r starts at `r · stride()`. Those of
  /// single precision are not rounded to it yet.
  double[] compute(int tile, PairPanels group) {
    int width = single ? floatWidth : doubleWidth;
    for (int j = 0; j < group.count; j += width) {
      boolean sound = single ? floats(tile, group, j) : doubles(tile, group, j, values);
      if (!sound) {
        repair(tile, group, j);
      }
      store(j, width);
    }
    return block;
  }

  /// The same values as floats.
  float[] narrow(double[] values, int from, int count) {
    for (int i = 0; i < count; i++) {
      narrow[i] = (float) values[from + i];
    }
    return narrow;
  }

  int stride() {
    return stride;
  }

  private void store(int j, int width) {
    for (int r = 0; r < TILE; r++) {
      System.arraycopy(values, r * width, block, r * stride + j, width);
    }
  }

  private boolean floats(int tile, PairPanels group, int j) {
    int query = queries.start(tile);
    int panel = j * 2 * n;
    Arrays.fill(totals, 0);
    for (int k = 0; k < n; k += CHUNK) {
      int length = Math.min(CHUNK, n - k);
      kernel.sums(
          queries.floats(),
          query + k * PairKernel.QUERY_STRIDE,
          group.floats(),
          panel + k * 2 * floatWidth,
          length,
          sums);
      kernel.add(sums, totals, sums.length);
    }
    return kernel.values(
        totals,
        group.constants,
        j,
        queries.constants,
        tile * TILE,
        CLOSE_FLOAT,
        floatWidth,
        values);
  }

  private boolean doubles(int tile, PairPanels group, int j, double[] target) {
    kernel.sums(queries.doubles(), queries.start(tile), group.doubles(), j * 2 * n, n, wideTotals);
    return kernel.values(
        wideTotals,
        group.constants,
        j,
        queries.constants,
        tile * TILE,
        CLOSE_DOUBLE,
        doubleWidth,
        target);
  }

  private void repair(int tile, PairPanels group, int j) {
    if (!single) {
      repairDoubles(tile, group, j, values);
      return;
    }
    for (int half = 0; half < floatWidth; half += doubleWidth) {
      if (!isSound(half)) {
        if (!doubles(tile, group, j + half, wideValues)) {
          repairDoubles(tile, group, j + half, wideValues);
        }
        take(wideValues, half);
      }
    }
  }

  /// Whether half a tile of single precision values is.
  private boolean isSound(int half) {
    for (int r = 0; r < TILE; r++) {
      for (int l = half; l < half + doubleWidth; l++) {
        if (!isSoundFloat(r * floatWidth + l)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isSoundFloat(int at) {
    return ScalarPairKernel.isSound(2 * values[at], totals[at], CLOSE_FLOAT);
  }

  private void take(double[] wide, int half) {
    for (int r = 0; r < TILE; r++) {
      for (int l = 0; l < doubleWidth; l++) {
        int at = r * floatWidth + half + l;
        if (!isSoundFloat(at)) {
          values[at] = wide[r * doubleWidth + l];
        }
      }
    }
  }

  private void repairDoubles(int tile, PairPanels group, int j, double[] target) {
    int rows = Math.min(TILE, queries.count() - tile * TILE);
    int columns = Math.min(doubleWidth, group.count - j);
    for (int r = 0; r < rows; r++) {
      int row = tile * TILE + r;
      for (int l = 0; l < columns; l++) {
        int at = r * doubleWidth + l;
        if (!ScalarPairKernel.isSound(2 * target[at], wideTotals[at], CLOSE_DOUBLE)) {
          target[at] = exact.of(queries.first() + row, group.first + j + l);
        }
      }
    }
  }
}
