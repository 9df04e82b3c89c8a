package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.Map;

/// Matrices of dimension 1: every word is a product of numbers.
final class Scalars {

  private Scalars() {}

  static Poly bilinear(Word word) {
    return word(word);
  }

  static Poly word(Word word) {
    Poly product = Poly.ONE;
    for (Letter letter : word.letters()) {
      product =
          product.times(
              switch (letter) {
                case Letter.Named n -> Powers.power(number(n), n.power());
                case Letter.InverseOf i -> Powers.power(matrix(i.sum()), Rational.of(-1));
                case Letter.Diagonal d ->
                    Indices.atDimension(Indices.rename(d.entry().toPoly(), Atom.BOUND, "1"), 1);
                case Letter.Ones _ -> Poly.ONE;
              });
    }
    return product;
  }

  static Poly matrix(MatrixPoly matrix) {
    Poly sum = Poly.ZERO;
    for (Map.Entry<Word, Poly> e : matrix.terms().entrySet()) {
      sum = sum.plus(Indices.atDimension(e.getValue(), 1).times(word(e.getKey())));
    }
    return sum;
  }

  private static Poly number(Letter.Named letter) {
    return Poly.atom(new Atom.Variable(letter.name(), letter.covariance()));
  }
}
