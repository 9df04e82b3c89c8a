package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.LowRank;
import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import org.jspecify.annotations.Nullable;

/// The geometric mean of two low-rank Gaussians (one may be diagonal), itself of low rank.
///
/// With `Σ⁻¹ = D⁻¹ − H Hᵀ`, `H = D⁻¹ W L⁻ᵀ` on either side and `K = [√α Hq, √(1−α) Hp]`:
///
/// ```text
/// Λg = α Λq + (1−α) Λp = E⁻¹ − K Kᵀ,        E = 1 / (α/Dq + (1−α)/Dp)
/// Σg = E + V Vᵀ,                            V = E K C⁻ᵀ,   C Cᵀ = I − Kᵀ E K
/// ```
///
/// Cost O(n r²) with r the sum of the ranks.
final class LowRankMean {
  private LowRankMean() {}

  /// The mean, or null where loadings are so large that `I − Kᵀ E K` is no longer positive definite
  /// in `double`.
  static @Nullable Gaussian of(Gaussian q, Gaussian p, double alpha) {
    int n = q.dimension();
    int rankQ = rank(q.covariance());
    int r = rankQ + rank(p.covariance());
    double[] k = new double[n * r];
    double[] e = new double[n];
    halfInverse(q.covariance(), alpha, k, r, 0, e);
    halfInverse(p.covariance(), 1 - alpha, k, r, rankQ, e);
    for (int i = 0; i < n; i++) {
      e[i] = 1 / e[i];
    }
    double[] c = complement(k, e, r);
    if (Cholesky.factor(c, r) >= 0) {
      return null;
    }
    double[] row = new double[r];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < r; l++) {
        row[l] = e[i] * k[i * r + l];
      }
      Triangular.solve(c, r, row);
      System.arraycopy(row, 0, k, i * r, r);
    }
    double[] step = q.covariance().solve(GeometricMean.difference(q, p));
    return Gaussian.of(
        GeometricMean.moved(p, alpha, times(e, k, r, step)), LowRank.ofRowMajor(k, e));
  }

  private static int rank(Covariance c) {
    return c instanceof LowRank l ? l.rank() : 0;
  }

  /// Writes `√w H` into columns of K and adds `w/D` to e.
  private static void halfInverse(
      Covariance c, double w, double[] k, int r, int column, double[] e) {
    if (!(c instanceof LowRank l)) {
      double[] variances = c.variances();
      for (int i = 0; i < e.length; i++) {
        e[i] += w / variances[i];
      }
      return;
    }
    double root = Math.sqrt(w);
    double[] factor = Square.flatten(l.capacitanceFactor());
    double[] row = new double[l.rank()];
    for (int i = 0; i < e.length; i++) {
      double d = l.diagonal(i);
      e[i] += w / d;
      for (int m = 0; m < row.length; m++) {
        row[m] = root * l.loading(i, m) / d;
      }
      Triangular.solve(factor, row.length, row);
      System.arraycopy(row, 0, k, i * r + column, row.length);
    }
  }

  /// `I − Kᵀ E K`.
  private static double[] complement(double[] k, double[] e, int r) {
    double[] c = Square.identity(r);
    for (int i = 0; i < e.length; i++) {
      for (int l = 0; l < r; l++) {
        double weighted = -e[i] * k[i * r + l];
        for (int m = 0; m <= l; m++) {
          c[l * r + m] = Math.fma(weighted, k[i * r + m], c[l * r + m]);
        }
      }
    }
    return c;
  }

  /// `(E + V Vᵀ) x`.
  private static double[] times(double[] e, double[] v, int r, double[] x) {
    double[] inner = new double[r];
    for (int i = 0; i < e.length; i++) {
      for (int l = 0; l < r; l++) {
        inner[l] = Math.fma(v[i * r + l], x[i], inner[l]);
      }
    }
    double[] y = new double[e.length];
    for (int i = 0; i < e.length; i++) {
      double sum = e[i] * x[i];
      for (int l = 0; l < r; l++) {
        sum = Math.fma(v[i * r + l], inner[l], sum);
      }
      y[i] = sum;
    }
    return y;
  }
}
