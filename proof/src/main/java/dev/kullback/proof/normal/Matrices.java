package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.Comparator;
import java.util.Map;

/// Inverses, powers and log-determinants of matrices in normal form.
final class Matrices {

  private static final Rational MINUS_ONE = Rational.of(-1);

  private Matrices() {}

  static MatrixPoly inverse(MatrixPoly matrix) {
    if (matrix.isZero()) {
      throw new OutsideFragmentException("the zero matrix has no inverse");
    }
    if (matrix.isDiagonal()) {
      return MatrixPoly.diagonal(Powers.power(matrix.diagonalEntry(), MINUS_ONE));
    }
    if (matrix.terms().size() > 1) {
      return inverseOfSum(matrix);
    }
    Map.Entry<Word, Poly> only = matrix.terms().entrySet().iterator().next();
    MatrixPoly product = MatrixPoly.IDENTITY;
    for (Letter letter : only.getKey().letters().reversed()) {
      product = product.times(inverse(letter));
    }
    return product.scale(Powers.power(only.getValue(), MINUS_ONE));
  }

  private static MatrixPoly inverse(Letter letter) {
    return switch (letter) {
      case Letter.Named n ->
          MatrixPoly.of(
              Word.of(
                  new Letter.Named(n.name(), n.power().negate(), n.transposed(), n.covariance())));
      case Letter.InverseOf i -> i.sum();
      case Letter.Diagonal d -> MatrixPoly.diagonal(Powers.power(d.entry().toPoly(), MINUS_ONE));
      case Letter.Ones _ ->
          throw new OutsideFragmentException(
              "an outer product of vectors has no inverse for n > 1");
    };
  }

  /// Scaled so that proportional sums share a letter.
  private static MatrixPoly inverseOfSum(MatrixPoly sum) {
    Poly scale = leadingCoefficient(sum);
    if (!scale.isSingleTerm()) {
      scale = Poly.ONE;
    }
    Poly reciprocal = Powers.power(scale, MINUS_ONE);
    MatrixPoly monic = sum.scale(reciprocal);
    return MatrixPoly.of(Word.of(new Letter.InverseOf(monic, isPositiveDefinite(monic))))
        .scale(reciprocal);
  }

  private static Poly leadingCoefficient(MatrixPoly sum) {
    return sum.terms().entrySet().stream()
        .min(Comparator.comparing(e -> e.getKey().toString()))
        .orElseThrow()
        .getValue();
  }

  /// Whether a matrix is positive definite for certain.
  static boolean isPositiveDefinite(MatrixPoly matrix) {
    return !matrix.isZero()
        && matrix.terms().entrySet().stream()
            .allMatch(e -> e.getValue().isPositive() && e.getKey().isPositiveDefinite());
  }

  static MatrixPoly power(MatrixPoly matrix, Rational exponent) {
    if (exponent.isInteger()) {
      MatrixPoly base = exponent.signum() < 0 ? inverse(matrix) : matrix;
      MatrixPoly product = MatrixPoly.IDENTITY;
      for (int k = 0; k < Math.abs(exponent.intValueExact()); k++) {
        product = product.times(base);
      }
      return product;
    }
    if (matrix.isDiagonal() && matrix.diagonalEntry().isPositive()) {
      return MatrixPoly.diagonal(Powers.power(matrix.diagonalEntry(), exponent));
    }
    return rootOfLetter(matrix, exponent);
  }

  private static MatrixPoly rootOfLetter(MatrixPoly matrix, Rational exponent) {
    if (matrix.terms().size() == 1) {
      Map.Entry<Word, Poly> only = matrix.terms().entrySet().iterator().next();
      if (only.getKey().letters().size() == 1
          && only.getKey().letters().getFirst() instanceof Letter.Named n
          && n.covariance()) {
        Letter root = new Letter.Named(n.name(), n.power().times(exponent), false, true);
        return MatrixPoly.of(Word.of(root)).scale(Powers.power(only.getValue(), exponent));
      }
    }
    throw new OutsideFragmentException("only a covariance matrix has a root here");
  }

  /// The determinant.
  static Poly determinant(MatrixPoly matrix) {
    if (matrix.isDiagonal()) {
      return productOver(matrix.diagonalEntry());
    }
    if (matrix.terms().size() == 1) {
      Map.Entry<Word, Poly> only = matrix.terms().entrySet().iterator().next();
      Poly product = productOver(only.getValue());
      for (Letter letter : only.getKey().letters()) {
        product = product.times(determinant(letter));
      }
      return product;
    }
    return opaque(matrix, isPositiveDefinite(matrix));
  }

  private static Poly determinant(Letter letter) {
    return switch (letter) {
      case Letter.Named n when n.covariance() ->
          Powers.exp(logDeterminant(base(n)).scale(n.power()));
      case Letter.Named n -> Powers.power(opaque(base(n), false), n.power());
      case Letter.InverseOf i -> Powers.power(opaque(i.sum(), i.covariance()), MINUS_ONE);
      case Letter.Diagonal d -> productOver(d.entry().toPoly());
      case Letter.Ones _ ->
          throw new OutsideFragmentException(
              "the determinant of an outer product is 0 for n > 1 only");
    };
  }

  private static MatrixPoly base(Letter.Named n) {
    return MatrixPoly.of(Word.of(new Letter.Named(n.name(), Rational.ONE, false, n.covariance())));
  }

  private static Poly opaque(MatrixPoly matrix, boolean positive) {
    return positive
        ? Powers.exp(logDeterminant(matrix))
        : Poly.atom(new Atom.AnyDeterminant(matrix));
  }

  private static Poly logDeterminant(MatrixPoly matrix) {
    return Poly.atom(new Atom.LogDeterminant(matrix));
  }

  /// The product over all n components of an entry in the bound index (or of a constant).
  static Poly productOver(Poly entry) {
    if (entry.isZero()) {
      return Poly.ZERO;
    }
    return Powers.exp(Indices.sumOver(Powers.ln(entry), Atom.BOUND));
  }
}
