package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.internal.linear.Square;

/// A covariance as the row-major arrays dense algorithms work on.
final class Factors {
  private Factors() {}

  /// The lower triangular factor.
  static double[] lower(Covariance c) {
    return switch (c) {
      case Isotropic i -> diagonal(Diagonals.of(i));
      case Diagonal d -> diagonal(d);
      case Dense d -> Square.flatten(d.choleskyFactor());
    };
  }

  private static double[] diagonal(Diagonal d) {
    int n = d.dimension();
    double[] factor = new double[n * n];
    for (int i = 0; i < n; i++) {
      factor[i * n + i] = Math.sqrt(d.variance(i));
    }
    return factor;
  }

  /// Whether the entries of the matrix, rather than of its factor, are what was given.
  static boolean hasExactEntries(Covariance c) {
    return switch (c) {
      case Isotropic i -> true;
      case Diagonal d -> true;
      case Dense d -> d.hasExactEntries();
    };
  }

  /// `Σq − Σp`: entry by entry where both are exact, else through the factors, `(Lq − Lp) Lqᵀ + Lp
  /// (Lq − Lp)ᵀ`, which does not cancel.
  static double[] difference(Covariance q, Covariance p) {
    int n = q.dimension();
    if (hasExactEntries(q) && hasExactEntries(p)) {
      return subtract(Square.flatten(q.toDense()), Square.flatten(p.toDense()));
    }
    double[] lq = lower(q);
    double[] lp = lower(p);
    double[] d = subtract(lq.clone(), lp);
    double[] difference = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum = Math.fma(d[i * n + k], lq[j * n + k], sum);
          sum = Math.fma(lp[i * n + k], d[j * n + k], sum);
        }
        difference[i * n + j] = sum;
        difference[j * n + i] = sum;
      }
    }
    return difference;
  }

  private static double[] subtract(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] -= b[i];
    }
    return a;
  }
}
