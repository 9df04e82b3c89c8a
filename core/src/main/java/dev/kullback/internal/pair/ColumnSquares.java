package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.special.ScaleTerms;

/// The covariance term of a diagonal q against a full p: with the squared lengths of the columns of
/// Lp⁻¹, which cost n³/3 and belong to p alone, it costs O(n).
///
/// ```text
/// term = ½ Σⱼ hⱼ σⱼ² + Σⱼ [((σⱼ/Lⱼⱼ)² − 1)/2 − ln(σⱼ/Lⱼⱼ)],     hⱼ = Σ_{i>j} (Lp⁻¹)ᵢⱼ²
/// ```
final class ColumnSquares {
  private final double[] strict;
  private final double[] diagonal;

  ColumnSquares(double[] lower, int n) {
    double[] inverse = Triangular.inverse(lower, n);
    strict = new double[n];
    diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = lower[i * n + i];
      for (int j = 0; j < i; j++) {
        strict[j] = Math.fma(inverse[i * n + j], inverse[i * n + j], strict[j]);
      }
    }
  }

  double term(Covariance q) {
    double[] variances = q.variances();
    CompensatedSum sum = new CompensatedSum();
    for (int j = 0; j < variances.length; j++) {
      sum.add(0.5 * strict[j] * variances[j]);
      sum.add(ScaleTerms.ofDeviations(Math.sqrt(variances[j]), diagonal[j]));
    }
    return sum.value();
  }

  /// `‖Lp⁻¹ Lq − I‖²`.
  double squaredDistance(Covariance q) {
    double[] variances = q.variances();
    double sum = 0;
    for (int j = 0; j < variances.length; j++) {
      double relative = (Math.sqrt(variances[j]) - diagonal[j]) / diagonal[j];
      sum += strict[j] * variances[j] + relative * relative;
    }
    return sum;
  }
}
