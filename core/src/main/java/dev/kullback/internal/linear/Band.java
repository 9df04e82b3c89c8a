package dev.kullback.internal.linear;

/// Symmetric positive definite band matrices and their Cholesky factors.
///
/// A matrix of order n with b subdiagonals is stored by diagonals: entry (i + k, i) at `k·n + i`,
/// for k = 0 … b; the last k places of diagonal k are unused. The factor has the same shape.
public final class Band {
  private Band() {}

  /// Overwrites a symmetric band matrix with its Cholesky factor. Cost n b².
  ///
  /// @param a by diagonals
  /// @param n its order
  /// @param b its bandwidth
  /// @return −1, or the first row whose pivot is not positive, where `a` is left half done
  public static int factor(double[] a, int n, int b) {
    for (int i = 0; i < n; i++) {
      int first = Math.max(0, i - b);
      for (int j = first; j <= i; j++) {
        double sum = a[(i - j) * n + j];
        for (int k = first; k < j; k++) {
          sum = Math.fma(-a[(i - k) * n + k], a[(j - k) * n + k], sum);
        }
        if (j < i) {
          a[(i - j) * n + j] = sum / a[j];
        } else if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
          a[i] = sum;
          return i;
        } else {
          a[i] = Math.sqrt(sum);
        }
      }
    }
    return -1;
  }

  /// `x ← L⁻¹ x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b its bandwidth
  /// @param x the right side, overwritten
  public static void solve(double[] l, int n, int b, double[] x) {
    for (int i = 0; i < n; i++) {
      double sum = x[i];
      for (int k = Math.max(0, i - b); k < i; k++) {
        sum = Math.fma(-l[(i - k) * n + k], x[k], sum);
      }
      x[i] = sum / l[i];
    }
  }

  /// `x ← L⁻ᵀ x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b its bandwidth
  /// @param x the right side, overwritten
  public static void solveTransposed(double[] l, int n, int b, double[] x) {
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k <= Math.min(n - 1, i + b); k++) {
        sum = Math.fma(-l[(k - i) * n + i], x[k], sum);
      }
      x[i] = sum / l[i];
    }
  }

  /// `Lᵀ x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b its bandwidth
  /// @param x of length n
  /// @return a new array
  public static double[] multiplyTransposed(double[] l, int n, int b, double[] x) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= Math.min(b, n - 1 - i); k++) {
        y[i] = Math.fma(l[k * n + i], x[i + k], y[i]);
      }
    }
    return y;
  }

  /// `A x` for the symmetric matrix itself.
  ///
  /// @param a by diagonals
  /// @param n its order
  /// @param b its bandwidth
  /// @param x of length n
  /// @return a new array
  public static double[] multiply(double[] a, int n, int b, double[] x) {
    double[] y = multiplyTransposed(a, n, b, x);
    for (int i = 0; i < n; i++) {
      for (int k = 1; k <= Math.min(b, n - 1 - i); k++) {
        y[i + k] = Math.fma(a[k * n + i], x[i], y[i + k]);
      }
    }
    return y;
  }

  /// The entries of `(L Lᵀ)⁻¹` within a band, by the Takahashi recurrence: from the last row
  /// upwards each entry follows from the ones below it, and no entry outside the band is needed.
  /// Cost n b w.
  ///
  /// *Reference*: A. M. Erisman & W. F. Tinney, *On computing certain elements of the inverse of a
  /// sparse matrix* (1975), [doi](https://doi.org/10.1145/360680.360704).
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b its bandwidth
  /// @param width the bandwidth wanted, at least b
  /// @return by diagonals, `(width + 1)·n` numbers
  public static double[] inverse(double[] l, int n, int b, int width) {
    double[] s = new double[(width + 1) * n];
    for (int j = n - 1; j >= 0; j--) {
      int last = Math.min(n - 1, j + b);
      for (int i = Math.min(n - 1, j + width); i > j; i--) {
        double sum = 0;
        for (int k = j + 1; k <= last; k++) {
          double entry = i >= k ? s[(i - k) * n + k] : s[(k - i) * n + i];
          sum = Math.fma(entry, l[(k - j) * n + j], sum);
        }
        s[(i - j) * n + j] = -sum / l[j];
      }
      double sum = 1 / l[j];
      for (int k = j + 1; k <= last; k++) {
        sum = Math.fma(-s[(k - j) * n + j], l[(k - j) * n + j], sum);
      }
      s[j] = sum / l[j];
    }
    return s;
  }
}
