package dev.kullback.internal.pair;

import static dev.kullback.internal.linear.RowBlock.ROWS;

import dev.kullback.internal.linear.RowBlock;

/// The diagonal of a low-rank gradient over one block of rows: the part of the diagonals, and inner
/// products of rows added to it.
final class LowRankDiagonal {
  private final int r;
  private final double[] sum = new double[ROWS];
  private final double[] products = new double[ROWS];

  LowRankDiagonal(int r) {
    this.r = r;
  }

  /// `e/(dp d) − e/dp (X·W)/d − e/d (Xp·Wp)/dp`.
  void start(
      double[] e,
      double[] inverseP,
      double[] inverse,
      double[] x,
      double[] w,
      double[] xp,
      double[] wp) {
    RowBlock.rowProducts(x, w, r, sum);
    RowBlock.rowProducts(xp, wp, r, products);
    for (int i = 0; i < ROWS; i++) {
      sum[i] = e[i] * inverseP[i] * inverse[i] * (1 - sum[i] - products[i]);
    }
  }

  /// Adds `aᵢ · bᵢ`.
  void add(double[] a, double[] b) {
    RowBlock.rowProducts(a, b, r, products);
    for (int i = 0; i < ROWS; i++) {
      sum[i] += products[i];
    }
  }

  /// `scale · (sum + u²)`.
  void write(double scale, double[] u, double[] diagonal, int from) {
    int count = Math.min(ROWS, diagonal.length - from);
    for (int i = 0; i < count; i++) {
      diagonal[from + i] = scale * Math.fma(u[from + i], u[from + i], sum[i]);
    }
  }
}
