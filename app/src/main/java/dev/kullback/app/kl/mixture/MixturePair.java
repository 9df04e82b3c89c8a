package dev.kullback.app.kl.mixture;

import dev.kullback.app.gaussian.GaussianFile;
import dev.kullback.app.kl.literal.LiteralException;
import dev.kullback.app.kl.literal.MixtureLiteral;
import dev.kullback.mixture.GaussianMixture;
import java.util.function.IntFunction;

/// Two mixtures of one dimension, each written out or, as a single Gaussian, in a file.
///
/// @param q the first
/// @param p the second
public record MixturePair(GaussianMixture q, GaussianMixture p) {

  private record Side(int dimension, IntFunction<GaussianMixture> inDimension) {
    static Side of(String label, String operand) {
      if (GaussianFile.isMeantBy(operand)) {
        GaussianMixture single = GaussianMixture.of(GaussianFile.read(operand).gaussian());
        return new Side(single.dimension(), _ -> single);
      }
      MixtureLiteral literal = MixtureLiteral.parse(label, operand);
      return new Side(literal.dimension(), literal::inDimension);
    }
  }

  /// Reads two mixtures; what leaves its dimension open takes it from the other.
  ///
  /// @param q what the user wrote first
  /// @param p what the user wrote second
  /// @return both
  /// @throws LiteralException pointing at what cannot be read
  /// @throws IllegalArgumentException where the dimensions differ
  public static MixturePair of(String q, String p) {
    Side first = Side.of("Q", q);
    Side second = Side.of("P", p);
    if (first.dimension > 0 && second.dimension > 0 && first.dimension != second.dimension) {
      throw new IllegalArgumentException(
          "P needs dimension %d like Q, got %d".formatted(first.dimension, second.dimension));
    }
    int n = Math.max(1, Math.max(first.dimension, second.dimension));
    return new MixturePair(first.inDimension.apply(n), second.inDimension.apply(n));
  }
}
