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

  /// Reads the second Gaussian; what it leaves open it takes from the first.
  ///
  /// @param q the first
  /// @param p what the user wrote second
  /// @return both
  /// @throws LiteralException pointing at what cannot be read or does not fit
  public static Pair of(Gaussian q, String p) {
    return new Pair(q, literal("P", p, q, "Q"));
  }

  /// Reads the first Gaussian; what it leaves open it takes from the second.
  ///
  /// @param q what the user wrote first
  /// @param p the second
  /// @return both
  /// @throws LiteralException pointing at what cannot be read or does not fit
  public static Pair of(String q, Gaussian p) {
    return new Pair(literal("Q", q, p, "P"), p);
  }

  private static Gaussian literal(String label, String text, Gaussian other, String otherLabel) {
    GaussianLiteral literal = GaussianLiteral.parse(label, text);
    int n = other.dimension();
    if (literal.dimension() > 0 && literal.dimension() != n) {
      throw literal.dimensionError(
          "needs dimension %d like %s, got %d".formatted(n, otherLabel, literal.dimension()));
    }
    return literal.inDimension(n);
  }
}
