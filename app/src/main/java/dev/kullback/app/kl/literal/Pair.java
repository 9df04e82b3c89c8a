package dev.kullback.app.kl.literal;

import dev.kullback.Gaussian;

/// Two Gaussians of one dimension.
///
/// @param q the first argument of the divergence
/// @param p the second
public record Pair(Gaussian q, Gaussian p) {

  /// Reads two Gaussians; what leaves its dimension open takes it from the other, and two that do
  /// are of dimension 1.
  ///
  /// @param q what the user wrote first
  /// @param p what the user wrote second
  /// @return both
  /// @throws LiteralException pointing at what cannot be read or does not fit
  public static Pair parse(String q, String p) {
    GaussianLiteral first = GaussianLiteral.parse("Q", q);
    GaussianLiteral second = GaussianLiteral.parse("P", p);
    if (first.dimension() > 0
        && second.dimension() > 0
        && first.dimension() != second.dimension()) {
      throw second.dimensionError(
          "needs dimension %d like Q, got %d".formatted(first.dimension(), second.dimension()));
    }
    int n = Math.max(1, Math.max(first.dimension(), second.dimension()));
    return new Pair(first.inDimension(n), second.inDimension(n));
  }
}
