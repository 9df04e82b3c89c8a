package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.special.ScaleTerms;

/// The covariance term of KL(q‖p): `½ (tr(Σp⁻¹Σq) − n − ln |Σp⁻¹Σq|)`, never computed in that form.
public final class CovarianceTerm {
  private CovarianceTerm() {}

  /// The term for one ordered pair.
  ///
  /// @param q covariance of q
  /// @param p covariance of p, of the same dimension
  /// @return nats, not negative, +∞ where q is degenerate and p is not, or the other way round
  public static double of(Covariance q, Covariance p) {
    return switch (new Pair(q, p)) {
      case Pair(Isotropic a, Isotropic b) ->
          0.5 * a.dimension() * ScaleTerms.ofVariances(a.variance(), b.variance());
      case Pair(Isotropic a, Diagonal b) -> diagonal(Diagonals.of(a), b);
      case Pair(Diagonal a, Isotropic b) -> diagonal(a, Diagonals.of(b));
      case Pair(Diagonal a, Diagonal b) -> diagonal(a, b);
      case Pair(Isotropic a, Dense b) -> DenseTerm.of(a, b);
      case Pair(Diagonal a, Dense b) -> DenseTerm.of(a, b);
      case Pair(Dense a, Isotropic b) ->
          b.variance() == 0 ? Double.POSITIVE_INFINITY : DenseTerm.of(a, b);
      case Pair(Dense a, Diagonal b) ->
          Diagonals.degenerate(b) ? Double.POSITIVE_INFINITY : DenseTerm.of(a, b);
      case Pair(Dense a, Dense b) -> DenseTerm.of(a, b);
    };
  }

  private static double diagonal(Diagonal q, Diagonal p) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < q.dimension(); i++) {
      sum.add(ScaleTerms.ofVariances(q.variance(i), p.variance(i)));
    }
    return 0.5 * sum.value();
  }
}
