package dev.kullback;

import dev.kullback.internal.pairwise.PairKernel;
import dev.kullback.internal.pairwise.PairKernels;

/// Some rows of a batch on their way into tiles, in double precision: means, scales, and variances
/// or precisions. So few at a time that they stay in the first-level cache.
final class PairRows {
  private static final int NUMBERS = 1024;

  private final GaussianBatch batch;
  private final boolean isP;
  private final int n;
  private final double[] mean;
  private final double[] scale;
  private final double[] factor;

  /// Of q the variances serve, of p the precisions.
  PairRows(GaussianBatch batch, boolean isP) {
    this.batch = batch;
    this.isP = isP;
    n = batch.dimension();
    mean = new double[capacity() * n];
    scale = new double[mean.length];
    factor = new double[mean.length];
  }

  /// The most rows at a time.
  int capacity() {
    return Math.max(1, NUMBERS / n);
  }

  double[] means() {
    return mean;
  }

  double[] factors() {
    return factor;
  }

  void load(long first, int count) {
    int length = count * n;
    batch.copyMeans(first * n, mean, length);
    batch.copyScales(first * n, scale, length);
    if (batch.parameterization() == Parameterization.LOG_VARIANCE) {
      PairKernel kernel = PairKernels.current();
      kernel.exponentials(scale, isP ? -1 : 1, length, factor);
    } else {
      for (int i = 0; i < length; i++) {
        factor[i] = factor(first, i);
      }
    }
  }

  private double factor(long first, int i) {
    Parameterization kind = batch.parameterization();
    if (scale[i] < 0) {
      throw new IllegalArgumentException(
          "%s needs a %s that is not negative, got %s at row %d, coordinate %d"
              .formatted(isP ? "p" : "q", kind.words(), scale[i], first + i / n, i % n));
    }
    return isP ? PairTerm.precision(kind, scale[i]) : PairTerm.variance(kind, scale[i]);
  }

  /// `Σ ln σ²` of a row, in four sums that do not wait for one another.
  double logVariances(int row) {
    int end = (row + 1) * n;
    int fours = row * n + n / 4 * 4;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = row * n; i < fours; i += 4) {
      a += logVariance(i);
      b += logVariance(i + 1);
      c += logVariance(i + 2);
      d += logVariance(i + 3);
    }
    for (int i = fours; i < end; i++) {
      a += logVariance(i);
    }
    return (a + b) + (c + d);
  }

  private double logVariance(int i) {
    return PairTerm.logVariance(batch.parameterization(), scale[i]);
  }

  /// Interleaves a row: its means and factors go to `at`, `at + step`, … and so many places later.
  void interleave(int row, float[] target, int at, int step) {
    int end = (row + 1) * n;
    int to = at;
    for (int i = row * n; i < end; i++, to += step) {
      float x = (float) factor[i];
      target[to] = (float) mean[i];
      target[to + step / 2] = x > 1e-35f && x < 1e35f ? x : Float.NaN;
    }
  }

  /// The same in double precision.
  void interleave(int row, double[] target, int at, int step) {
    int end = (row + 1) * n;
    int to = at;
    for (int i = row * n; i < end; i++, to += step) {
      double x = factor[i];
      target[to] = mean[i];
      target[to + step / 2] = x > 1e-300 && x < 1e300 ? x : Double.NaN;
    }
  }
}
