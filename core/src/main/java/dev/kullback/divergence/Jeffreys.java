package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.internal.spectrum.Direction;
import dev.kullback.internal.spectrum.PairSpectrum;

/// The Jeffreys divergence `J(q, p) = KL(q‖p) + KL(p‖q)`, in nats. Symmetric. Some authors halve
/// it; this one does not.
///
/// ```text
/// J = ½ tr(Σp⁻¹Σq + Σq⁻¹Σp − 2I) + ½ δᵀ(Σp⁻¹ + Σq⁻¹)δ  =  ½ Σᵢ [ λᵢ²/rᵢ + wᵢ² (1 + 1/rᵢ) ]
/// ```
///
/// with r the eigenvalues of Σq in the metric of Σp, λ = r − 1 and w the whitened difference of the
/// means: the logarithms cancel and only positive terms are left.
///
/// **Special cases.** q = p gives 0. A point mass along a direction in one argument only: +∞.
///
/// **Accuracy.** Relative error below 1e-14 for well-conditioned pairs, also as q → p. **Cost**:
/// O(n) for diagonal pairs, O(n log n) for circulant ones, the small factors' for Kronecker
/// products; for banded precisions and, from order 128, low-rank covariances that of both
/// divergences, O(n b²) and O(n r²); otherwise one eigenvalue or singular value decomposition.
///
/// *Reference*: H. Jeffreys, *An Invariant Form for the Prior Probability in Estimation Problems*,
/// Proc. R. Soc. A 186 (1946), [doi](https://doi.org/10.1098/rspa.1946.0056).
public final class Jeffreys {
  private Jeffreys() {}

  /// `KL(q‖p) + KL(p‖q)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p) {
    PairSpectrum.requireOneDimension(q, p);
    return GeometricMean.isStructured(q.covariance(), p.covariance())
        ? KullbackLeibler.divergence(q, p) + KullbackLeibler.divergence(p, q)
        : 0.5 * PairSpectrum.of(q, p).sum(Jeffreys::twice);
  }

  private static double twice(Direction d) {
    double scale =
        d.ratio() == Double.POSITIVE_INFINITY ? d.ratio() : d.excess() / d.ratio() * d.excess();
    return scale + d.squaredShift() + d.reversed().squaredShift();
  }
}
