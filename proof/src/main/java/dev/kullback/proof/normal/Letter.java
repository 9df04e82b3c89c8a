package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;

/// A letter of a matrix word.
sealed interface Letter {

  /// A matrix symbol to a power; powers of covariances may be fractional.
  record Named(String name, Rational power, boolean transposed, boolean covariance)
      implements Letter {}

  /// The inverse of a sum of matrices.
  record InverseOf(MatrixPoly sum, boolean covariance) implements Letter {}

  /// The diagonal matrix of a monomial in the bound index.
  record Diagonal(Monomial entry) implements Letter {}

  /// The matrix of ones, 1 1ᵀ: u 1 1ᵀ v is an outer product of the vectors in the diagonals u, v.
  record Ones() implements Letter {}

  /// The letter of the transposed matrix.
  default Letter transpose() {
    return switch (this) {
      case Named n when !n.covariance() -> new Named(n.name(), n.power(), !n.transposed(), false);
      case InverseOf i when !i.covariance() -> new InverseOf(i.sum().transpose(), false);
      default -> this;
    };
  }
}
