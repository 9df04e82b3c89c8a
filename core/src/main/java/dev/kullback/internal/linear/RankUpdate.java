package dev.kullback.internal.linear;

/// The Cholesky factor of `L Lᵀ + x xᵀ` from L, by Givens rotations: n² operations and no squares
/// of the factor, so that it is as accurate as a QR factorisation.
public final class RankUpdate {
  private RankUpdate() {}

  /// `L ← chol(L Lᵀ + x xᵀ)`.
  ///
  /// @param l lower triangular, row-major, overwritten
  /// @param n its order
  /// @param x the added vector, used up
  public static void add(double[] l, int n, double[] x) {
    for (int j = 0; j < n; j++) {
      double diagonal = l[j * n + j];
      double length = Math.hypot(diagonal, x[j]);
      double cos = diagonal / length;
      double sin = x[j] / length;
      l[j * n + j] = length;
      for (int i = j + 1; i < n && sin != 0; i++) {
        double entry = l[i * n + j];
        l[i * n + j] = Math.fma(cos, entry, sin * x[i]);
        x[i] = Math.fma(cos, x[i], -sin * entry);
      }
    }
  }
}
