package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.LowRank;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Orthogonal;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// The covariance term of `D + W Wᵀ` against `D + W Wᵀ`; a diagonal matrix is one without loadings.
///
/// Whiten by D_p: V = D_p^−½ W_p, Y = D_p^−½ (W_q − W_p), δ = (D_q − D_p)/D_p, g = D_p/D_q. With
/// the capacitances `M = I + Wᵀ D⁻¹ W` of both sides and λ the eigenvalues of `Mp⁻¹(Mq − Mp)`:
///
/// ```text
/// 2·term = −Σᵢ log1pmx(δᵢ) − Σₖ log1pmx(λₖ) + tr(Yᵀ (I + V Vᵀ)⁻¹ Y) − tr(Mp⁻¹ (Y − δV)ᵀ g (Y − δV))
/// ```
///
/// It is the chain rule: the divergence of the joint distributions of x and its r factors, less the
/// expected divergence of the factors given x. Every term is of second order in the differences, so
/// nothing of the size of n or of W cancels. (Derivation: insert the Woodbury identity and the
/// determinant lemma and let the first-order parts, `2 tr(V ᵀY)` and `tr(Mp⁻¹VᵀδV)`, cancel on
/// paper.) The third term is the minimum of `‖Y − V B‖² + ‖B‖²` over B, at `B = Mp⁻¹VᵀY`: two sums
/// of squares, insensitive to the error of B.
///
/// W is known up to a rotation only. Where nearly all of the sum cancels, the loadings of q are
/// first rotated onto those of p (orthogonal Procrustes) and the sum is taken again. Where q and p
/// are not close and it still cancels (a handful of coordinates, nearly all of them explained by
/// the factors), the full triangular factors are compared instead, up to order 2048.
///
/// Cost: two passes of 5 n r² in all and r³; memory O(r²).
final class LowRankTerm {
  /// What may cancel before the loadings are rotated.
  private static final double ROTATED = 1.0 / 64;

  /// What may cancel before the triangular factors are the more accurate road, up to a moderate n.
  private static final double CANCELLED = 1.0 / 8;

  /// Below this an eigenvalue of a ratio is no longer known to its own precision.
  private static final double SMALL = -0.75;

  private final DiagonalPlusLowRank q;
  private final DiagonalPlusLowRank p;
  private final int n;
  private final int r;
  private final double[] capacitanceP;
  private final double[] cross; // VᵀY
  private final double[] capacitanceDifference; // Mq − Mp
  private double scales;
  private double ridge;
  private double conditional;

  private final double logarithms;

  private LowRankTerm(Covariance q, Covariance p) {
    n = q.dimension();
    r = Math.max(DiagonalPlusLowRank.rank(q), DiagonalPlusLowRank.rank(p));
    this.q = new DiagonalPlusLowRank(q, r);
    this.p = new DiagonalPlusLowRank(p, r);
    capacitanceP = this.p.capacitanceFactor();
    cross = new double[r * r];
    capacitanceDifference = new double[r * r];
    firstPass();
    secondPass();
    logarithms = logarithms();
  }

  static double of(Covariance q, Reference reference) {
    Covariance p = reference.covariance();
    LowRankTerm term = new LowRankTerm(q, p);
    if (q instanceof LowRank a && term.total() < ROTATED * term.parts()) {
      LowRankTerm turned = new LowRankTerm(term.rotated(a), p);
      term = turned.parts() < term.parts() ? turned : term;
    }
    return term.factorsAreBetter() ? DenseTerm.of(q, reference) : term.total();
  }

  /// What is left below 0 is the rounding of a sum that is 0.
  private double total() {
    return 0.5 * Math.max(0, scales + logarithms + (ridge - conditional));
  }

  /// The sum of the terms that are not negative, which rounding is relative to.
  private double parts() {
    return 0.5 * (scales + logarithms + ridge);
  }

  /// The error is ε·parts here and about ε·√(n·total) from the triangular factors of both sides.
  private boolean factorsAreBetter() {
    double total = total();
    return total < CANCELLED * parts()
        && n * total < parts() * parts()
        && n <= TraceTerm.LARGEST_DENSE;
  }

