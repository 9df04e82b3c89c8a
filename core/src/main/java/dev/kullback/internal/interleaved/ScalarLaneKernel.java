package dev.kullback.internal.interleaved;

import java.util.Arrays;

/// The kernel in plain Java, lane after lane; it also defines the bits any other implementation has
/// to reproduce.
public final class ScalarLaneKernel implements LaneKernel {
  /// The one instance: it has no state.
  public static final ScalarLaneKernel INSTANCE = new ScalarLaneKernel();

  private static final int TWO = 2 * LANES;
  private static final int THREE = 3 * LANES;
  private static final int ROW = TILE * LANES;

  private ScalarLaneKernel() {}

  @Override
  public void interleave(double[] source, int start, int rows, int n, double[] m, int stride) {
    interleave(source, start, rows, n, 0, m, stride);
  }

  /// The columns from one on.
  ///
  /// @param source as in [LaneKernel#interleave]
  /// @param start as there
  /// @param rows as there
  /// @param n as there
  /// @param column the first
  /// @param m as there
  /// @param stride as there
  public static void interleave(
      double[] source, int start, int rows, int n, int column, double[] m, int stride) {
    int size = rows * n;
    for (int i = 0; i < rows; i++) {
      int end = start + (i + 1) * n;
      int to = i * stride + column * LANES;
      for (int from = start + i * n + column; from < end; from++, to += LANES) {
        m[to] = source[from];
        m[to + 1] = source[from + size];
        m[to + 2] = source[from + 2 * size];
        m[to + 3] = source[from + 3 * size];
        m[to + 4] = source[from + 4 * size];
        m[to + 5] = source[from + 5 * size];
        m[to + 6] = source[from + 6 * size];
        m[to + 7] = source[from + 7 * size];
      }
    }
  }

  @Override
  public void eliminateBelow(
      double[] l, int column, int rows, double[] inverses, int stride, double[] scratch) {
    for (int row = column + TILE; row < rows; row++) {
      eliminate(l, row, 0, l, column, inverses, stride, scratch);
    }
  }

  @Override
  public void eliminateAbove(
      double[] m, double[] l, int column, double[] inverses, int stride, double[] scratch) {
    for (int row = 0; row < column + TILE; row++) {
      eliminate(m, row, row / TILE * TILE, l, column, inverses, stride, scratch);
    }
  }

  @Override
  public void eliminateRow(
      double[] m,
      int row,
      double[] l,
      int column,
      double[] inverses,
      int stride,
      double[] scratch) {
    eliminate(m, row, 0, l, column, inverses, stride, scratch);
  }

  /// One row.
  private static void eliminate(
      double[] m,
      int row,
      int from,
      double[] l,
      int column,
      double[] inverses,
      int stride,
      double[] scratch) {
    int length = (column - from) * LANES;
    int start = row * stride + from * LANES;
    int ofL = column * stride + from * LANES;
    for (int lane = 0; lane < LANES; lane++) {
      subtractProduct(m, start + lane, l, ofL + lane, stride, length, scratch, lane);
      int at = length + lane;
      solve(scratch, lane, l, ofL + at, inverses, column * LANES + lane, m, start + at, stride);
    }
  }

