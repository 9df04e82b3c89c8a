package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/// Gauss-Jordan elimination over the fractions.
final class Elimination {

  private final int n;
  private final List<List<Rational>> left = new ArrayList<>();
  private final List<List<Rational>> right = new ArrayList<>();
  private Rational determinant = Rational.ONE;

  Elimination(Matrix matrix) {
    this.n = matrix.height();
    Matrix identity = Matrix.identity(n);
    for (int i = 0; i < n; i++) {
      left.add(new ArrayList<>(matrix.rows().get(i)));
      right.add(new ArrayList<>(identity.rows().get(i)));
    }
    for (int column = 0; column < n && !determinant.isZero(); column++) {
      eliminate(column);
    }
  }

  Rational determinant() {
    return determinant;
  }

  Matrix inverse() {
    if (determinant.isZero()) {
      throw new NotExactException("a singular matrix has no inverse");
    }
    return new Matrix(right);
  }

  private void eliminate(int column) {
    int pivot = pivot(column);
    if (pivot < 0) {
      determinant = Rational.ZERO;
      return;
    }
    if (pivot != column) {
      swap(left, pivot, column);
      swap(right, pivot, column);
      determinant = determinant.negate();
    }
    Rational head = left.get(column).get(column);
    determinant = determinant.times(head);
    scale(column, head.reciprocal());
    for (int row = 0; row < n; row++) {
      if (row != column) {
        subtract(row, column, left.get(row).get(column));
      }
    }
  }

  private int pivot(int column) {
    for (int row = column; row < n; row++) {
      if (!left.get(row).get(column).isZero()) {
        return row;
      }
    }
    return -1;
  }

  private static void swap(List<List<Rational>> rows, int a, int b) {
    List<Rational> kept = rows.get(a);
    rows.set(a, rows.get(b));
    rows.set(b, kept);
  }

  private void scale(int row, Rational factor) {
    left.get(row).replaceAll(factor::times);
    right.get(row).replaceAll(factor::times);
  }

  private void subtract(int row, int from, Rational factor) {
    if (factor.isZero()) {
      return;
    }
    for (int j = 0; j < n; j++) {
      left.get(row).set(j, left.get(row).get(j).minus(factor.times(left.get(from).get(j))));
      right.get(row).set(j, right.get(row).get(j).minus(factor.times(right.get(from).get(j))));
    }
  }
}
