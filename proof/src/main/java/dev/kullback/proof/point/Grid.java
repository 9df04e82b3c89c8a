package dev.kullback.proof.point;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// A vector (one column) or a matrix of rational numbers.
///
/// @param rows the rows, all of one length
record Grid(List<List<Rational>> rows) {

  Grid {
    rows = rows.stream().map(List::copyOf).toList();
  }

  static Grid column(List<Rational> entries) {
    return new Grid(entries.stream().map(List::of).toList());
  }

  static Grid identity(int n) {
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Rational> row = new ArrayList<>();
      for (int j = 0; j < n; j++) {
        row.add(i == j ? Rational.ONE : Rational.ZERO);
      }
      rows.add(row);
    }
    return new Grid(rows);
  }

  int height() {
    return rows.size();
  }

  int width() {
    return rows.getFirst().size();
  }

  boolean isNumber() {
    return height() == 1 && width() == 1;
  }

  Rational at(int i, int j) {
    return rows.get(i).get(j);
  }

  Grid transpose() {
    List<List<Rational>> columns = new ArrayList<>();
    for (int j = 0; j < width(); j++) {
      int column = j;
      columns.add(rows.stream().map(row -> row.get(column)).toList());
    }
    return new Grid(columns);
  }

  Grid plus(Grid other) {
    return zip(other, Rational::plus);
  }

  private Grid zip(Grid other, BinaryOperator<Rational> operation) {
    List<List<Rational>> sum = new ArrayList<>();
    for (int i = 0; i < height(); i++) {
      List<Rational> row = new ArrayList<>();
      for (int j = 0; j < width(); j++) {
        row.add(operation.apply(at(i, j), other.at(i, j)));
      }
      sum.add(row);
    }
    return new Grid(sum);
  }

  Grid scale(Rational factor) {
    return new Grid(rows.stream().map(row -> row.stream().map(factor::times).toList()).toList());
  }

  Grid times(Grid other) {
    Grid columns = other.transpose();
    return new Grid(
        rows.stream()
            .map(row -> columns.rows.stream().map(column -> dot(row, column)).toList())
            .toList());
  }

  private static Rational dot(List<Rational> a, List<Rational> b) {
    Rational sum = Rational.ZERO;
    for (int k = 0; k < a.size(); k++) {
      sum = sum.plus(a.get(k).times(b.get(k)));
    }
    return sum;
  }

  Rational trace() {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < height(); i++) {
      sum = sum.plus(at(i, i));
    }
    return sum;
  }

  boolean isSymmetric() {
    return height() == width() && equals(transpose());
  }

  /// The upper left k by k corner.
  Grid corner(int k) {
    return new Grid(rows.subList(0, k).stream().map(row -> row.subList(0, k)).toList());
  }

  boolean isPositiveDefinite() {
    for (int k = 1; k <= height(); k++) {
      if (corner(k).determinant().signum() <= 0) {
        return false;
      }
    }
    return isSymmetric();
  }

  Rational determinant() {
    return new Elimination(this).determinant();
  }

  Grid inverse() {
    return new Elimination(this).inverse();
  }
}
