package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.ShapeException;
import dev.kullback.proof.expr.Shapes;

/// Tells numbers from vectors and matrices.
final class Kinds {

  private Kinds() {}

  static boolean isScalar(Expr expr) {
    try {
      return Shapes.of(expr) == Shape.SCALAR;
    } catch (ShapeException e) {
      throw new NotExactException("shapes that do not fit");
    }
  }
}
