package dev.kullback.vae.results;

/// What one coordinate of the latent vector carries.
///
/// @param index the coordinate, from 0
/// @param kl its part of the KL, mean over the rows, in nats
/// @param meanVariance Var_x E[z_u|x], the spread of its posterior mean over the rows
public record LatentUnit(int index, double kl, double meanVariance) {
  /// The conventional bar (Burda, Grosse & Salakhutdinov 2015, section 5.2).
  public static final double ACTIVE_ABOVE = 0.01;

  /// Whether the coordinate says anything about x.
  ///
  /// @return Var_x E[z_u|x] > 0.01
  public boolean active() {
    return meanVariance > ACTIVE_ABOVE;
  }
}
