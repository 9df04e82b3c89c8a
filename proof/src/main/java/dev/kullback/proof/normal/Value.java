package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Shape;

/// The normal form of an expression of any shape.
sealed interface Value {

  /// A number.
  record Scalar(Poly poly) implements Value {}

  /// A column vector: matrix · 1.
  record Column(MatrixPoly matrix) implements Value {}

  /// A row vector: the transpose of matrix · 1.
  record Row(MatrixPoly matrix) implements Value {}

  /// A matrix.
  record Square(MatrixPoly matrix) implements Value {}

  static Value of(Shape shape, MatrixPoly matrix) {
    return switch (shape) {
      case VECTOR -> new Column(matrix);
      case ROW -> new Row(matrix);
      case MATRIX -> new Square(matrix);
      case SCALAR -> throw new IllegalArgumentException("a scalar is no matrix");
    };
  }

  default Shape shape() {
    return switch (this) {
      case Scalar _ -> Shape.SCALAR;
      case Column _ -> Shape.VECTOR;
      case Row _ -> Shape.ROW;
      case Square _ -> Shape.MATRIX;
    };
  }

  default Poly scalar() {
    if (this instanceof Scalar(Poly poly)) {
      return poly;
    }
    throw new OutsideFragmentException("a scalar is needed here");
  }

  default MatrixPoly matrix() {
    return switch (this) {
      case Column(MatrixPoly m) -> m;
      case Row(MatrixPoly m) -> m;
      case Square(MatrixPoly m) -> m;
      case Scalar(Poly p) when p.isZero() -> MatrixPoly.ZERO;
      case Scalar _ -> throw new OutsideFragmentException("a vector or matrix is needed here");
    };
  }

  default boolean isZeroScalar() {
    return this instanceof Scalar(Poly p) && p.isZero();
  }

  default Value plus(Value other) {
    if (isZeroScalar()) {
      return other;
    }
    if (other.isZeroScalar()) {
      return this;
    }
    if (this instanceof Scalar(Poly a) && other instanceof Scalar(Poly b)) {
      return new Scalar(a.plus(b));
    }
    if (shape() != other.shape()) {
      throw new OutsideFragmentException("a sum of different shapes");
    }
    return of(shape(), matrix().plus(other.matrix()));
  }

  default Value scale(Poly factor) {
    return this instanceof Scalar(Poly p)
        ? new Scalar(p.times(factor))
        : of(shape(), matrix().scale(factor));
  }

  default Value times(Value other) {
    if (this instanceof Scalar(Poly p)) {
      return other.scale(p);
    }
    if (other instanceof Scalar(Poly p)) {
      return scale(p);
    }
    return switch (this) {
      case Row(MatrixPoly a) when other instanceof Column(MatrixPoly b) ->
          new Scalar(Words.bilinear(a.transpose().times(b)));
      case Column(MatrixPoly a) when other instanceof Row(MatrixPoly b) ->
          new Square(a.times(MatrixPoly.ONES).times(b.transpose()));
      case Row(MatrixPoly a) when other instanceof Square(MatrixPoly b) ->
          new Row(Words.column(b.transpose().times(a)));
      case Square(MatrixPoly a) when other instanceof Square(MatrixPoly b) ->
          new Square(a.times(b));
      case Square(MatrixPoly a) when other instanceof Column(MatrixPoly b) ->
          new Column(Words.column(a.times(b)));
      default -> throw new OutsideFragmentException("a product of these shapes is not defined");
    };
  }

  default Value transpose() {
    return switch (this) {
      case Scalar s -> s;
      case Column(MatrixPoly m) -> new Row(m);
      case Row(MatrixPoly m) -> new Column(m);
      case Square(MatrixPoly m) -> new Square(m.transpose());
    };
  }
}