  /// `T ← M − A Bᵀ` for a row of A and four of B, M being what follows in the row of A.
  private static void subtractProduct(
      double[] a, int ofA, double[] b, int ofB, int stride, int length, double[] t, int ofT) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int k = 0; k < length; k += LANES) {
      double x = a[ofA + k];
      int at = ofB + k;
      s0 = Math.fma(x, b[at], s0);
      s1 = Math.fma(x, b[at + stride], s1);
      s2 = Math.fma(x, b[at + 2 * stride], s2);
      s3 = Math.fma(x, b[at + 3 * stride], s3);
    }
    int m = ofA + length;
    t[ofT] = a[m] - s0;
    t[ofT + LANES] = a[m + LANES] - s1;
    t[ofT + TWO] = a[m + TWO] - s2;
    t[ofT + THREE] = a[m + THREE] - s3;
  }

  /// `M ← T L⁻ᵀ` for one row of four.
  private static void solve(
      double[] t,
      int s,
      double[] l,
      int ofL,
      double[] inverses,
      int inverse,
      double[] m,
      int x,
      int stride) {
    int l2 = ofL + 2 * stride;
    int l3 = l2 + stride;
    double x0 = t[s] * inverses[inverse];
    double x1 = Math.fma(-l[ofL + stride], x0, t[s + LANES]) * inverses[inverse + LANES];
    double rest = Math.fma(-l[l2], x0, t[s + TWO]);
    double x2 = Math.fma(-l[l2 + LANES], x1, rest) * inverses[inverse + TWO];
    rest = Math.fma(-l[l3 + LANES], x1, Math.fma(-l[l3], x0, t[s + THREE]));
    m[x] = x0;
    m[x + LANES] = x1;
    m[x + TWO] = x2;
    m[x + THREE] = Math.fma(-l[l3 + TWO], x2, rest) * inverses[inverse + THREE];
  }

  @Override
  public void factor(
      double[] m,
      int row,
      double[] inverses,
      int stride,
      double least,
      long[] signs,
      double[] scratch) {
    int length = row * LANES;
    for (int lane = 0; lane < LANES; lane++) {
      int start = row * stride + lane;
      for (int r = 0; r < TILE; r++) {
        int of = start + r * stride;
        subtractProduct(m, of, m, start, stride, length, scratch, r * ROW + lane);
      }
      for (int c = 0; c < TILE; c++) {
        pivot(scratch, lane, c, inverses, length + lane);
      }
      for (int c = 0; c < TILE; c++) {
        double whole = m[start + length + c * (stride + LANES)];
        double slack = scratch[lane + c * (ROW + LANES)] - whole * least;
        signs[lane] |= Double.doubleToRawLongBits(slack);
        root(scratch, lane, c, inverses, length + lane, m, start + length, stride);
      }
    }
  }

  /// A step to `T = V D⁻¹ Vᵀ`, V lower triangular with D on its diagonal, in the place of T: no
  /// root is on the way from one pivot to the next.
  private static void pivot(double[] t, int ofT, int c, double[] inverses, int ofInverse) {
    int column = ofT + c * LANES;
    double inverse = 1 / t[column + c * ROW];
    inverses[ofInverse + c * LANES] = inverse;
    for (int j = c + 1; j < TILE; j++) {
      double u = -(t[column + j * ROW] * inverse);
      for (int r = j; r < TILE; r++) {
        int at = ofT + r * ROW + j * LANES;
        t[at] = Math.fma(u, t[column + r * ROW], t[at]);
      }
    }
  }

  /// A column of `L = V D^(−½)`.
  private static void root(
      double[] t,
      int ofT,
      int c,
      double[] inverses,
      int ofInverse,
      double[] m,
      int ofM,
      int stride) {
    int at = c * LANES;
    double root = Math.sqrt(t[ofT + c * ROW + at]);
    m[ofM + c * stride + at] = root;
    double inverse = inverses[ofInverse + at] * root;
    inverses[ofInverse + at] = inverse;
    for (int r = c + 1; r < TILE; r++) {
      m[ofM + r * stride + at] = t[ofT + r * ROW + at] * inverse;
    }
  }

  @Override
  public void compare(double[] m, int rows, int stride, double[] differences) {
    Arrays.fill(differences, 0);
    for (int i = 1; i < rows; i++) {
      for (int j = 0; j < i; j++) {
        int x = i * stride + j * LANES;
        int y = j * stride + i * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          differences[lane] += Math.abs(m[x + lane] - m[y + lane]);
        }
      }
    }
  }

  @Override
  public void subtract(double[] q, double[] p, int rows, int stride) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        int from = i * stride + j * LANES;
        int to = j * stride + i * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          q[to + lane] = q[from + lane] - p[from + lane];
        }
      }
      Arrays.fill(q, i * stride + i / TILE * ROW, i * (stride + LANES), 0);
    }
  }

  @Override
  public void squares(double[] m, int rows, int stride, double[] sums) {
    for (int lane = 0; lane < LANES; lane++) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int i = 0; i < rows; i++) {
        int end = i * stride + rows * LANES + lane;
        for (int at = i * stride + i / TILE * ROW + lane; at < end; at += ROW) {
          s0 = Math.fma(m[at], m[at], s0);
          s1 = Math.fma(m[at + LANES], m[at + LANES], s1);
          s2 = Math.fma(m[at + TWO], m[at + TWO], s2);
          s3 = Math.fma(m[at + THREE], m[at + THREE], s3);
        }
      }
      sums[lane] = (s0 + s1) + (s2 + s3);
      double diagonal = 0;
      for (int i = 0; i < rows; i++) {
        double x = m[i * (stride + LANES) + lane];
        diagonal = Math.fma(x, x, diagonal);
      }
      sums[LANES + lane] = diagonal;
    }
  }
}
