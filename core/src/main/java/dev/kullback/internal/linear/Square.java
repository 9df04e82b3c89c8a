package dev.kullback.internal.linear;

/// Square matrices between their public form `double[][]` and the row-major `double[]` that
/// algorithms use.
public final class Square {
  private Square() {}

  /// Row-major copy.
  ///
  /// @param a rows of equal length
  /// @return the rows one after the other
  public static double[] flatten(double[][] a) {
    int n = a.length;
    double[] flat = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, flat, i * n, n);
    }
    return flat;
  }

  /// Rows of a row-major matrix.
  ///
  /// @param flat row-major
  /// @param n the order
  /// @return a copy as rows
  public static double[][] rows(double[] flat, int n) {
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = java.util.Arrays.copyOfRange(flat, i * n, (i + 1) * n);
    }
    return rows;
  }

  /// `A ← Aᵀ`.
  ///
  /// @param a row-major, transposed in place
  /// @param n its order
  public static void transpose(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double upper = a[j * n + i];
        a[j * n + i] = a[i * n + j];
        a[i * n + j] = upper;
      }
    }
  }

  /// `L Lᵀ` of a lower triangular L.
  ///
  /// @param l row-major
  /// @param n its order
  /// @return the symmetric product
  public static double[] gram(double[] l, int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * n + j] = Cholesky.dot(l, i * n, j * n, j + 1);
        a[j * n + i] = a[i * n + j];
      }
    }
    return a;
  }

  /// `A B`.
  ///
  /// @param a row-major
  /// @param b row-major
  /// @param n the order of both
  /// @return the product
  public static double[] product(double[] a, double[] b, int n) {
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double x = a[i * n + k];
        for (int j = 0; j < n; j++) {
          product[i * n + j] = Math.fma(x, b[k * n + j], product[i * n + j]);
        }
      }
    }
    return product;
  }

  /// The diagonal.
  ///
  /// @param a row-major
  /// @param n its order
  /// @return a new array of length n
  public static double[] diagonal(double[] a, int n) {
    double[] diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = a[i * n + i];
    }
    return diagonal;
  }

  /// The squared lengths of the rows, `diag(A Aᵀ)`.
  ///
  /// @param a row-major
  /// @param n its order
  /// @return a new array of length n
  public static double[] rowSquares(double[] a, int n) {
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      squares[i] = Cholesky.dot(a, i * n, i * n, n);
    }
    return squares;
  }

  /// The identity.
  ///
  /// @param n its order
  /// @return row-major
  public static double[] identity(int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 1;
    }
    return a;
  }
}
