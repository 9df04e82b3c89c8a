package dev.kullback.proof.expr;

/// What an expression denotes: a number, a column or row of n numbers, or an n by n matrix.
public enum Shape {
  /// A real number.
  SCALAR,
  /// A column vector of dimension n.
  VECTOR,
  /// A row vector, the transpose of a column.
  ROW,
  /// An n by n matrix.
  MATRIX
}
