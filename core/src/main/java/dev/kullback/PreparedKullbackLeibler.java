package dev.kullback;

import dev.kullback.internal.pair.CovarianceTerm;
import dev.kullback.internal.pair.Reference;

/// KL(·‖p) for one p and many q; made by [KullbackLeibler#prepare].
///
/// A covariance is factored when it is made, so no p is ever factored twice. What the algorithms
/// need of p beyond that is worked out when a q first asks for it, and kept: the squared column
/// lengths of Lp⁻¹ for a dense p (an isotropic or diagonal q then costs O(n) instead of n³/3), the
/// Cholesky factor of Σ for a precision, low-rank, Kronecker, circulant or banded p where a pair
/// needs full matrices, the diagonal of Σ⁻¹ of a Kronecker product, the first row of Σ⁻¹ of a
/// circulant, all of these for each block. The results have the same bits as without. Immutable,
/// for any number of threads.
public final class PreparedKullbackLeibler {
  private final Gaussian p;
  private final Reference reference;

  PreparedKullbackLeibler(Gaussian p) {
    this.p = p;
    this.reference = new Reference(p.covariance());
  }

  /// The second argument.
  ///
  /// @return p
  public Gaussian p() {
    return p;
  }

  /// KL(q‖p).
  ///
  /// @param q the first argument, of the same dimension
  /// @return nats, not negative, possibly +∞
  public double divergence(Gaussian q) {
    return terms(q).nats();
  }

  /// KL(q‖p) with its two terms apart.
  ///
  /// @param q the first argument, of the same dimension
  /// @return the mean term and the covariance term
  public KullbackLeiblerTerms terms(Gaussian q) {
    double[] delta = KullbackLeibler.difference(q, p);
    return new KullbackLeiblerTerms(
        0.5 * p.covariance().squaredMahalanobis(delta),
        CovarianceTerm.of(q.covariance(), reference));
  }
}
