package dev.kullback.internal.pair;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.Diagonal;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// The covariance term of two banded precisions, or of one and a diagonal covariance. Nothing
/// outside the bands is formed.
///
/// With `Λ = R Rᵀ` on either side, `G = Rq⁻¹ (Rp − Rq)` and B = Rp − Rq:
///
/// ```text
/// 2·term = tr(Λp Σq) − n − ln |Λp Σq| = ‖G‖² − 2 Σ log1pmx(Gⱼⱼ),      ‖G‖² = Σⱼ bⱼᵀ Σq bⱼ
/// ```
///
/// where a column bⱼ has b + 1 entries, so that Σq is needed within the band only. B itself follows
/// from the exact difference of the precisions by the recurrence of the factorisation, differenced:
///
/// ```text
/// Bᵢⱼ = (Δᵢⱼ − Σ_{k<j} (Bᵢₖ Rp[j,k] + Rq[i,k] Bⱼₖ) − Rq[i,j] Bⱼⱼ) / Rp[j,j],     Δ = Λp − Λq
/// ```
///
/// Cost n b².
final class BandedTerm {
  private BandedTerm() {}

  /// `Λ[i+k, i]`, 0 outside the band.
  static double entry(BandedPrecision c, int k, int i) {
    return k <= c.bandwidth() ? c.diagonal(k)[i] : 0;
  }

  static double of(BandedPrecision q, BandedPrecision p) {
    int b = Math.max(q.bandwidth(), p.bandwidth());
    double[][] rq = factor(q, b);
    double[][] difference = difference(precision(p, b), precision(q, b), factor(p, b), rq);
    double[][] covariance = q.covarianceBand(b);
    CompensatedSum sum = new CompensatedSum();
    for (int j = 0; j < q.dimension(); j++) {
      sum.add(0.5 * quadraticForm(covariance, difference, j, 0));
      sum.add(-SpecialFunctions.log1pmx(difference[0][j] / rq[0][j]));
    }
    return Math.max(0, sum.value());
  }

  private static double[][] factor(BandedPrecision c, int b) {
    double[][] band = new double[b + 1][c.dimension()];
    for (int k = 0; k <= c.bandwidth(); k++) {
      double[] diagonal = c.factorDiagonal(k);
      System.arraycopy(diagonal, 0, band[k], 0, diagonal.length);
    }
    return band;
  }

  private static double[][] precision(BandedPrecision c, int b) {
    double[][] band = new double[b + 1][c.dimension()];
    for (int k = 0; k <= c.bandwidth(); k++) {
      double[] diagonal = c.diagonal(k);
      System.arraycopy(diagonal, 0, band[k], 0, diagonal.length);
    }
    return band;
  }

  /// `Rp − Rq`.
  private static double[][] difference(double[][] p, double[][] q, double[][] rp, double[][] rq) {
    int n = p[0].length;
    double[][] d = new double[p.length][n];
    for (int i = 0; i < n; i++) {
      int first = Math.max(0, i - p.length + 1);
      for (int j = first; j < i; j++) {
        double sum = p[i - j][j] - q[i - j][j];
        for (int k = first; k < j; k++) {
          sum = Math.fma(-d[i - k][k], rp[j - k][k], sum);
          sum = Math.fma(-rq[i - k][k], d[j - k][k], sum);
        }
        d[i - j][j] = Math.fma(-rq[i - j][j], d[0][j], sum) / rp[0][j];
      }
      double sum = p[0][i] - q[0][i];
      for (int k = first; k < i; k++) {
        sum = Math.fma(-d[i - k][k], rp[i - k][k] + rq[i - k][k], sum);
      }
      d[0][i] = sum / (rp[0][i] + rq[0][i]);
    }
    return d;
  }

  /// `vᵀ Σ v` for the part of a band column that starts `from` below the diagonal.
  private static double quadraticForm(double[][] sigma, double[][] columns, int j, int from) {
    int last = Math.min(columns.length - 1, sigma[0].length - 1 - j);
    double sum = 0;
    for (int k = from; k <= last; k++) {
      double inner = 0.5 * sigma[0][j + k] * columns[k][j];
      for (int l = from; l < k; l++) {
        inner = Math.fma(sigma[k - l][j + l], columns[l][j], inner);
      }
      sum = Math.fma(2 * inner, columns[k][j], sum);
    }
    return sum;
  }

  /// `tr(Λp Σq) = ‖Rᵀ Σq^½‖²`: as [PrecisionTerm], within the band. Cost n b.
  static double of(Diagonal q, BandedPrecision p) {
    int n = q.dimension();
    CompensatedSum sum = new CompensatedSum();
    for (int k = 1; k <= p.bandwidth(); k++) {
      double[] diagonal = p.factorDiagonal(k);
      for (int j = 0; j < n - k; j++) {
        double entry = diagonal[j] * Math.sqrt(q.variance(j + k));
        sum.add(0.5 * entry * entry);
      }
    }
    double[] main = p.factorDiagonal(0);
    for (int j = 0; j < n; j++) {
      sum.add(ScaleTerms.ofDeviations(Math.sqrt(q.variance(j)), 1 / main[j]));
    }
    return sum.value();
  }

  /// `Σq[j,j] = 1/Rⱼⱼ² + ρᵀ Σq ρ` with ρ the subdiagonal part of column j over Rⱼⱼ. Cost n b².
  static double of(BandedPrecision q, Diagonal p) {
    int b = q.bandwidth();
    double[][] r = factor(q, b);
    double[][] covariance = q.covarianceBand(b);
    CompensatedSum sum = new CompensatedSum();
    for (int j = 0; j < q.dimension(); j++) {
      double strict = quadraticForm(covariance, r, j, 1) / r[0][j] / r[0][j];
      sum.add(0.5 * strict / p.variance(j));
      sum.add(ScaleTerms.ofDeviations(1 / r[0][j], Math.sqrt(p.variance(j))));
    }
    return sum.value();
  }
}
