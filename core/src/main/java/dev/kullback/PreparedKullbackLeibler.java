package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.internal.pair.PreparedDense;
import org.jspecify.annotations.Nullable;

/// KL(·‖p) for one p and many q; made by [KullbackLeibler#prepare].
///
/// A covariance is factored when it is made, so no p is ever factored twice. What is prepared
/// beyond that is the squared column lengths of Lp⁻¹ where p is [Dense]: n³/3 once, and the
/// covariance term of an isotropic or diagonal q then costs O(n) instead of n³/3. Immutable, for
/// any number of threads.
public final class PreparedKullbackLeibler {
  private final Gaussian p;
  private final @Nullable PreparedDense dense;

  PreparedKullbackLeibler(Gaussian p) {
    this.p = p;
    this.dense = p.covariance() instanceof Dense d ? new PreparedDense(d) : null;
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
    if (dense == null || !isDiagonal(q.covariance())) {
      return KullbackLeibler.terms(q, p);
    }
    double[] delta = KullbackLeibler.difference(q, p);
    return new KullbackLeiblerTerms(
        0.5 * p.covariance().squaredMahalanobis(delta), dense.covarianceTerm(q.covariance()));
  }

  private static boolean isDiagonal(Covariance c) {
    return c instanceof Isotropic || c instanceof Diagonal;
  }
}
