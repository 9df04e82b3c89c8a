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

  /// A column with one more entry.
  Matrix below(Rational entry) {
    List<List<Rational>> more = new ArrayList<>(rows);
    more.add(List.of(entry));
    return new Matrix(more);
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

  Rational determinant() {
    requireSquare("the determinant");
    return new Elimination(this).determinant();
  }

  Matrix inverse() {
    requireSquare("the inverse");
    return new Elimination(this).inverse();
  }

  boolean isPositiveDefinite() {
    if (!equals(transpose())) {
      return false;
    }
    try {
      return pivots().pivots().stream().allMatch(d -> d.signum() > 0);
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /// A symmetric matrix as L D Lᵀ.
  ///
  /// @param lower the lower triangular L with ones on its diagonal
  /// @param pivots the diagonal of D
  record Pivots(Matrix lower, List<Rational> pivots) {}

  /// The factors L and D, which are fractions where those of Cholesky need not be.
  Pivots pivots() {
    requireSquare("the factors");
    int n = height();
    Rational[][] l = new Rational[n][n];
    List<Rational> d = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        l[i][j] = rest(l, d, i, j).divide(d.get(j));
      }
      d.add(rest(l, d, i, i));
    }
    return new Pivots(
        of(n, n, (i, j) -> i == j ? Rational.ONE : j > i ? Rational.ZERO : l[i][j]), d);
  }

  /// What the earlier pivots leave of an entry.
  private Rational rest(Rational[][] l, List<Rational> d, int i, int j) {
    Rational rest = at(i, j);
    for (int k = 0; k < j; k++) {
      rest = rest.minus(l[i][k].times(l[j][k]).times(d.get(k)));
    }
    return rest;
  }
}
