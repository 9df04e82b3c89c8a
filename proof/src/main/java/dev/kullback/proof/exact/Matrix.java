package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// A matrix of fractions; vectors are matrices of one column.
record Matrix(List<List<Rational>> rows) {

  /// The entry of a matrix that is being built.
  interface Entry {
    Rational at(int row, int column);
  }

  static Matrix of(int rows, int columns, Entry entry) {
    List<List<Rational>> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<Rational> row = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        row.add(entry.at(i, j));
      }
      list.add(row);
    }
    return new Matrix(list);
  }

  static Matrix identity(int n) {
    return of(n, n, (i, j) -> i == j ? Rational.ONE : Rational.ZERO);
  }

  static Matrix column(List<Rational> entries) {
    return of(entries.size(), 1, (i, _) -> entries.get(i));
  }

  int height() {
    return rows.size();
  }

  int width() {
    return rows.getFirst().size();
  }

  Rational at(int i, int j) {
    return rows.get(i).get(j);
  }

  Matrix transpose() {
    return of(width(), height(), (i, j) -> at(j, i));
  }

  Matrix scale(Rational factor) {
    return of(height(), width(), (i, j) -> at(i, j).times(factor));
  }

  Matrix plus(Matrix other) {
    return combine(other, Rational::plus);
  }

  Matrix minus(Matrix other) {
    return combine(other, Rational::minus);
  }

  private Matrix combine(Matrix other, BinaryOperator<Rational> operator) {
    if (height() != other.height() || width() != other.width()) {
      throw new NotExactException("matrices of different sizes");
    }
    return of(height(), width(), (i, j) -> operator.apply(at(i, j), other.at(i, j)));
  }

  Matrix times(Matrix other) {
    if (width() != other.height()) {
      throw new NotExactException("matrices whose sizes do not fit");
    }
    return of(height(), other.width(), (i, j) -> product(other, i, j));
  }

  private Rational product(Matrix other, int i, int j) {
    Rational sum = Rational.ZERO;
    for (int k = 0; k < width(); k++) {
      sum = sum.plus(at(i, k).times(other.at(k, j)));
    }
    return sum;
  }

  /// What only square matrices have is asked of others too, where a text is garbled.
  private void requireSquare(String what) {
    if (height() != width()) {
      throw new NotExactException(what + " of a matrix that is not square");
    }
  }

  Rational trace() {
    requireSquare("the trace");
    Rational sum = Rational.ZERO;
    for (int k = 0; k < height(); k++) {
      sum = sum.plus(at(k, k));
    }
    return sum;
  }

  /// The determinant by expansion along the first row; n is at most 3 here.
  Rational determinant() {
    requireSquare("the determinant");
    if (height() == 1) {
      return at(0, 0);
    }
    Rational sum = Rational.ZERO;
    for (int k = 0; k < width(); k++) {
      Rational term = at(0, k).times(minor(0, k).determinant());
      sum = k % 2 == 0 ? sum.plus(term) : sum.minus(term);
    }
    return sum;
  }

  private Matrix minor(int row, int column) {
    return of(height() - 1, width() - 1, (i, j) -> at(i < row ? i : i + 1, j < column ? j : j + 1));
  }

  Matrix inverse() {
    Rational determinant = determinant();
    if (determinant.isZero()) {
      throw new NotExactException("a singular matrix has no inverse");
    }
    if (height() == 1) {
      return of(1, 1, (_, _) -> determinant.reciprocal());
    }
    return of(
        height(),
        width(),
        (i, j) -> {
          Rational cofactor = minor(j, i).determinant().divide(determinant);
          return (i + j) % 2 == 0 ? cofactor : cofactor.negate();
        });
  }

  /// The lower triangular root, where it is a matrix of fractions.
  Matrix cholesky() {
    requireSquare("the root");
    int n = height();
    Rational[][] l = new Rational[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        l[i][j] = j > i ? Rational.ZERO : choleskyEntry(l, i, j);
      }
    }
    return of(n, n, (i, j) -> l[i][j]);
  }

  private Rational choleskyEntry(Rational[][] l, int i, int j) {
    Rational sum = at(i, j);
    for (int k = 0; k < j; k++) {
      sum = sum.minus(l[i][k].times(l[j][k]));
    }
    return i == j ? root(sum) : sum.divide(l[j][j]);
  }

  private static Rational root(Rational square) {
    return Roots.sqrt(square)
        .orElseThrow(() -> new NotExactException("the root of " + square + " is not a fraction"));
  }
}
