package dev.kullback.vae.config;

/// One seed for each source of chance, so that one can be changed while the others stay.
///
/// @param initialization of the weights
/// @param shuffling of the rows in each epoch, and the choice of validation rows
/// @param binarization of the data
/// @param noise the ε of z = μ + σ·ε
public record Seeds(long initialization, long shuffling, long binarization, long noise) {

  /// Derives four unrelated streams from one number.
  ///
  /// @param seed any
  /// @return the same number four times: each use mixes its own constant in
  public static Seeds of(long seed) {
    return new Seeds(seed, seed, seed, seed);
  }
}
