package dev.kullback;

import dev.kullback.internal.pairwise.PairKernel;
import dev.kullback.internal.pairwise.PairKernels;
import dev.kullback.internal.pairwise.ScalarPairKernel;
import java.util.Arrays;
import java.util.Objects;

/// One thread's workspace: computes four rows of q against a group of rows of p.
///
/// A value is kept where the sum it comes from is not much larger than the value: what is lost is
/// the ratio of the two. In single precision the others are computed anew in double precision; what
/// is too close there too comes from [PairTerm]. Each value depends on its own two rows only.
final class PairTiles {
  /// Coordinates added up in single precision before the sum goes to double precision.
  private static final int CHUNK = 64;

  private static final double SHARE_FLOAT = 0x1p-3;
  private static final double SHARE_DOUBLE = 0x1p-11;
  private static final int TILE = PairKernel.QUERIES;

  private final int n;
  private final boolean single;
  private final PairQueries queries;
  private final PairTerm exact;
  private final int floatWidth = PairKernels.current().floatWidth();
  private final int doubleWidth = PairKernels.current().doubleWidth();
  private final float[] sums = new float[TILE * floatWidth];

  /// Of all coordinates but the last few; 0 between tiles.
  private final double[] totals = new double[TILE * floatWidth];

  private final double[] wideTotals = new double[TILE * doubleWidth];
  private final double[] values = new double[TILE * floatWidth];
  private final double[] wideValues = new double[TILE * doubleWidth];
  private final float[] floats;
  private final double[] doubles;
  private final int stride;
  private PairKernel kernel = PairKernels.current();

  PairTiles(GaussianBatch q, GaussianBatch p) {
    n = p.dimension();
    single = p.isSinglePrecision();
    queries = new PairQueries(q);
    exact = new PairTerm(q, p);
    stride = PairPanels.groupSize(n);
    floats = new float[single ? TILE * stride : 0];
    doubles = new double[single ? 0 : TILE * stride];
  }

  /// Takes up some rows of q.
  PairQueries load(long first, int count) {
    kernel = PairKernels.current();
    queries.load(first, count);
    return queries;
  }

  /// Computes the divergences of the rows of a tile from a group; row r starts at `r · stride()` of
  /// [#floats] or [#doubles].
  void compute(int tile, PairPanels group) {
    compute(tile, group, 0);
  }

  private void compute(int tile, PairPanels group, int first) {
    int width = width();
    for (int j = first; j < group.count; j += width) {
      if (single) {
        floats(tile, group, j, floats, j, stride);
      } else {
        doubles(tile, group, j, doubles, j, stride);
      }
    }
  }

  /// Computes them into a matrix whose rows have so many columns, from an element on. Whole tiles
  /// go straight to an array: the stores wait for memory while the next tile is computed.
  void write(int tile, PairPanels group, Elements out, long at, long columns) {
    int rows = Math.min(TILE, queries.count() - tile * TILE);
    int whole = rows == TILE && isArray(out) ? group.count / width() * width() : 0;
    for (int j = 0; j < whole; j += width()) {
      writeWhole(tile, group, j, out, out.arrayIndex(at) + j, (int) columns);
    }
    if (whole < group.count) {
      compute(tile, group, whole);
      for (int r = 0; r < rows; r++) {
        copy(r * stride + whole, group.count - whole, out, at + r * columns + whole);
      }
    }
  }

  static boolean isArray(Elements out) {
    return out.floatArray() != null || out.doubleArray() != null;
  }

  private void writeWhole(int tile, PairPanels group, int j, Elements out, int at, int columns) {
    if (single) {
      floats(tile, group, j, Objects.requireNonNull(out.floatArray()), at, columns);
    } else {
      doubles(tile, group, j, Objects.requireNonNull(out.doubleArray()), at, columns);
    }
  }

  private void copy(int from, int count, Elements out, long at) {
    if (single) {
      Elements.copy(floats, from, at, count, out.segment());
    } else {
      Elements.copy(doubles, from, at, count, out.segment());
    }
  }