  private void firstPass() {
    CompensatedSum sum = new CompensatedSum();
    double[] v = new double[r];
    double[] u = new double[r];
    double[] y = new double[r];
    for (int i = 0; i < n; i++) {
      double dq = q.diagonal(i);
      double dp = p.diagonal(i);
      sum.add(ScaleTerms.ofVariances(dq, dp));
      load(i, v, u, y);
      double g = dp / dq;
      double eta = (dq - dp) / dq;
      for (int k = 0; k < r; k++) {
        double gv = g * v[k];
        double gy = g * y[k];
        double ev = eta * v[k];
        int row = k * r;
        for (int l = 0; l < r; l++) {
          cross[row + l] = Math.fma(v[k], y[l], cross[row + l]);
        }
        for (int l = 0; l <= k; l++) {
          capacitanceDifference[row + l] += Math.fma(gv, y[l], Math.fma(gy, u[l], -ev * v[l]));
        }
      }
    }
    scales = sum.value();
    for (int k = 0; k < r; k++) {
      for (int l = 0; l < k; l++) {
        capacitanceDifference[l * r + k] = capacitanceDifference[k * r + l];
      }
    }
  }

  /// Row i of V, of D_p^−½ W_q and of their difference, that one from the exact difference.
  private void load(int i, double[] v, double[] u, double[] y) {
    double scale = 1 / Math.sqrt(p.diagonal(i));
    for (int k = 0; k < r; k++) {
      double wq = q.loading(i, k);
      double wp = p.loading(i, k);
      v[k] = wp * scale;
      u[k] = wq * scale;
      y[k] = (wq - wp) * scale;
    }
  }

  private void secondPass() {
    double[] b = cross.clone();
    Triangular.solveColumns(capacitanceP, r, b);
    Triangular.solveColumnsTransposed(capacitanceP, r, b);
    CompensatedSum residuals = new CompensatedSum();
    CompensatedSum conditionals = new CompensatedSum();
    double[] v = new double[r];
    double[] u = new double[r];
    double[] y = new double[r];
    for (int i = 0; i < n; i++) {
      load(i, v, u, y);
      double dp = p.diagonal(i);
      double relative = (q.diagonal(i) - dp) / dp;
      double squares = 0;
      for (int l = 0; l < r; l++) {
        double residual = y[l];
        for (int k = 0; k < r; k++) {
          residual = Math.fma(-v[k], b[k * r + l], residual);
        }
        squares = Math.fma(residual, residual, squares);
      }
      residuals.add(squares);
      for (int k = 0; k < r; k++) {
        y[k] = Math.fma(-relative, v[k], y[k]);
      }
      Triangular.solve(capacitanceP, r, y);
      conditionals.add(dp / q.diagonal(i) * squared(y));
    }
    for (double x : b) {
      residuals.add(x * x);
    }
    ridge = residuals.value();
    conditional = conditionals.value();
  }

  private static double squared(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum = Math.fma(v, v, sum);
    }
    return sum;
  }

  /// `−Σ log1pmx(λ)`; where an eigenvalue is near −1 the logarithms come from the determinants.
  private double logarithms() {
    if (r == 0) {
      return 0;
    }
    double[] relative = DenseTerm.whitened(capacitanceDifference.clone(), capacitanceP, r);
    double[] lambda = Orthogonal.eigenvalues(relative, r);
    CompensatedSum sum = new CompensatedSum();
    CompensatedSum trace = new CompensatedSum();
    boolean small = false;
    for (double x : lambda) {
      small |= x < SMALL;
      sum.add(small ? 0 : -SpecialFunctions.log1pmx(x));
      trace.add(x);
    }
    if (!small) {
      return sum.value();
    }
    double[] capacitanceQ = q.capacitanceFactor();
    for (int k = 0; k < r; k++) {
      trace.add(2 * (Math.log(capacitanceP[k * r + k]) - Math.log(capacitanceQ[k * r + k])));
    }
    return trace.value();
  }

  /// q with its loadings turned by the rotation that brings them closest to those of p in the
  /// metric of Σp: the orthogonal factor of `Wqᵀ Σp⁻¹ Wp = I − N + (VᵀY)ᵀ N`, `N = Mp⁻¹`.
  private LowRank rotated(LowRank a) {
    double[] inverse = Square.identity(r);
    Triangular.solveColumns(capacitanceP, r, inverse);
    Triangular.solveColumnsTransposed(capacitanceP, r, inverse);
    double[] product = new double[r * r];
    for (int k = 0; k < r; k++) {
      for (int l = 0; l < r; l++) {
        double sum = (k == l ? 1 : 0) - inverse[k * r + l];
        for (int m = 0; m < r; m++) {
          sum = Math.fma(cross[m * r + k], inverse[m * r + l], sum);
        }
        product[k * r + l] = sum;
      }
    }
    double[] rotation = Orthogonal.nearest(product, r);
    double[] loadings = new double[n * r];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < r; l++) {
        for (int k = 0; k < r; k++) {
          loadings[i * r + l] = Math.fma(q.loading(i, k), rotation[k * r + l], loadings[i * r + l]);
        }
      }
    }
    return LowRank.ofRowMajor(loadings, a.diagonal());
  }
}
