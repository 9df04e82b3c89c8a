package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;

/// The matrix gradients of [CovarianceGradients], by triangular solves only. Cost about 2n³.
final class DenseGradients {
  private DenseGradients() {}

  /// `½ Σp⁻¹ (Σq − Σp) Σq⁻¹`.
  static double[] ofQ(Covariance q, Covariance p) {
    return scaled(Differences.of(q, p), Factors.lower(p), Factors.lower(q), 0.5, q.dimension());
  }

  /// `−½ Σp⁻¹ (Σq − Σp + δδᵀ) Σp⁻¹`.
  static double[] ofP(Covariance q, Covariance p, double[] delta) {
    int n = q.dimension();
    double[] g = Differences.of(q, p);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        g[i * n + j] = Math.fma(delta[i], delta[j], g[i * n + j]);
      }
    }
    double[] factor = Factors.lower(p);
    return scaled(g, factor, factor, -0.5, n);
  }

  /// `scale · (L Lᵀ)⁻¹ G (R Rᵀ)⁻¹` for a G that makes it symmetric; what rounding leaves across the
  /// diagonal is averaged away.
  static double[] scaled(double[] g, double[] left, double[] right, double scale, int n) {
    solveSymmetric(left, g, n);
    Square.transpose(g, n);
    solveSymmetric(right, g, n);
    double[] symmetric = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        symmetric[i * n + j] = scale * 0.5 * (g[i * n + j] + g[j * n + i]);
      }
    }
    return symmetric;
  }

  /// `G ← (L Lᵀ)⁻¹ G`.
  private static void solveSymmetric(double[] l, double[] g, int n) {
    Triangular.solveColumns(l, n, g);
    Triangular.solveColumnsTransposed(l, n, g);
  }
}
