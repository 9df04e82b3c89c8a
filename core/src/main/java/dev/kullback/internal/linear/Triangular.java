package dev.kullback.internal.linear;

import dev.kullback.internal.panel.PanelFactor;
import dev.kullback.internal.panel.PanelMatrix;

/// Solves with a lower triangular factor L (row-major, order n), in place.
public final class Triangular {
  private Triangular() {}

  /// `x ← L⁻¹ x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param x the right side, overwritten with the solution
  public static void solve(double[] l, int n, double[] x) {
    for (int i = 0; i < n; i++) {
      double sum = x[i];
      for (int k = 0; k < i; k++) {
        sum = Math.fma(-l[i * n + k], x[k], sum);
      }
      x[i] = sum / l[i * n + i];
    }
  }

  /// `x ← L⁻ᵀ x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param x the right side, overwritten with the solution
  public static void solveTransposed(double[] l, int n, double[] x) {
    for (int i = n - 1; i >= 0; i--) {
      double value = x[i] / l[i * n + i];
      x[i] = value;
      for (int k = 0; k < i; k++) {
        x[k] = Math.fma(-l[i * n + k], value, x[k]);
      }
    }
  }

  /// `B ← L⁻¹ B` for a square B, row by row so that the inner loop runs along memory.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b the right sides as columns, row-major, overwritten with the solutions
  public static void solveColumns(double[] l, int n, double[] b) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtract(b, i * n, l[i * n + k], k * n, n);
      }
      divide(b, i * n, l[i * n + i], n);
    }
  }

  /// `B ← L⁻ᵀ B` for a square B, row by row.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b the right sides as columns, row-major, overwritten with the solutions
  public static void solveColumnsTransposed(double[] l, int n, double[] b) {
    for (int i = n - 1; i >= 0; i--) {
      divide(b, i * n, l[i * n + i], n);
      for (int k = 0; k < i; k++) {
        subtract(b, k * n, l[i * n + k], i * n, n);
      }
    }
  }

  /// `B ← L⁻¹ B` for a lower triangular B: a third of the work of [#solveColumns].
  ///
  /// @param l the factor
  /// @param n its order
  /// @param b lower triangular, row-major, overwritten with the (lower triangular) solution
  public static void solveLower(double[] l, int n, double[] b) {
    if (n >= Cholesky.BLOCKED) {
      solveLowerInBlocks(l, n, b);
    } else {
      solveLowerByRows(l, n, b);
    }
  }

  private static void solveLowerInBlocks(double[] l, int n, double[] b) {
    PanelFactor factor = new PanelFactor(n);
    factor.setFactor(l);
    PanelMatrix x = new PanelMatrix(n);
    x.setLower(b);
    factor.solveLower(x, PanelFactor.scratch());
    x.copyLower(b);
  }

  private static void solveLowerByRows(double[] l, int n, double[] b) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtract(b, i * n, l[i * n + k], k * n, k + 1);
      }
      divide(b, i * n, l[i * n + i], i + 1);
    }
  }

  /// `L⁻¹`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @return lower triangular, row-major
  public static double[] inverse(double[] l, int n) {
    double[] inverse = Square.identity(n);
    solveLower(l, n, inverse);
    return inverse;
  }

  /// `Lᵀ x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param x of length n
  /// @return a new array
  public static double[] multiplyTransposed(double[] l, int n, double[] x) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        y[j] = Math.fma(l[i * n + j], x[i], y[j]);
      }
    }
    return y;
  }

  /// `L x`.
  ///
  /// @param l the factor
  /// @param n its order
  /// @param x of length n
  /// @return a new array
  public static double[] multiply(double[] l, int n, double[] x) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        y[i] = Math.fma(l[i * n + j], x[j], y[i]);
      }
    }
    return y;
  }

  private static void subtract(double[] b, int target, double factor, int source, int length) {
    for (int j = 0; j < length; j++) {
      b[target + j] = Math.fma(-factor, b[source + j], b[target + j]);
    }
  }

  private static void divide(double[] b, int row, double divisor, int length) {
    for (int j = 0; j < length; j++) {
      b[row + j] /= divisor;
    }
  }
}
