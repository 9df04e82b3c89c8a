package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.LowRankGradient;
import dev.kullback.internal.linear.Triangular;

/// Gradients for pairs of low-rank, diagonal and isotropic covariances; no n × n matrix is formed.
///
/// With `Δ = diag(e) + (Wq − Wp) Wqᵀ + Wp (Wq − Wp)ᵀ`, e = Dq − Dp, and inverses written as `S =
/// D⁻¹ − H Hᵀ`, H = D⁻¹ W L⁻ᵀ, the gradient `G = ½ Sp Δ S` is needed through its diagonal and
/// through G W only:
///
/// ```text
/// diag(Sp e S)ᵢ = e/(dp d) − e/dp ‖Hᵢ‖² − e/d ‖Hp,ᵢ‖² + Hp,ᵢ (Hpᵀ e H) Hᵢᵀ
/// Sp Δ (S W)    from the right, one n × r product after the other
/// ```
///
/// Cost O(n r²).
final class LowRankGradients {
  private final DiagonalPlusLowRank q;
  private final DiagonalPlusLowRank p;
  private final int n;
  private final int r;

  private LowRankGradients(Covariance q, Covariance p) {
    n = q.dimension();
    r = Math.max(DiagonalPlusLowRank.rank(q), DiagonalPlusLowRank.rank(p));
    this.q = new DiagonalPlusLowRank(q, r);
    this.p = new DiagonalPlusLowRank(p, r);
  }

  /// In the parameters of q: `½ Sp Δ Sq`.
  static CovarianceGradient ofQ(Covariance q, Covariance p) {
    LowRankGradients pair = new LowRankGradients(q, p);
    return pair.contracted(q, pair.q, 0.5, new double[q.dimension()]);
  }

  /// In the parameters of p: `−½ Sp (Δ + δδᵀ) Sp`.
  static CovarianceGradient ofP(Covariance q, Covariance p, double[] delta) {
    LowRankGradients pair = new LowRankGradients(q, p);
    return pair.contracted(p, pair.p, -0.5, p.solve(delta));
  }

  private CovarianceGradient contracted(
      Covariance structure, DiagonalPlusLowRank right, double scale, double[] u) {
    double[] diagonal = diagonal(right, scale, u);
    return switch (structure) {
      case Isotropic c -> Contraction.isotropic(diagonal, c);
      case Diagonal c -> Contraction.diagonal(diagonal, c);
      case LowRank c -> new LowRankGradient(diagonal, loadings(c.rank(), right, scale, u));
      default ->
          throw new IllegalArgumentException(
              "needs a diagonal or low-rank covariance, got " + structure);
    };
  }

  private double[] diagonal(DiagonalPlusLowRank right, double scale, double[] u) {
    double[] hp = halfInverse(p);
    double[] h = right == p ? hp : halfInverse(right);
    double[] middle = new double[r * r];
    for (int i = 0; i < n; i++) {
      double e = q.diagonal(i) - p.diagonal(i);
      for (int k = 0; k < r; k++) {
        for (int l = 0; l < r; l++) {
          middle[k * r + l] = Math.fma(e * hp[i * r + k], h[i * r + l], middle[k * r + l]);
        }
      }
    }
    double[] change = change();
    double[] pChange = solved(p, change);
    double[] rChange = right == p ? pChange : solved(right, change);
    double[] rq = solved(right, loadings(q));
    double[] pp = solved(p, loadings(p));
    double[] diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      double e = q.diagonal(i) - p.diagonal(i);
      double sum = e / p.diagonal(i) / right.diagonal(i);
      for (int k = 0; k < r; k++) {
        int at = i * r + k;
        sum -= e / p.diagonal(i) * h[at] * h[at] + e / right.diagonal(i) * hp[at] * hp[at];
        for (int l = 0; l < r; l++) {
          sum = Math.fma(hp[at] * middle[k * r + l], h[i * r + l], sum);
        }
        sum = Math.fma(pChange[at], rq[at], Math.fma(pp[at], rChange[at], sum));
      }
      diagonal[i] = scale * Math.fma(u[i], u[i], sum);
    }
    return diagonal;
  }

  /// `2·scale·Sp (Δ S W + δ δᵀ Sp W)` for the first columns of the right side's own W.
  private double[] loadings(int rank, DiagonalPlusLowRank right, double scale, double[] u) {
    double[] own = loadings(right);
    double[] x = solved(right, own);
    double[] change = change();
    double[] wq = loadings(q);
    double[] wp = loadings(p);
    double[] a = product(wq, x);
    double[] b = product(change, x);
    double[] y = new double[n * r];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < r; l++) {
        double sum = (q.diagonal(i) - p.diagonal(i)) * x[i * r + l];
        for (int k = 0; k < r; k++) {
          sum = Math.fma(change[i * r + k], a[k * r + l], sum);
          sum = Math.fma(wp[i * r + k], b[k * r + l], sum);
        }
        y[i * r + l] = sum;
      }
    }
    double[] g = solved(p, y);
    double[] result = new double[n * rank];
    for (int l = 0; l < rank; l++) {
      double projected = 0;
      for (int i = 0; i < n; i++) {
        projected = Math.fma(u[i], own[i * r + l], projected);
      }
      for (int i = 0; i < n; i++) {
        result[i * rank + l] = 2 * scale * Math.fma(u[i], projected, g[i * r + l]);
      }
    }
    return result;
  }

  private double[] loadings(DiagonalPlusLowRank c) {
    double[] w = new double[n * r];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < r; k++) {
        w[i * r + k] = c.loading(i, k);
      }
    }
    return w;
  }

  /// `Wq − Wp`.
  private double[] change() {
    return Factors.subtract(loadings(q), loadings(p));
  }

  /// `AᵀB` of two n × r matrices.
  private double[] product(double[] a, double[] b) {
    double[] product = new double[r * r];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < r; k++) {
        for (int l = 0; l < r; l++) {
          product[k * r + l] = Math.fma(a[i * r + k], b[i * r + l], product[k * r + l]);
        }
      }
    }
    return product;
  }

  /// `H = D⁻¹ W L⁻ᵀ` with L the factor of the capacitance.
  private double[] halfInverse(DiagonalPlusLowRank c) {
    double[] factor = c.capacitanceFactor();
    double[] h = new double[n * r];
    double[] row = new double[r];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < r; k++) {
        row[k] = c.loading(i, k) / c.diagonal(i);
      }
      Triangular.solve(factor, r, row);
      System.arraycopy(row, 0, h, i * r, r);
    }
    return h;
  }

  /// `S X = D⁻¹ (X − W M⁻¹ Wᵀ D⁻¹ X)` for an n × r matrix X.
  private double[] solved(DiagonalPlusLowRank c, double[] x) {
    double[] scaled = x.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= c.diagonal(i / r);
    }
    double[] w = loadings(c);
    double[] b = product(w, scaled);
    double[] factor = c.capacitanceFactor();
    Triangular.solveColumns(factor, r, b);
    Triangular.solveColumnsTransposed(factor, r, b);
    double[] result = new double[n * r];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < r; l++) {
        double sum = x[i * r + l];
        for (int k = 0; k < r; k++) {
          sum = Math.fma(-w[i * r + k], b[k * r + l], sum);
        }
        result[i * r + l] = sum / c.diagonal(i);
      }
    }
    return result;
  }
}
