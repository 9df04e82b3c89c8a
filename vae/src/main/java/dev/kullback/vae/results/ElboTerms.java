package dev.kullback.vae.results;

/// The evidence lower bound and its two terms, in nats a row, unweighted.
///
/// @param elbo reconstruction − kl
/// @param reconstruction E_q ln p(x|z)
/// @param kl KL(q(z|x) ‖ p(z)) in closed form
public record ElboTerms(double elbo, double reconstruction, double kl) {

  /// From the two terms.
  ///
  /// @param reconstruction E_q ln p(x|z)
  /// @param kl KL(q(z|x) ‖ p(z))
  /// @return with their difference
  public static ElboTerms of(double reconstruction, double kl) {
    return new ElboTerms(reconstruction - kl, reconstruction, kl);
  }
}
