package dev.kullback.covariance;

import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.TwofoldCholesky;

/// The conditions a covariance must meet, each worded once. All are stated positively, so NaN
/// fails.
final class Checks {
  /// Entries (i, j) and (j, i) may differ by this much of `√(aᵢᵢ aⱼⱼ)`: printing and summation
  /// order, not a mistake.
  static final double SYMMETRY = 1e-12;

  private Checks() {}

  static void dimension(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a covariance needs a dimension of at least 1, got " + n);
    }
  }

  static void variance(double variance, int index) {
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a variance needs to be finite and not negative, got " + variance + " at index " + index);
    }
  }

  static void length(String what, double[] values, int n) {
    if (values.length != n) {
      throw new IllegalArgumentException(
          "the " + what + " needs length " + n + ", got " + values.length);
    }
  }

  static void square(String what, double[][] rows) {
    dimension(rows.length);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows.length) {
        throw new IllegalArgumentException(
            "a %s needs %d rows of length %2$d, got length %d at row %d"
                .formatted(what, rows.length, rows[i].length, i));
      }
    }
  }

  static void finite(String what, double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        if (!Double.isFinite(rows[i][j])) {
          throw new IllegalArgumentException(
              "a %s needs finite entries, got %s at row %d, column %d"
                  .formatted(what, rows[i][j], i, j));
        }
      }
    }
  }

  static void finite(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s needs finite entries, got %s at index %d".formatted(what, values[i], i));
      }
    }
  }

  static void positive(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s needs positive finite entries, got %s at index %d".formatted(what, values[i], i));
      }
    }
  }

  /// The flat, exactly symmetric copy of a matrix that is symmetric to rounding.
  static double[] symmetric(String what, double[][] a) {
    square(what, a);
    finite(what, a);
    int n = a.length;
    double[] s = new double[n * n];
    for (int i = 0; i < n; i++) {
      s[i * n + i] = a[i][i];
      for (int j = 0; j < i; j++) {
        double scale = Math.sqrt(Math.abs(a[i][i])) * Math.sqrt(Math.abs(a[j][j]));
        if (!(Math.abs(a[i][j] - a[j][i]) <= SYMMETRY * scale)) {
          throw new IllegalArgumentException(
              "a %s needs to be symmetric, got %s at row %d, column %d and %s across the diagonal"
                  .formatted(what, a[i][j], i, j, a[j][i]));
        }
        s[i * n + j] = 0.5 * a[i][j] + 0.5 * a[j][i];
        s[j * n + i] = s[i * n + j];
      }
    }
    return s;
  }

  /// The Cholesky factor of a symmetric matrix, which is left as it is; where that is
  /// ill-conditioned, taken in twice the precision.
  static double[] factored(String what, double[] symmetric, int n) {
    double[] factor = symmetric.clone();
    int row = Cholesky.factor(factor, n);
    if (row < 0 && TwofoldCholesky.isWorthwhile(symmetric, factor, n)) {
      System.arraycopy(symmetric, 0, factor, 0, factor.length);
      row = TwofoldCholesky.factor(factor, n);
    }
    if (row >= 0) {
      throw new IllegalArgumentException(
          "a %s needs to be positive definite, got pivot %s at row %d"
              .formatted(what, factor[row * n + row], row));
    }
    return factor;
  }

  /// The flat copy of a lower triangular factor with a positive diagonal.
  static double[] choleskyFactor(double[][] factor) {
    square("Cholesky factor", factor);
    finite("Cholesky factor", factor);
    for (int i = 0; i < factor.length; i++) {
      if (!(factor[i][i] > 0)) {
        throw new IllegalArgumentException(
            "a Cholesky factor needs a positive diagonal, got %s at row %d"
                .formatted(factor[i][i], i));
      }
      for (int j = i + 1; j < factor.length; j++) {
        if (factor[i][j] != 0) {
          throw new IllegalArgumentException(
              "a Cholesky factor needs zeros above its diagonal, got %s at row %d, column %d"
                  .formatted(factor[i][j], i, j));
        }
      }
    }
    return Square.flatten(factor);
  }
}
