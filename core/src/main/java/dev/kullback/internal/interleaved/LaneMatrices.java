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

  /// Takes all matrices.
  ///
  /// @param source the first, row-major, then the next
  /// @param start where the first begins
  public void set(double[] source, int start) {
    LaneKernels.current().interleave(source, start, n, n, a, stride);
    padWithIdentity();
  }

  /// Takes a vector for each matrix, to take part in a solve.
  ///
  /// @param source the first vector, then the next
  public void setVectors(double[] source) {
    int to = padded * stride;
    for (int i = 0; i < n; i++) {
      for (int lane = 0; lane < LANES; lane++, to++) {
        a[to] = source[lane * n + i];
      }
    }
    Arrays.fill(a, to, a.length, 0);
  }

  private void padWithIdentity() {
    for (int i = 0; i < padded && n < padded; i++) {
      int start = i * stride;
      Arrays.fill(a, start + (i < n ? n : 0) * LANES, start + padded * LANES, 0);
      if (i >= n) {
        Arrays.fill(a, start + i * LANES, start + (i + 1) * LANES, 1);
      }
    }
  }

  /// An element on the diagonal.
  ///
  /// @param row below the order
  /// @param lane below eight
  /// @return its value
  double diagonal(int row, int lane) {
    return a[row * (stride + LANES) + lane];
  }

  /// `S ← (S + Sᵀ) / 2` in one lane, the lower triangle.
  ///
  /// @param lane which
  /// @param tolerance how much Sᵢⱼ and Sⱼᵢ may differ, relative to √(Sᵢᵢ Sⱼⱼ)
  /// @return negative where two differ by more
  long average(int lane, double tolerance) {
    long signs = 0;
    for (int i = 0; i < n; i++) {
      double most = Math.sqrt(diagonal(i, lane)) * tolerance;
      for (int j = 0; j < i; j++) {
        int at = i * stride + j * LANES + lane;
        double other = a[j * stride + i * LANES + lane];
        double slack = most * Math.sqrt(diagonal(j, lane)) - Math.abs(a[at] - other);
        signs |= Double.doubleToRawLongBits(slack);
        a[at] = 0.5 * a[at] + 0.5 * other;
      }
    }
    return signs;
  }

  /// Copies the diagonals.
  ///
  /// @param target receives the rounded-up order times eight
  public void copyDiagonal(double[] target) {
    for (int i = 0; i < padded; i++) {
      for (int lane = 0; lane < LANES; lane++) {
        target[i * LANES + lane] = a[i * (stride + LANES) + lane];
      }
    }
  }

  /// Copies the vectors.
  ///
  /// @param target receives the rounded-up order times eight
  public void copyVectors(double[] target) {
    System.arraycopy(a, padded * stride, target, 0, padded * LANES);
  }
}
