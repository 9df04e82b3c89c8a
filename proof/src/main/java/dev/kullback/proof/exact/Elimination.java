package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;

/// Gaussian elimination over the fractions.
final class Elimination {

  private Elimination() {}

  static Matrix solve(Matrix system, Matrix right) {
    int n = system.height();
    Rational[][] a = new Rational[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = system.at(i, j);
      }
      a[i][n] = right.at(i, 0);
    }
    for (int pivot = 0; pivot < n; pivot++) {
      eliminate(a, pivot);
    }
    return Matrix.of(n, 1, (i, _) -> a[i][n]);
  }

  private static void eliminate(Rational[][] a, int pivot) {
    Rational scale = a[pivot][pivot].reciprocal();
    for (int j = pivot; j < a[pivot].length; j++) {
      a[pivot][j] = a[pivot][j].times(scale);
    }
    for (int i = 0; i < a.length; i++) {
      Rational factor = a[i][pivot];
      if (i != pivot && !factor.isZero()) {
        for (int j = pivot; j < a[i].length; j++) {
          a[i][j] = a[i][j].minus(factor.times(a[pivot][j]));
        }
      }
    }
  }
}
