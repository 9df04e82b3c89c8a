package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;

/// The matrix gradients of [CovarianceGradients], by triangular solves only. Cost about 2n³.
final class DenseGradients {
  private DenseGradients() {}

  /// `½ Σp⁻¹ (Σq − Σp) Σq⁻¹`.
  static double[][] ofQ(Covariance q, Covariance p) {
    int n = q.dimension();
    double[] g = Factors.difference(q, p);
    solveBoth(Factors.lower(p), Factors.lower(q), g, n);
    return symmetric(g, n, 0.5);
  }

  /// `−½ Σp⁻¹ (Σq − Σp + δδᵀ) Σp⁻¹`.
  static double[][] ofP(Covariance q, Covariance p, double[] delta) {
    int n = q.dimension();
    double[] g = Factors.difference(q, p);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        g[i * n + j] = Math.fma(delta[i], delta[j], g[i * n + j]);
      }
    }
    double[] factor = Factors.lower(p);
    solveBoth(factor, factor, g, n);
    return symmetric(g, n, -0.5);
  }

  /// `G ← (L Lᵀ)⁻¹ G (R Rᵀ)⁻¹` for a symmetric G, up to transposition.
  private static void solveBoth(double[] left, double[] right, double[] g, int n) {
    solveSymmetric(left, g, n);
    Square.transpose(g, n);
    solveSymmetric(right, g, n);
  }

  /// `G ← (L Lᵀ)⁻¹ G`.
  private static void solveSymmetric(double[] l, double[] g, int n) {
    Triangular.solveColumns(l, n, g);
    Triangular.solveColumnsTransposed(l, n, g);
  }

  /// Averages away the rounding difference across the diagonal.
  private static double[][] symmetric(double[] g, int n, double scale) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = scale * 0.5 * (g[i * n + j] + g[j * n + i]);
      }
    }
    return rows;
  }
}
