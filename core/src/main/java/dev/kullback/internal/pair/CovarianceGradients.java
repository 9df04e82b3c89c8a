package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.DenseGradient;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.DiagonalGradient;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.IsotropicGradient;

/// Gradients of KL(q‖p) in the parameters of both covariances.
///
/// ```text
/// ∂/∂Σq = ½ (Σp⁻¹ − Σq⁻¹)                        = ½ Σp⁻¹ (Σq − Σp) Σq⁻¹
/// ∂/∂Σp = ½ (Σp⁻¹ − Σp⁻¹ (Σq + δδᵀ) Σp⁻¹)        = −½ Σp⁻¹ (Σq − Σp + δδᵀ) Σp⁻¹,    δ = μq − μp
/// ```
///
/// The right-hand forms start from the exact difference and are finite and accurate at q = p. A
/// structure with fewer parameters takes the part it has: the diagonal, or the trace.
public final class CovarianceGradients {
  private CovarianceGradients() {}

  /// With respect to the parameters of q.
  ///
  /// @param q covariance of q, not degenerate
  /// @param p covariance of p, not degenerate
  /// @return in the structure of q
  public static CovarianceGradient withRespectToQ(Covariance q, Covariance p) {
    return switch (new Pair(q, p)) {
      case Pair(Isotropic a, Isotropic b) -> trace(ofQ(Diagonals.of(a), Diagonals.of(b)), a);
      case Pair(Isotropic a, Diagonal b) -> trace(ofQ(Diagonals.of(a), b), a);
      case Pair(Diagonal a, Isotropic b) -> diagonal(ofQ(a, Diagonals.of(b)), a);
      case Pair(Diagonal a, Diagonal b) -> diagonal(ofQ(a, b), a);
      case Pair(Isotropic a, Dense b) -> trace(diagonalOf(DenseGradients.ofQ(a, b)), a);
      case Pair(Diagonal a, Dense b) -> diagonal(diagonalOf(DenseGradients.ofQ(a, b)), a);
      case Pair(Dense a, Isotropic b) -> dense(DenseGradients.ofQ(a, b), a);
      case Pair(Dense a, Diagonal b) -> dense(DenseGradients.ofQ(a, b), a);
      case Pair(Dense a, Dense b) -> dense(DenseGradients.ofQ(a, b), a);
    };
  }

  /// With respect to the parameters of p.
  ///
  /// @param q covariance of q, not degenerate
  /// @param p covariance of p, not degenerate
  /// @param delta μq − μp
  /// @return in the structure of p
  public static CovarianceGradient withRespectToP(Covariance q, Covariance p, double[] delta) {
    return switch (new Pair(q, p)) {
      case Pair(Isotropic a, Isotropic b) -> trace(ofP(Diagonals.of(a), Diagonals.of(b), delta), b);
      case Pair(Isotropic a, Diagonal b) -> diagonal(ofP(Diagonals.of(a), b, delta), b);
      case Pair(Diagonal a, Isotropic b) -> trace(ofP(a, Diagonals.of(b), delta), b);
      case Pair(Diagonal a, Diagonal b) -> diagonal(ofP(a, b, delta), b);
      case Pair(Dense a, Isotropic b) -> trace(diagonalOf(DenseGradients.ofP(a, b, delta)), b);
      case Pair(Dense a, Diagonal b) -> diagonal(diagonalOf(DenseGradients.ofP(a, b, delta)), b);
      case Pair(Isotropic a, Dense b) -> dense(DenseGradients.ofP(a, b, delta), b);
      case Pair(Diagonal a, Dense b) -> dense(DenseGradients.ofP(a, b, delta), b);
      case Pair(Dense a, Dense b) -> dense(DenseGradients.ofP(a, b, delta), b);
    };
  }

  private static double[] ofQ(Diagonal q, Diagonal p) {
    double[] g = new double[q.dimension()];
    for (int i = 0; i < g.length; i++) {
      g[i] = 0.5 * ((q.variance(i) - p.variance(i)) / p.variance(i)) / q.variance(i);
    }
    return g;
  }

  private static double[] ofP(Diagonal q, Diagonal p, double[] delta) {
    double[] g = new double[q.dimension()];
    for (int i = 0; i < g.length; i++) {
      double variance = p.variance(i);
      double relative = (q.variance(i) - variance) / variance;
      g[i] = -0.5 * (relative + delta[i] / variance * delta[i]) / variance;
    }
    return g;
  }

  private static IsotropicGradient trace(double[] diagonal, Isotropic structure) {
    double sum = 0;
    for (double g : diagonal) {
      sum += g;
    }
    return new IsotropicGradient(sum, sum * structure.variance());
  }

  private static DiagonalGradient diagonal(double[] variances, Diagonal structure) {
    double[] logVariances = variances.clone();
    for (int i = 0; i < logVariances.length; i++) {
      logVariances[i] *= structure.variance(i);
    }
    return new DiagonalGradient(variances, logVariances);
  }

  private static DenseGradient dense(double[][] gradient, Dense structure) {
    return new DenseGradient(gradient, structure.choleskyFactor());
  }

  private static double[] diagonalOf(double[][] matrix) {
    double[] diagonal = new double[matrix.length];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = matrix[i][i];
    }
    return diagonal;
  }
}
