package dev.kullback.internal.pair;

import static dev.kullback.internal.linear.RowBlock.ROWS;

import dev.kullback.internal.linear.RowBlock;

/// A block of rows of both sides of a low-rank pair: the loadings and their exact difference,
/// column after column, and what belongs to the diagonals. Rows beyond the last are zeros of weight
/// 1.
final class LowRankRows {
  private final DiagonalPlusLowRank q;
  private final DiagonalPlusLowRank p;

  final double[] wq;
  final double[] wp;
  final double[] y; // Wq − Wp
  final double[] e = new double[ROWS]; // Dq − Dp
  final double[] inverseQ = new double[ROWS];
  final double[] inverseP = new double[ROWS];

  LowRankRows(DiagonalPlusLowRank q, DiagonalPlusLowRank p, int r) {
    this.q = q;
    this.p = p;
    wq = RowBlock.columns(r);
    wp = RowBlock.columns(r);
    y = RowBlock.columns(r);
  }

  void load(int from, int n) {
    int count = Math.min(ROWS, n - from);
    if (count < ROWS) {
      clear();
    }
    q.copyRows(from, count, wq);
    p.copyRows(from, count, wp);
    for (int i = 0; i < y.length; i++) {
      y[i] = wq[i] - wp[i];
    }
    for (int i = 0; i < count; i++) {
      double dq = q.diagonal(from + i);
      double dp = p.diagonal(from + i);
      e[i] = dq - dp;
      inverseQ[i] = 1 / dq;
      inverseP[i] = 1 / dp;
    }
  }

  private void clear() {
    java.util.Arrays.fill(wq, 0);
    java.util.Arrays.fill(wp, 0);
    java.util.Arrays.fill(e, 0);
    java.util.Arrays.fill(inverseQ, 1);
    java.util.Arrays.fill(inverseP, 1);
  }
}
