package dev.kullback;

import dev.kullback.internal.pairwise.PairKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A few hundred rows of p, packed for the kernel: panels of means and precisions small enough for
/// the second-level cache, and `½ (Σ ln σ² − n)` of each row.
///
/// A variance out of the comfortable range of its type is packed as NaN, which sends its row's
/// pairs to [PairTerm]. What fills the last panel is infinitely far from everything.
final class PairPanels {
  /// Bytes of the packed rows.
  private static final int CACHE = 1 << 18;

  /// Lanes without a row have this constant, so that they never look too close.
  static final double FAR = Double.MAX_VALUE / 4;

  final GaussianBatch p;
  final long first;
  final int count;
  final int padded;
  final double[] constants;
  private float[] floats = new float[0];
  private double @Nullable [] doubles;

  private PairPanels(PairRows rows, GaussianBatch p, long first, int count) {
    this.p = p;
    this.first = first;
    this.count = count;
    int width = PairKernels.current().floatWidth();
    padded = Math.ceilDiv(count, width) * width;
    constants = new double[padded];
    Arrays.fill(constants, count, padded, FAR);
    if (p.isSinglePrecision()) {
      floats = new float[size()];
      packFloats(rows, width);
    } else {
      doubles = packDoubles(rows);
    }
  }

  private int size() {
    return Math.multiplyExact(2 * padded, p.dimension());
  }

  /// Packs all rows of a batch.
  static PairPanels[] of(GaussianBatch p) {
    int size = groupSize(p.dimension());
    PairPanels[] groups = new PairPanels[Math.toIntExact(Math.ceilDiv(p.rows(), size))];
    PairRows rows = new PairRows(p, true);
    for (int g = 0; g < groups.length; g++) {
      long first = (long) g * size;
      groups[g] = new PairPanels(rows, p, first, (int) Math.min(size, p.rows() - first));
    }
    return groups;
  }

  static int groupSize(int n) {
    int width = PairKernels.current().floatWidth();
    return Math.clamp(CACHE / (8L * n) / width, 1, 1024 / width) * width;
  }

  private void packFloats(PairRows rows, int width) {
    for (int i = 0; i < count; i += rows.capacity()) {
      int end = Math.min(count, i + rows.capacity());
      rows.load(first + i, end - i);
      for (int j = i; j < end; j++) {
        rows.interleave(j - i, floats, start(j, width), 2 * width);
        constants[j] = constant(rows, j - i);
      }
    }
  }

  private double[] packDoubles(PairRows rows) {
    double[] packed = new double[size()];
    int width = PairKernels.current().doubleWidth();
    for (int i = 0; i < count; i += rows.capacity()) {
      int end = Math.min(count, i + rows.capacity());
      rows.load(first + i, end - i);
      for (int j = i; j < end; j++) {
        rows.interleave(j - i, packed, start(j, width), 2 * width);
        constants[j] = constant(rows, j - i);
      }
    }
    return packed;
  }

  private int start(int row, int width) {
    return row / width * (2 * width * p.dimension()) + row % width;
  }

  private double constant(PairRows rows, int row) {
    return 0.5 * (rows.logVariances(row) - p.dimension());
  }

  /// The packed rows in double precision; of a single precision batch only a few groups ever need
  /// them. Two threads may both pack them, to the same numbers.
  double[] doubles() {
    double[] packed = doubles;
    if (packed == null) {
      packed = packDoubles(new PairRows(p, true));
      doubles = packed;
    }
    return packed;
  }

  float[] floats() {
    return floats;
  }
}
