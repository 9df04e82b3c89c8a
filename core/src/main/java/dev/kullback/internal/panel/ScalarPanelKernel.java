package dev.kullback.internal.panel;

import java.util.Arrays;

/// The kernel in plain Java; it also defines the bits any other implementation has to reproduce.
public final class ScalarPanelKernel implements PanelKernel {
  /// The one instance: it has no state.
  public static final ScalarPanelKernel INSTANCE = new ScalarPanelKernel();

  private ScalarPanelKernel() {}

  @Override
  public void product(double[] a, int ofA, double[] b, int ofB, int rows, double[] t) {
    product(a, ofA, b, ofB, rows, t, 0);
  }

  @Override
  public void product(double[] a, int ofA, double[] b, int ofB, int ofC, int rows, double[] t) {
    product(a, ofA, b, ofB, rows, t, 0);
    product(a, ofA, b, ofC, rows, t, BLOCK);
  }

  private static void product(
      double[] a, int ofA, double[] b, int ofB, int rows, double[] t, int ofT) {
    Arrays.fill(t, ofT, ofT + BLOCK, 0);
    for (int k = 0; k < rows * SIZE; k += SIZE) {
      for (int r = 0; r < SIZE; r++) {
        add(a[ofA + k + r], b, ofB + k, t, ofT + r * SIZE);
      }
    }
  }

  /// `t ← t + x b` for a row.
  private static void add(double x, double[] b, int ofB, double[] t, int ofT) {
    for (int c = 0; c < SIZE; c++) {
      t[ofT + c] = Math.fma(x, b[ofB + c], t[ofT + c]);
    }
  }

  @Override
  public void subtract(double[] m, int ofM, double[] t, int ofT) {
    for (int i = 0; i < BLOCK; i++) {
      m[ofM + i] -= t[ofT + i];
    }
  }

  @Override
  public void subtractAndMultiply(double[] m, int ofM, double[] t, int ofT, double[] w, int ofW) {
    int half = BLOCK / 2;
    for (int c = 0; c < SIZE; c++) {
      int at = ofM + c;
      double x0 = m[at] - t[ofT + c];
      double x1 = m[at + SIZE] - t[ofT + c + SIZE];
      double x2 = m[at + 2 * SIZE] - t[ofT + c + 2 * SIZE];
      double x3 = m[at + 3 * SIZE] - t[ofT + c + 3 * SIZE];
      for (int r = 0; r < half; r += SIZE) {
        m[at + r] = add(w, ofW + r + 1, x1, x2, x3, w[ofW + r] * x0);
      }
      double x4 = m[at + half] - t[ofT + c + half];
      double x5 = m[at + half + SIZE] - t[ofT + c + half + SIZE];
      double x6 = m[at + half + 2 * SIZE] - t[ofT + c + half + 2 * SIZE];
      double x7 = m[at + half + 3 * SIZE] - t[ofT + c + half + 3 * SIZE];
      for (int r = half; r < BLOCK; r += SIZE) {
        double sum = add(w, ofW + r + 1, x1, x2, x3, w[ofW + r] * x0);
        m[at + r] = add(w, ofW + r + 5, x5, x6, x7, Math.fma(w[ofW + r + 4], x4, sum));
      }
    }
  }

  private static double add(double[] w, int at, double x0, double x1, double x2, double sum) {
    return Math.fma(w[at + 2], x2, Math.fma(w[at + 1], x1, Math.fma(w[at], x0, sum)));
  }

  @Override
  public void combine(double[] a, int ofA, double[] x, int rows, double[] t) {
    for (int c = 0; c < SIZE; c++) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int at = ofA + c;
      for (int k = 0; k < rows; k += 4, at += 4 * SIZE) {
        s0 = Math.fma(x[k], a[at], s0);
        s1 = Math.fma(x[k + 1], a[at + SIZE], s1);
        s2 = Math.fma(x[k + 2], a[at + 2 * SIZE], s2);
        s3 = Math.fma(x[k + 3], a[at + 3 * SIZE], s3);
      }
      t[c] = (s0 + s1) + (s2 + s3);
    }
  }

  @Override
  public boolean average(
      double[] m,
      int ofM,
      double[] s,
      int ofS,
      int stride,
      int rows,
      double[] scales,
      int column,
      double tolerance) {
    boolean fine = true;
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < SIZE; c++) {
        int at = ofM + i * SIZE + c;
        double other = s[ofS + i * stride + c];
        double most = scales[column + c] * tolerance * scales[i];
        fine &= !(Math.abs(m[at] - other) > most);
        m[at] = 0.5 * m[at] + 0.5 * other;
      }
    }
    return fine;
  }
}
