package dev.kullback.internal.linear;

/// Products with a block of up to [#ROWS] rows of a tall n × r matrix, held column after column:
/// entry (i, k) of the block at `k·ROWS + i`. Inner loops then run along the rows, which the
/// compiler vectorises for any r, and a block stays in the cache through all that is done with it.
public final class RowBlock {
  /// The rows of a block: 2 KB a column.
  public static final int ROWS = 256;

  private RowBlock() {}

  /// An empty block.
  ///
  /// @param r its columns
  /// @return zeros
  public static double[] columns(int r) {
    return new double[r * ROWS];
  }

  /// `Y ← X M` for a square M.
  ///
  /// @param x a block of r columns
  /// @param m of order r, row-major
  /// @param r the columns
  /// @param y a block of r columns, overwritten
  public static void multiply(double[] x, double[] m, int r, double[] y) {
    java.util.Arrays.fill(y, 0);
    multiplyAdd(x, m, 1, r, y);
  }

  /// `Y ← Y + s X M` for a square M.
  ///
  /// @param x a block of r columns
  /// @param m of order r, row-major
  /// @param s a factor
  /// @param r the columns
  /// @param y a block of r columns
  public static void multiplyAdd(double[] x, double[] m, double s, int r, double[] y) {
    for (int k = 0; k < r; k++) {
      for (int l = 0; l < r; l++) {
        addColumn(x, k * ROWS, s * m[k * r + l], y, l * ROWS);
      }
    }
  }

  private static void addColumn(double[] x, int from, double factor, double[] y, int to) {
    for (int i = 0; i < ROWS; i++) {
      y[to + i] = Math.fma(x[from + i], factor, y[to + i]);
    }
  }

  /// `Y ← diag(w) X`.
  ///
  /// @param x a block of r columns
  /// @param w a weight for each row
  /// @param r the columns
  /// @param y a block of r columns, may be X
  public static void scale(double[] x, double[] w, int r, double[] y) {
    for (int k = 0; k < r; k++) {
      int column = k * ROWS;
      for (int i = 0; i < ROWS; i++) {
        y[column + i] = x[column + i] * w[i];
      }
    }
  }

  /// `M ← M + Xᵀ Y`.
  ///
  /// @param x a block of r columns
  /// @param y a block of r columns
  /// @param r the columns
  /// @param m of order r, row-major
  public static void addProduct(double[] x, double[] y, int r, double[] m) {
    for (int k = 0; k < r; k++) {
      for (int l = 0; l < r; l++) {
        m[k * r + l] += dot(x, k * ROWS, y, l * ROWS);
      }
    }
  }

  /// `v ← v + Xᵀ w`.
  ///
  /// @param x a block of r columns
  /// @param w a weight for each row
  /// @param r the columns
  /// @param v of length r
  public static void addProjection(double[] x, double[] w, int r, double[] v) {
    for (int k = 0; k < r; k++) {
      v[k] += dot(x, k * ROWS, w, 0);
    }
  }

  /// In eight independent sums, so that one does not wait for the other.
  private static double dot(double[] x, int a, double[] y, int b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = 0; i < ROWS; i += 8) {
      s0 = Math.fma(x[a + i], y[b + i], s0);
      s1 = Math.fma(x[a + i + 1], y[b + i + 1], s1);
      s2 = Math.fma(x[a + i + 2], y[b + i + 2], s2);
      s3 = Math.fma(x[a + i + 3], y[b + i + 3], s3);
      s4 = Math.fma(x[a + i + 4], y[b + i + 4], s4);
      s5 = Math.fma(x[a + i + 5], y[b + i + 5], s5);
      s6 = Math.fma(x[a + i + 6], y[b + i + 6], s6);
      s7 = Math.fma(x[a + i + 7], y[b + i + 7], s7);
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /// The inner products of the rows of X and Y.
  ///
  /// @param x a block of r columns
  /// @param y a block of r columns
  /// @param r the columns
  /// @param out for each row `xᵢ · yᵢ`
  public static void rowProducts(double[] x, double[] y, int r, double[] out) {
    java.util.Arrays.fill(out, 0);
    for (int k = 0; k < r; k++) {
      int column = k * ROWS;
      for (int i = 0; i < ROWS; i++) {
        out[i] = Math.fma(x[column + i], y[column + i], out[i]);
      }
    }
  }
}
