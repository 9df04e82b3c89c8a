package dev.kullback.internal.pair;

import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Precision;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.special.ScaleTerms;

/// The covariance term of a diagonal against a precision matrix `Λ = R Rᵀ`, and the other way
/// round.
///
/// ```text
/// q diagonal:  tr(Λp Σq) = ‖Rᵀ Σq^½‖²,   so  ½ Σ_{i>j} (Rᵢⱼ σᵢ)² + Σ [((Rᵢᵢσᵢ)² − 1)/2 − ln Rᵢᵢσᵢ]     O(n²)
/// p diagonal:  tr(Σp⁻¹ Λq⁻¹) = ‖R⁻¹ Σp^−½‖²,  the same sum with R⁻¹ and 1/σ                          n³/6
/// ```
///
/// All terms are ≥ 0.
final class PrecisionTerm {
  private PrecisionTerm() {}

  static double of(Diagonal q, Precision p) {
    return scaled(Factors.precisionFactor(p), q, true);
  }

  static double of(Precision q, Diagonal p) {
    return scaled(Factors.inverseFactor(q), p, false);
  }

  /// The rows of a triangular factor times σ, or its columns divided by σ; in both cases the
  /// coordinate that the diagonal matrix meets.
  private static double scaled(double[] factor, Diagonal d, boolean times) {
    int n = d.dimension();
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double deviation = Math.sqrt(d.variance(times ? i : j));
        double entry = times ? factor[i * n + j] * deviation : factor[i * n + j] / deviation;
        sum.add(0.5 * entry * entry);
      }
      double deviation = Math.sqrt(d.variance(i));
      sum.add(
          times
              ? ScaleTerms.ofDeviations(deviation, 1 / factor[i * n + i])
              : ScaleTerms.ofDeviations(factor[i * n + i], deviation));
    }
    return sum.value();
  }
}
