package dev.kullback.internal.pairwise;

import java.util.Arrays;

/// The kernel in plain Java; it also defines the bits any other implementation has to reproduce.
/// The inner loops run along the panel, where C2 vectorises them by itself.
public final class ScalarPairKernel implements PairKernel {
  private final int floatWidth;
  private final int doubleWidth;

  /// For panels of the given widths.
  ///
  /// @param floatWidth rows of p in a panel of floats
  /// @param doubleWidth rows of p in a panel of doubles
  public ScalarPairKernel(int floatWidth, int doubleWidth) {
    this.floatWidth = floatWidth;
    this.doubleWidth = doubleWidth;
  }

  @Override
  public int floatWidth() {
    return floatWidth;
  }

  @Override
  public int doubleWidth() {
    return doubleWidth;
  }

  @Override
  public void exponentials(double[] exponents, double sign, int length, double[] out) {
    exponentials(exponents, sign, 0, length, out);
  }

  /// The same of some of them.
  ///
  /// @param exponents the numbers
  /// @param sign 1 or −1
  /// @param from the first
  /// @param to after the last
  /// @param out receives them at the same places
  public static void exponentials(double[] exponents, double sign, int from, int to, double[] out) {
    for (int i = from; i < to; i++) {
      out[i] = Exponential.of(sign * exponents[i]);
    }
  }

  @Override
  public void sums(
      float[] queries, int query, float[] panels, int panel, int length, float[] sums) {
    int width = floatWidth;
    Arrays.fill(sums, 0, QUERIES * width, 0);
    for (int k = 0; k < length; k++) {
      int q = query + k * QUERY_STRIDE;
      int p = panel + k * 2 * width;
      for (int r = 0; r < QUERIES; r++) {
        add(queries[q + r], queries[q + QUERIES + r], panels, p, width, sums, r * width);
      }
    }
  }

  private static void add(
      float mean, float variance, float[] panels, int p, int width, float[] sums, int at) {
    for (int l = 0; l < width; l++) {
      float x = mean - panels[p + l];
      sums[at + l] = Math.fma(Math.fma(x, x, variance), panels[p + width + l], sums[at + l]);
    }
  }

  @Override
  public void sums(
      double[] queries, int query, double[] panels, int panel, int length, double[] sums) {
    int width = doubleWidth;
    Arrays.fill(sums, 0, QUERIES * width, 0);
    for (int k = 0; k < length; k++) {
      int q = query + k * QUERY_STRIDE;
      int p = panel + k * 2 * width;
      for (int r = 0; r < QUERIES; r++) {
        add(queries[q + r], queries[q + QUERIES + r], panels, p, width, sums, r * width);
      }
    }
  }

  private static void add(
      double mean, double variance, double[] panels, int p, int width, double[] sums, int at) {
    for (int l = 0; l < width; l++) {
      double x = mean - panels[p + l];
      sums[at + l] = Math.fma(Math.fma(x, x, variance), panels[p + width + l], sums[at + l]);
    }
  }

  @Override
  public void add(float[] sums, double[] totals, int length) {
    for (int i = 0; i < length; i++) {
      totals[i] += sums[i];
    }
  }

  @Override
  public boolean values(
      float[] sums,
      double[] totals,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double share,
      float[] values,
      int at,
      int stride) {
    boolean sound = true;
    for (int r = 0; r < QUERIES; r++) {
      double own = ofQ[query + r];
      for (int l = 0; l < floatWidth; l++) {
        int i = r * floatWidth + l;
        double total = totals[i] + sums[i];
        double value = Math.fma(total, 0.5, ofP[panel + l] - own);
        values[at + r * stride + l] = (float) value;
        sound &= isSound(value, total, share);
      }
    }
    return sound;
  }

  @Override
  public boolean values(
      double[] totals,
      int width,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double share,
      double[] values,
      int at,
      int stride) {
    boolean sound = true;
    for (int r = 0; r < QUERIES; r++) {
      double own = ofQ[query + r];
      for (int l = 0; l < width; l++) {
        double total = totals[r * width + l];
        double value = Math.fma(total, 0.5, ofP[panel + l] - own);
        values[at + r * stride + l] = value;
        sound &= isSound(value, total, share);
      }
    }
    return sound;
  }

  /// The test of one value.
  ///
  /// @param value half the total less what was subtracted
  /// @param total the sum it was made from
  /// @param share the least share
  /// @return whether nothing was lost
  public static boolean isSound(double value, double total, double share) {
    return Math.fma(total, -share, value) >= 0;
  }
}
