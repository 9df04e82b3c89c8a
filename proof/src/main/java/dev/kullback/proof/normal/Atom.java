package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Density;
import java.math.BigInteger;

/// What a monomial is made of: a quantity that the rules cannot take apart any further.
sealed interface Atom {

  /// The bound index of a power sum and of a diagonal letter.
  String BOUND = "·";

  /// A scalar symbol.
  record Variable(String name, boolean positive) implements Atom {}

  /// A prime number, carrying a fractional exponent.
  record Prime(BigInteger value) implements Atom {}

  /// The circle number.
  record Pi() implements Atom {}

  /// A component of a vector.
  record Component(String vector, String index, boolean positive) implements Atom {}

  /// Σ_i body, where the body is a monomial in the bound index only.
  record PowerSum(Monomial body) implements Atom {}

  /// 1ᵀ word 1: a bilinear form, its vectors being diagonal letters at the ends of the word.
  record Bilinear(Word word) implements Atom {}

  /// The trace of a word.
  record TraceOf(Word word) implements Atom {}

  /// The log-determinant of a positive definite matrix that is no product.
  record LogDeterminant(MatrixPoly matrix) implements Atom {}

  /// The determinant of a matrix about which nothing is known.
  record AnyDeterminant(MatrixPoly matrix) implements Atom {}

  /// A diagonal entry of a word.
  record DiagonalEntry(Word word, String index) implements Atom {}

  /// An off-diagonal entry of a word.
  record OffDiagonalEntry(Word word, String row, String column) implements Atom {}

  /// A component of word · 1.
  record VectorEntry(Word word, String index) implements Atom {}

  /// The logarithm of a positive atom or of a primitive sum.
  record Log(Poly argument) implements Atom {}

  /// A primitive sum under an exponent that is not a positive integer.
  record Compound(Poly base) implements Atom {}

  /// The logarithm of a density of which no law is known.
  record LogDensity(Density density) implements Atom {

    boolean mentions(String variable) {
      return density.of().contains(variable) || density.given().contains(variable);
    }
  }

  /// The mean of something opaque under a density.
  record Mean(Density density, String variable, Monomial body) implements Atom {}

  /// Whether the atom is known to be greater than 0.
  default boolean isPositive() {
    return switch (this) {
      case Variable v -> v.positive();
      case Component c -> c.positive();
      case Prime _, Pi _ -> true;
      case PowerSum s -> s.body().isPositive();
      case Compound c -> c.base().isPositive();
      case DiagonalEntry d -> d.word().isPositiveDefinite();
      case TraceOf t -> t.word().isPositiveDefinite();
      case Bilinear _, LogDeterminant _, AnyDeterminant _, OffDiagonalEntry _, VectorEntry _ ->
          false;
      case Log _, LogDensity _, Mean _ -> false;
    };
  }

  /// Whether the atom depends on the index variable.
  default boolean mentionsIndex(String index) {
    return switch (this) {
      case Component c -> c.index().equals(index);
      case DiagonalEntry d -> d.index().equals(index);
      case OffDiagonalEntry o -> o.row().equals(index) || o.column().equals(index);
      case VectorEntry v -> v.index().equals(index);
      case Log l -> l.argument().mentionsIndex(index);
      case Compound c -> c.base().mentionsIndex(index);
      case Mean m -> m.body().mentionsIndex(index);
      default -> false;
    };
  }

  /// Whether the atom depends on the symbol (a random variable).
  default boolean mentionsSymbol(String name) {
    return switch (this) {
      case Variable v -> v.name().equals(name);
      case Component c -> c.vector().equals(name);
      case PowerSum s -> s.body().mentionsSymbol(name);
      case Bilinear b -> b.word().mentionsSymbol(name);
      case TraceOf t -> t.word().mentionsSymbol(name);
      case DiagonalEntry d -> d.word().mentionsSymbol(name);
      case OffDiagonalEntry o -> o.word().mentionsSymbol(name);
      case VectorEntry v -> v.word().mentionsSymbol(name);
      case Log l -> l.argument().mentionsSymbol(name);
      case Compound c -> c.base().mentionsSymbol(name);
      case LogDensity d -> d.mentions(name);
      case LogDeterminant d -> d.matrix().mentionsSymbol(name);
      case AnyDeterminant d -> d.matrix().mentionsSymbol(name);
      case Mean m -> !m.variable().equals(name) && m.body().mentionsSymbol(name);
      case Prime _, Pi _ -> false;
    };
  }
}
