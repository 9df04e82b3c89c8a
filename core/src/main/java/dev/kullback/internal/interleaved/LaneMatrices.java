package dev.kullback.internal.interleaved;

import java.util.Arrays;

/// Eight square matrices, interleaved: element (i, j) of all of them starts at `i · stride + 8 j`,
/// one a lane. Their order is rounded up to a multiple of four; what is beyond it is the identity.
/// One more row is for vectors that take part in a solve.
public final class LaneMatrices {
  private static final int LANES = LaneKernel.LANES;
  private static final int TILE = LaneKernel.TILE;

  final int n;
  final int padded;
  final int stride;
  final double[] a;

  /// Zeros.
  ///
  /// @param n the order
  public LaneMatrices(int n) {
    this.n = n;
    padded = Math.ceilDiv(n, TILE) * TILE;
    // one element more than a row has: rows at powers of two would fight for the same cache lines
    stride = (padded + 1) * LANES;
    a = new double[Math.multiplyExact(padded + 1, stride)];
  }

  /// The order rounded up to a multiple of four.
  ///
  /// @return how many rows take part in a factorisation
  public int rows() {
    return padded;
  }

  /// An element on the diagonal.
  ///
  /// @param row below the order
  /// @param lane below eight
  /// @return its value
  public double diagonal(int row, int lane) {
    return a[row * (stride + LANES) + lane];
  }

  /// Takes some rows of all matrices.
  ///
  /// @param row the first
  /// @param rows how many
  /// @param source these rows of the first matrix, then of the next
  public void set(int row, int rows, double[] source) {
    for (int i = 0; i < rows; i++) {
      interleave(source, i * n, rows * n, (row + i) * stride);
    }
  }

  /// Takes a vector for each matrix, to take part in a solve.
  ///
  /// @param source the first vector, then the next
  public void setVectors(double[] source) {
    Arrays.fill(a, padded * stride, a.length, 0);
    interleave(source, 0, n, padded * stride);
  }

  private void interleave(double[] source, int start, int size, int target) {
    int to = target;
    for (int from = start; from < start + n; from++, to += LANES) {
      a[to] = source[from];
      a[to + 1] = source[from + size];
      a[to + 2] = source[from + 2 * size];
      a[to + 3] = source[from + 3 * size];
      a[to + 4] = source[from + 4 * size];
      a[to + 5] = source[from + 5 * size];
      a[to + 6] = source[from + 6 * size];
      a[to + 7] = source[from + 7 * size];
    }
  }

  /// Writes the identity beyond the order.
  public void padWithIdentity() {
    for (int i = 0; i < padded; i++) {
      int start = i * stride;
      Arrays.fill(a, start + (i < n ? n : 0) * LANES, start + padded * LANES, 0);
      if (i >= n) {
        Arrays.fill(a, start + i * LANES, start + (i + 1) * LANES, 1);
      }
    }
  }

  /// Copies the diagonals.
  ///
  /// @param target receives the rounded-up order times eight
  public void copyDiagonal(double[] target) {
    for (int i = 0; i < padded; i++) {
      System.arraycopy(a, i * (stride + LANES), target, i * LANES, LANES);
    }
  }

  /// Copies the vectors.
  ///
  /// @param target receives the rounded-up order times eight
  public void copyVectors(double[] target) {
    System.arraycopy(a, padded * stride, target, 0, padded * LANES);
  }
}
