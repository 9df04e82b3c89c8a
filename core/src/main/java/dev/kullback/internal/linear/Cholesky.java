package dev.kullback.internal.linear;

import dev.kullback.internal.panel.PanelFactor;

/// `A = L Lᵀ` for a symmetric positive definite A, both row-major.
public final class Cholesky {
  /// From this order on the blocked factorisation is the faster one, copies included.
  static final int BLOCKED = 64;

  private Cholesky() {}

  /// Overwrites the lower triangle of `a` with L and its upper triangle with zeros.
  ///
  /// @param a the matrix, row-major; only its lower triangle is read
  /// @param n its order
  /// @return −1, or the first row whose pivot is not positive (NaN included), where `a` is left
  ///   half done
  public static int factor(double[] a, int n) {
    return n >= BLOCKED && factorInBlocks(a, n) ? -1 : factorByRows(a, n);
  }

  private static boolean factorInBlocks(double[] a, int n) {
    PanelFactor factor = new PanelFactor(n);
    factor.upper().setUpperFromLower(a);
    boolean done = factor.factor(PanelFactor.scratch());
    if (done) {
      factor.upper().copyLowerFromUpper(a);
    }
    return done;
  }

  private static int factorByRows(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int j = 0; j < i; j++) {
        a[row + j] = (a[row + j] - dot(a, row, j * n, j)) / a[j * n + j];
      }
      double pivot = a[row + i] - dot(a, row, row, i);
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        a[row + i] = pivot;
        return i;
      }
      a[row + i] = Math.sqrt(pivot);
      java.util.Arrays.fill(a, row + i + 1, row + n, 0);
    }
    return -1;
  }

  /// `Σ a[x+k] a[y+k]` for k below the length, in four independent sums.
  static double dot(double[] a, int x, int y, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 4 <= length; k += 4) {
      s0 = Math.fma(a[x + k], a[y + k], s0);
      s1 = Math.fma(a[x + k + 1], a[y + k + 1], s1);
      s2 = Math.fma(a[x + k + 2], a[y + k + 2], s2);
      s3 = Math.fma(a[x + k + 3], a[y + k + 3], s3);
    }
    for (; k < length; k++) {
      s0 = Math.fma(a[x + k], a[y + k], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }
}
