package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.LowRank;
import dev.kullback.internal.linear.RowBlock;
import dev.kullback.internal.linear.Square;
import org.jspecify.annotations.Nullable;

/// A diagonal or low-rank covariance as `D + W Wᵀ` with a given number of columns; those it lacks
/// are zeros. Nothing is copied but a diagonal.
final class DiagonalPlusLowRank {
  private final double[] diagonal;
  private final @Nullable LowRank loadings;
  private final int own;
  private final int rank;

  DiagonalPlusLowRank(Covariance c, int rank) {
    this.rank = rank;
    this.own = rank(c);
    this.loadings = c instanceof LowRank l ? l : null;
    this.diagonal = c instanceof LowRank l ? l.diagonal() : c.variances();
  }

  static int rank(Covariance c) {
    return c instanceof LowRank l ? l.rank() : 0;
  }

  double diagonal(int i) {
    return diagonal[i];
  }

  double loading(int i, int k) {
    return loadings != null && k < own ? loadings.loading(i, k) : 0;
  }

  /// Rows of the loadings as the columns of a [RowBlock]; columns that are lacking are left alone.
  void copyRows(int from, int count, double[] columns) {
    if (loadings == null) {
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < own; k++) {
        columns[k * RowBlock.ROWS + i] = loadings.loading(from + i, k);
      }
    }
  }

  /// The Cholesky factor of `I + Wᵀ D⁻¹ W`.
  double[] capacitanceFactor() {
    double[] factor = Square.identity(rank);
    if (loadings != null) {
      double[][] rows = loadings.capacitanceFactor();
      for (int k = 0; k < own; k++) {
        System.arraycopy(rows[k], 0, factor, k * rank, own);
      }
    }
    return factor;
  }
}
