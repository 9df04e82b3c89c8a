package dev.kullback.internal.panel;

import java.util.Arrays;

/// A square matrix in panels of 8 columns, each panel row after row: element (i, j) lies at `((j /
/// 8) · N + i) · 8 + j mod 8`, where N is the order rounded up to a multiple of 8. What is beyond
/// the order is the identity.
///
/// So the rows of a panel are what vectors hold, and the transposed product of two panels reads
/// both front to back.
public final class PanelMatrix {
  static final int SIZE = PanelKernel.SIZE;

  final int n;
  final int padded;
  final double[] a;

  /// Zeros.
  ///
  /// @param n the order
  public PanelMatrix(int n) {
    this.n = n;
    padded = Math.ceilDiv(n, SIZE) * SIZE;
    a = new double[Math.multiplyExact(padded, padded)];
  }

  /// Where a row of a panel starts.
  int at(int row, int panel) {
    return (panel * padded + row) * SIZE;
  }

  /// One element.
  ///
  /// @param row below the order
  /// @param column below the order
  /// @return its value
  public double get(int row, int column) {
    return a[at(row, column / SIZE) + column % SIZE];
  }

  /// Takes the upper triangle of a symmetric matrix; elements that differ across the diagonal by
  /// rounding are averaged. What is not finite is left to the factorisation to refuse.
  ///
  /// @param s row-major, of the order, and 8 numbers more that do not matter
  /// @param roots receives the square roots of its diagonal; of the order rounded up
  /// @param tolerance the largest difference across the diagonal, relative to `√(sᵢᵢ sⱼⱼ)`
  /// @return false where two elements differ by more, or one on the diagonal is negative or not
  ///   finite
  public boolean setUpper(double[] s, double[] roots, double tolerance) {
    PanelKernel kernel = PanelKernels.current();
    boolean fine = true;
    for (int i = 0; i < n; i++) {
      roots[i] = Math.sqrt(s[i * n + i]);
      fine &= roots[i] < Double.POSITIVE_INFINITY;
    }
    Arrays.fill(roots, n, padded, Double.POSITIVE_INFINITY);
    // a panel late: what was just written in parts cannot be read as a whole yet
    for (int column = 0; fine && column < padded; column += SIZE) {
      for (int j = column; j < Math.min(column + SIZE, n); j++) {
        transpose(s, j * n, Math.min(column + SIZE, n), at(0, j / SIZE) + j % SIZE);
      }
      fine = column == 0 || average(kernel, s, column - SIZE, roots, tolerance);
    }
    fine = fine && average(kernel, s, padded - SIZE, roots, tolerance);
    identityBeyond();
    return fine;
  }

  private boolean average(
      PanelKernel kernel, double[] s, int column, double[] roots, double tolerance) {
    int rows = Math.min(column + SIZE, n);
    int top = at(0, column / SIZE);
    return kernel.average(a, top, s, column, n, rows, roots, column, tolerance);
  }

  /// A column of a panel.
  private void transpose(double[] row, int from, int length, int to) {
    for (int i = 0; i < length; i++) {
      a[to + i * SIZE] = row[from + i];
    }
  }

  /// Takes the lower triangle of a matrix, transposed.
  ///
  /// @param s row-major, of the order
  public void setUpperFromLower(double[] s) {
    for (int j = 0; j < n; j++) {
      int to = at(0, j / SIZE) + j % SIZE;
      for (int i = 0; i <= j; i++, to += SIZE) {
        a[to] = s[j * n + i];
      }
    }
    identityBeyond();
  }

  /// Writes the transposed upper triangle, zeros above the diagonal.
  ///
  /// @param s receives the matrix, row-major
  public void copyLowerFromUpper(double[] s) {
    for (int i = 0; i < n; i++) {
      int from = at(0, i / SIZE) + i % SIZE;
      for (int j = 0; j <= i; j++, from += SIZE) {
        s[i * n + j] = a[from];
      }
      Arrays.fill(s, i * n + i + 1, (i + 1) * n, 0);
    }
  }

  /// Takes the lower triangle of a matrix; zeros above it within its blocks.
  ///
  /// @param s row-major, of the order
  public void setLower(double[] s) {
    for (int panel = 0; panel < padded / SIZE; panel++) {
      for (int i = panel * SIZE; i < padded; i++) {
        for (int c = 0; c < SIZE; c++) {
          int j = panel * SIZE + c;
          a[at(i, panel) + c] = i < n && j <= i ? s[i * n + j] : 0;
        }
      }
    }
  }

  /// Writes the lower triangle, zeros above the diagonal.
  ///
  /// @param s receives the matrix, row-major
  public void copyLower(double[] s) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        s[i * n + j] = get(i, j);
      }
      Arrays.fill(s, i * n + i + 1, (i + 1) * n, 0);
    }
  }

  /// `this ← Uᵀ − Vᵀ`, lower triangular, of two upper triangular matrices.
  ///
  /// @param u upper triangular with zeros below
  /// @param v upper triangular with zeros below
  public void setTransposedDifference(PanelMatrix u, PanelMatrix v) {
    for (int rows = 0; rows < padded; rows += SIZE) {
      for (int columns = 0; columns <= rows; columns += SIZE) {
        int to = at(rows, columns / SIZE);
        int from = at(columns, rows / SIZE);
        for (int r = 0; r < SIZE; r++) {
          for (int c = 0; c < SIZE; c++) {
            int source = from + c * SIZE + r;
            a[to + r * SIZE + c] = u.a[source] - v.a[source];
          }
        }
      }
    }
  }

  /// The squared Frobenius norm of a lower triangular matrix.
  ///
  /// @return the sum of the squares, in eight independent sums
  public double squaredNorm() {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int panel = 0; panel < padded / SIZE; panel++) {
      int end = at(padded, panel);
      for (int i = at(panel * SIZE, panel); i < end; i += SIZE) {
        s0 = Math.fma(a[i], a[i], s0);
        s1 = Math.fma(a[i + 1], a[i + 1], s1);
        s2 = Math.fma(a[i + 2], a[i + 2], s2);
        s3 = Math.fma(a[i + 3], a[i + 3], s3);
        s4 = Math.fma(a[i + 4], a[i + 4], s4);
        s5 = Math.fma(a[i + 5], a[i + 5], s5);
        s6 = Math.fma(a[i + 6], a[i + 6], s6);
        s7 = Math.fma(a[i + 7], a[i + 7], s7);
      }
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  private void identityBeyond() {
    for (int j = n; j < padded; j++) {
      int to = at(0, j / SIZE) + j % SIZE;
      for (int i = 0; i <= j; i++, to += SIZE) {
        a[to] = i == j ? 1 : 0;
      }
    }
  }
}
