package dev.kullback.internal.pair;

import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;

/// Single entries of Σ, without forming the matrix where its structure gives them directly.
interface Entries {
  /// Σᵢⱼ for i ≥ j.
  double at(int i, int j);

  static Entries of(Covariance c) {
    return switch (c) {
      case Circulant s -> of(s);
      case Kronecker k -> of(k);
      case LowRank l -> (i, j) -> entry(l, i, j);
      default -> of(c.toDense());
    };
  }

  private static Entries of(double[][] rows) {
    return (i, j) -> rows[i][j];
  }

  private static Entries of(Circulant c) {
    double[] row = c.firstRow();
    return (i, j) -> row[i - j];
  }

  private static Entries of(Kronecker c) {
    double[][] a = c.left().toDense();
    double[][] b = c.right().toDense();
    return (i, j) -> a[i / b.length][j / b.length] * b[i % b.length][j % b.length];
  }

  private static double entry(LowRank c, int i, int j) {
    double sum = i == j ? c.diagonal(i) : 0;
    for (int k = 0; k < c.rank(); k++) {
      sum = Math.fma(c.loading(i, k), c.loading(j, k), sum);
    }
    return sum;
  }
}
