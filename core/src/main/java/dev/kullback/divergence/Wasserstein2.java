package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.spectrum.PairSpectrum;

/// The 2-Wasserstein (Fréchet) distance between Gaussians: a metric in the unit of the coordinates.
///
/// ```text
/// W₂² = ‖μq − μp‖² + tr( Σq + Σp − 2 (Σp^½ Σq Σp^½)^½ ) = ‖μq − μp‖² + min_O ‖Lq − Lp O‖²
/// ```
///
/// over orthogonal O: the second term is the residual of a Procrustes problem and is computed as
/// one ([Bures]), so it is never negative or complex and needs no square root of a product of
/// matrices.
///
/// **Special cases.** Point masses and any degenerate isotropic or diagonal covariance are allowed:
/// the distance stays finite. q = p gives 0.
///
/// **Accuracy.** Diagonal pairs: relative error of W₂² below 1e-15. Dense pairs: below 1e-13 for
/// well-conditioned pairs, also as q → p; ill-conditioned and not close: absolute error of W₂ about
/// ε ‖L‖. **Cost**: O(n) for diagonal pairs, otherwise about 30 n³.
///
/// *References*: D. Dowson & B. Landau, *The Fréchet Distance between Multivariate Normal
/// Distributions*, J. Multivar. Anal. 12 (1982),
/// [doi](https://doi.org/10.1016/0047-259X(82)90077-X); C. Givens & R. Shortt, *A Class of
/// Wasserstein Metrics for Probability Distributions* (1984),
/// [doi](https://doi.org/10.1307/mmj/1029003026).
public final class Wasserstein2 {
  private Wasserstein2() {}

  /// `W₂(q, p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return not negative
  public static double distance(Gaussian q, Gaussian p) {
    return Math.sqrt(squaredDistance(q, p));
  }

  /// `W₂²(q, p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return not negative
  public static double squaredDistance(Gaussian q, Gaussian p) {
    PairSpectrum.requireOneDimension(q, p);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < q.dimension(); i++) {
      double difference = q.mean(i) - p.mean(i);
      sum.add(difference * difference);
    }
    sum.add(Bures.squaredDistance(q.covariance(), p.covariance()));
    return sum.value();
  }
}