  private int width() {
    return single ? floatWidth : doubleWidth;
  }

  float[] floats() {
    return floats;
  }

  double[] doubles() {
    return doubles;
  }

  int stride() {
    return stride;
  }

  private void floats(int tile, PairPanels group, int j, float[] target, int at, int targetStride) {
    int last = (n - 1) / CHUNK * CHUNK;
    for (int k = 0; k < last; k += CHUNK) {
      sums(tile, group, j, k, CHUNK);
      kernel.add(sums, totals, sums.length);
    }
    sums(tile, group, j, last, n - last);
    boolean sound =
        kernel.values(
            sums,
            totals,
            group.constants,
            j,
            queries.constants,
            tile * TILE,
            SHARE_FLOAT,
            target,
            at,
            targetStride);
    if (!sound) {
      repair(tile, group, j, target, at, targetStride);
    }
    if (!sound || last > 0) {
      Arrays.fill(totals, 0);
    }
  }

  private void sums(int tile, PairPanels group, int j, int k, int length) {
    int query = queries.start(tile) + k * PairKernel.QUERY_STRIDE;
    int panel = j * 2 * n + k * 2 * floatWidth;
    kernel.sums(queries.floats(), query, group.floats(), panel, length, sums);
  }

  private void doubles(
      int tile, PairPanels group, int j, double[] target, int at, int targetStride) {
    kernel.sums(queries.doubles(), queries.start(tile), group.doubles(), j * 2 * n, n, wideTotals);
    boolean sound =
        kernel.values(
            wideTotals,
            doubleWidth,
            group.constants,
            j,
            queries.constants,
            tile * TILE,
            SHARE_DOUBLE,
            target,
            at,
            targetStride);
    if (!sound) {
      repair(tile, group, j, target, at, targetStride);
    }
  }

  /// Computes what is not sound in single precision anew.
  private void repair(int tile, PairPanels group, int j, float[] target, int at, int targetStride) {
    kernel.add(sums, totals, sums.length);
    kernel.values(
        totals,
        floatWidth,
        group.constants,
        j,
        queries.constants,
        tile * TILE,
        SHARE_FLOAT,
        values,
        0,
        floatWidth);
    for (int half = 0; half < floatWidth; half += doubleWidth) {
      if (!isSound(half)) {
        doubles(tile, group, j + half, wideValues, 0, doubleWidth);
        take(half, target, at + half, targetStride);
      }
    }
  }

  /// Whether a part of a tile of single precision values is.
  private boolean isSound(int part) {
    for (int r = 0; r < TILE; r++) {
      for (int l = part; l < part + doubleWidth; l++) {
        if (!isSoundFloat(r * floatWidth + l)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isSoundFloat(int at) {
    return ScalarPairKernel.isSound(values[at], totals[at], SHARE_FLOAT);
  }

  private void take(int part, float[] target, int at, int targetStride) {
    for (int r = 0; r < TILE; r++) {
      for (int l = 0; l < doubleWidth; l++) {
        if (!isSoundFloat(r * floatWidth + part + l)) {
          target[at + r * targetStride + l] = (float) wideValues[r * doubleWidth + l];
        }
      }
    }
  }

  private void repair(
      int tile, PairPanels group, int j, double[] target, int at, int targetStride) {
    int rows = Math.min(TILE, queries.count() - tile * TILE);
    int columns = Math.min(doubleWidth, group.count - j);
    for (int r = 0; r < rows; r++) {
      int row = tile * TILE + r;
      for (int l = 0; l < columns; l++) {
        int i = at + r * targetStride + l;
        double total = wideTotals[r * doubleWidth + l];
        if (!ScalarPairKernel.isSound(target[i], total, SHARE_DOUBLE)) {
          target[i] = exact.of(queries.first() + row, group.first + j + l);
        }
      }
    }
  }
}
