package dev.kullback;

import dev.kullback.internal.pairwise.PairKernels;
import org.jspecify.annotations.Nullable;

/// A few hundred rows of p, packed for the kernel: panels of means and precisions small enough for
/// the second-level cache, and `Σ ln σ² − n` of each row.
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

  private PairPanels(GaussianBatch p, long first, int count) {
    this.p = p;
    this.first = first;
    this.count = count;
    int width = PairKernels.current().floatWidth();
    padded = Math.ceilDiv(count, width) * width;
    constants = new double[padded];
    pack();
  }

  /// Packs all rows of a batch.
  static PairPanels[] of(GaussianBatch p) {
    int size = groupSize(p.dimension());
    PairPanels[] groups = new PairPanels[Math.toIntExact(Math.ceilDiv(p.rows(), size))];
    for (int g = 0; g < groups.length; g++) {
      long first = (long) g * size;
      groups[g] = new PairPanels(p, first, (int) Math.min(size, p.rows() - first));
    }
    return groups;
  }

  static int groupSize(int n) {
    int width = PairKernels.current().floatWidth();
    return Math.clamp(CACHE / (8L * n) / width, 1, 1024 / width) * width;
  }

  private void pack() {
    int n = p.dimension();
    double[] wide = wide();
    int width = PairKernels.current().doubleWidth();
    for (int i = count; i < padded; i++) {
      constants[i] = FAR;
    }
    if (p.isSinglePrecision()) {
      floats = narrow(wide, n, width);
    } else {
      doubles = wide;
    }
  }

  /// The packed rows in double precision; of a single precision batch only a few groups ever need
  /// them. Two threads may both pack them, to the same numbers.
  double[] doubles() {
    double[] packed = doubles;
    if (packed == null) {
      packed = wide();
      doubles = packed;
    }
    return packed;
  }

  float[] floats() {
    return floats;
  }

  private double[] wide() {
    int n = p.dimension();
    int width = PairKernels.current().doubleWidth();
    double[] packed = new double[Math.multiplyExact(2 * padded, n)];
    double[] mean = new double[n];
    double[] scale = new double[n];
    for (int i = 0; i < count; i++) {
      p.copyMeans((first + i) * n, mean, n);
      p.copyScales((first + i) * n, scale, n);
      double sum = 0;
      int at = i / width * (2 * width * n) + i % width;
      for (int k = 0; k < n; k++, at += 2 * width) {
        double precision = PairTerm.precision(p.parameterization(), scale[k]);
        packed[at] = mean[k];
        packed[at + width] = isOrdinary(precision) ? precision : Double.NaN;
        sum += PairTerm.logVariance(p.parameterization(), scale[k]);
        PairQueries.requireScale("p", p.parameterization(), scale[k], first + i, k);
      }
      constants[i] = sum - n;
    }
    return packed;
  }

  private static float[] narrow(double[] wide, int n, int width) {
    float[] packed = new float[wide.length];
    int floatWidth = PairKernels.current().floatWidth();
    int rows = wide.length / (2 * n);
    for (int i = 0; i < rows; i++) {
      int from = i / width * (2 * width * n) + i % width;
      int to = i / floatWidth * (2 * floatWidth * n) + i % floatWidth;
      for (int k = 0; k < n; k++, from += 2 * width, to += 2 * floatWidth) {
        packed[to] = (float) wide[from];
        float precision = (float) wide[from + width];
        packed[to + floatWidth] = isOrdinaryFloat(precision) ? precision : Float.NaN;
      }
    }
    return packed;
  }

  /// A lane without a row has the precision 0.
  static boolean isOrdinaryFloat(float x) {
    return x == 0 || (x > 1e-35f && x < 1e35f);
  }

  /// Away from overflow and from numbers of fewer digits.
  static boolean isOrdinary(double x) {
    return x > 1e-300 && x < 1e300;
  }
}
