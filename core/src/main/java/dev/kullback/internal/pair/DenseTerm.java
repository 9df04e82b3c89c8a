package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Precision;
import dev.kullback.internal.linear.Norm;
import dev.kullback.internal.linear.Orthogonal;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.linear.TwofoldCholesky;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;
import org.jspecify.annotations.Nullable;

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

  static double of(Covariance q, Reference p) {
    return of(
        Factors.lower(q),
        Factors.exactEntries(q),
        p.lower(),
        p.exactEntries().orElse(null),
        q.dimension());
  }

  /// Of an isotropic or diagonal q: the columns of Lp⁻¹ are all that is needed of p, unless the two
  /// are close.
  static double ofDiagonal(Covariance q, Reference p) {
    ColumnSquares columns = p.columnSquares();
    return p.exactEntries().isPresent() && columns.squaredDistance(q) < CLOSE
        ? of(q, p)
        : columns.term(q);
  }

  /// Of two precisions: `Σp⁻¹Σq = Λp Λq⁻¹`, so it is the term with the precisions exchanged.
  static double ofPrecisions(Precision q, Precision p) {
    return of(
        Factors.precisionFactor(p),
        Factors.exactPrecision(p),
        Factors.precisionFactor(q),
        Factors.exactPrecision(q),
        q.dimension());
  }

  private static double of(
      double[] lq, double @Nullable [] sq, double[] lp, double @Nullable [] sp, int n) {
    double[] e = Factors.subtract(lq, lp);
    Triangular.solveLower(lp, n, e);
    if (sq != null && sp != null && Norm.squared(e) < CLOSE) {
      return fromEigenvalues(whitened(Factors.subtract(sq, sp), sp, lp, n), n);
    }
    return fromFactors(e, lq, lp, n);
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

  private static double fromEigenvalues(double[] relative, int n) {
    double sum = 0;
    for (double lambda : Orthogonal.eigenvalues(relative, n)) {
      sum -= SpecialFunctions.log1pmx(lambda);
    }
    return 0.5 * sum;
  }

  /// `L⁻¹ Δ L⁻ᵀ` for `L Lᵀ = Σp`; in twice the precision where that is ill-conditioned.
  private static double[] whitened(double[] difference, double[] sp, double[] lp, int n) {
    return TwofoldCholesky.isWorthwhile(sp, lp, n)
        ? TwofoldCholesky.whitened(sp, difference, n)
        : whitened(difference, lp, n);
  }

  /// `L⁻¹ Δ L⁻ᵀ`, in place.
  static double[] whitened(double[] difference, double[] l, int n) {
    Triangular.solveColumns(l, n, difference);
    Square.transpose(difference, n);
    Triangular.solveColumns(l, n, difference);
    return difference;
  }
}
