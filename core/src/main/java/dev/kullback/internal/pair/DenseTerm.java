package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The covariance term where at least one side is a full matrix.
///
/// With `Σq = Lq Lqᵀ`, `Σp = Lp Lpᵀ` and `R = Lp⁻¹ Lq` (lower triangular, diagonal Lqᵢᵢ/Lpᵢᵢ):
///
/// ```text
/// ½ (tr(Σp⁻¹Σq) − n − ln |Σp⁻¹Σq|) = ½ ‖R‖² − n/2 − Σ ln Rᵢᵢ
///                                  = ½ Σ_{i>j} Rᵢⱼ² + Σ [ (Rᵢᵢ² − 1)/2 − ln Rᵢᵢ ]
/// ```
///
/// All terms are ≥ 0, so nothing cancels. The strict lower part of R is that of `E = Lp⁻¹(Lq −
/// Lp)`, formed from the difference of the factors.
///
/// Where q is close to p and both are given as covariances, rounding in the two factorisations
/// would dominate Lq − Lp. There the exact difference Δ = Σq − Σp is taken instead: with λ the
/// eigenvalues of `Lp⁻¹ Δ Lp⁻ᵀ`, the term is `−½ Σ log1pmx(λ)`.
///
/// Cost: n³/3 for E; about 10 n³ more where the eigenvalues are needed.
final class DenseTerm {
  /// ‖E‖² below which the eigenvalues of Δ, all then well inside (−1, 1), are the more accurate
  /// road.
  private static final double CLOSE = 1.0 / 16;

  private DenseTerm() {}

  static double of(Covariance q, Covariance p) {
    int n = q.dimension();
    double[] lq = Factors.lower(q);
    double[] lp = Factors.lower(p);
    double[] e = relativeDifference(lq, lp, n);
    if (Factors.hasExactEntries(q) && Factors.hasExactEntries(p) && squaredNorm(e) < CLOSE) {
      return fromDifference(Factors.difference(q, p), lp, n);
    }
    return fromFactors(e, lq, lp, n);
  }

  /// `E = Lp⁻¹ (Lq − Lp)`.
  private static double[] relativeDifference(double[] lq, double[] lp, int n) {
    double[] e = lq.clone();
    for (int i = 0; i < e.length; i++) {
      e[i] -= lp[i];
    }
    Triangular.solveLower(lp, n, e);
    return e;
  }

  private static double fromFactors(double[] e, double[] lq, double[] lp, int n) {
    double offDiagonal = 0;
    double diagonal = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        offDiagonal = Math.fma(e[i * n + j], e[i * n + j], offDiagonal);
      }
      diagonal += ScaleTerms.ofDeviations(lq[i * n + i], lp[i * n + i]);
    }
    return 0.5 * offDiagonal + diagonal;
  }

  private static double fromDifference(double[] difference, double[] lp, int n) {
    Triangular.solveColumns(lp, n, difference);
    Square.transpose(difference, n);
    Triangular.solveColumns(lp, n, difference);
    double sum = 0;
    for (double lambda : symmetricEigenvalues(difference, n)) {
      sum -= SpecialFunctions.log1pmx(lambda);
    }
    return 0.5 * sum;
  }

  private static double[] symmetricEigenvalues(double[] a, int n) {
    var eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(n, n, a))) {
      throw new ArithmeticException(
          "the eigenvalues of a symmetric matrix of order " + n + " did not converge");
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = eigen.getEigenvalue(i).getReal();
    }
    return values;
  }

  private static double squaredNorm(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }
}
