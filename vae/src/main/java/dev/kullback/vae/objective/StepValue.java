package dev.kullback.vae.objective;

/// What one batch gave, in nats, summed over its rows, unweighted.
///
/// @param rows in the batch
/// @param reconstruction Σ ln p(x|z)
/// @param kl Σ KL(q(z|x) ‖ p(z))
public record StepValue(int rows, double reconstruction, double kl) {

  /// Whether both sums are numbers.
  ///
  /// @return false when one is NaN or infinite
  public boolean isFinite() {
    return Double.isFinite(reconstruction) && Double.isFinite(kl);
  }
}
