package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.special.ScaleTerms;

/// A full p that many diagonal q are compared with: the columns of Lp⁻¹ are measured once, n³/3,
/// and each q then costs O(n).
///
/// ```text
/// term = ½ Σⱼ hⱼ σⱼ² + Σⱼ [((σⱼ/Lⱼⱼ)² − 1)/2 − ln(σⱼ/Lⱼⱼ)],     hⱼ = Σ_{i>j} (Lp⁻¹)ᵢⱼ²
/// ```
public final class PreparedDense {
  private final double[] strict;
  private final double[] diagonal;

  /// Measures the inverse factor.
  ///
  /// @param p the full covariance
  public PreparedDense(Dense p) {
    int n = p.dimension();
    double[] l = Factors.lower(p);
    double[] inverse = Triangular.inverse(l, n);
    strict = new double[n];
    diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = l[i * n + i];
      for (int j = 0; j < i; j++) {
        strict[j] = Math.fma(inverse[i * n + j], inverse[i * n + j], strict[j]);
      }
    }
  }

  /// The covariance term.
  ///
  /// @param q isotropic or diagonal, of the same dimension
  /// @return nats, not negative
  public double covarianceTerm(Covariance q) {
    double[] variances = q.variances();
    CompensatedSum sum = new CompensatedSum();
    for (int j = 0; j < variances.length; j++) {
      sum.add(0.5 * strict[j] * variances[j]);
      sum.add(ScaleTerms.ofDeviations(Math.sqrt(variances[j]), diagonal[j]));
    }
    return sum.value();
  }
}
