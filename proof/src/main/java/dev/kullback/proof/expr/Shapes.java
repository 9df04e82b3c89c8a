package dev.kullback.proof.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what an expression denotes, or where it stops denoting anything.
public final class Shapes {

  private Shapes() {}

  /// The shape of an expression.
  ///
  /// @param expr the expression
  /// @return scalar, vector, row or matrix
  /// @throws ShapeException if a part does not fit its place
  public static Shape of(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Constant _ -> Shape.SCALAR;
      case Expr.Symbol s -> s.shape();
      case Expr.Identity _ -> Shape.MATRIX;
      case Expr.Component c -> component(c);
      case Expr.Entry e -> matrixFunction(e.matrix(), "an entry");
      case Expr.Diagonal d -> diagonal(d);
      case Expr.Sum s -> sum(s);
      case Expr.Product p -> product(p.factors());
      case Expr.Negation n -> of(n.operand());
      case Expr.Quotient q -> quotient(q);
      case Expr.Power p -> power(p);
      case Expr.Root r -> scalarFunction(r.radicand(), "a square root");
      case Expr.Logarithm l -> scalarFunction(l.argument(), "a logarithm");
      case Expr.Exponential e -> scalarFunction(e.exponent(), "an exponential");
      case Expr.Absolute a -> scalarFunction(a.operand(), "an absolute value");
      case Expr.Norm n -> norm(n);
      case Expr.Determinant d -> matrixFunction(d.matrix(), "a determinant");
      case Expr.Trace t -> matrixFunction(t.matrix(), "a trace");
      case Expr.Transpose t -> transpose(of(t.operand()));
      case Expr.Inverse i -> inverse(i);
      case Expr.SumOver s -> scalarFunction(s.body(), "a sum over " + s.index());
      case Expr.ProductOver p -> scalarFunction(p.body(), "a product over " + p.index());
      case Expr.DensityAt _, Expr.Divergence _, Expr.Entropy _, Expr.CrossEntropy _ -> Shape.SCALAR;
      case Expr.Expectation e -> of(e.body());
      case Expr.Integral i -> of(i.body());
    };
  }

  /// Whether the expression is the literal 0, which fits any shape.
  ///
  /// @param expr the expression
  /// @return true for 0
  public static boolean isZero(Expr expr) {
    return (expr instanceof Expr.Literal l && l.value().isZero())
        || (expr instanceof Expr.Negation n && isZero(n.operand()));
  }

  private static Shape diagonal(Expr.Diagonal d) {
    needs(Shape.SCALAR, d.entry(), "diag");
    return Shape.MATRIX;
  }

  private static void needs(Shape wanted, Expr expr, String what) {
    Shape got = of(expr);
    if (got != wanted) {
      throw new ShapeException(
          what + " needs a " + name(wanted) + ", got a " + name(got), expr.span());
    }
  }

  private static Shape scalarFunction(Expr argument, String what) {
    needs(Shape.SCALAR, argument, what);
    return Shape.SCALAR;
  }

  private static Shape matrixFunction(Expr argument, String what) {
    if (of(argument) != Shape.SCALAR) {
      needs(Shape.MATRIX, argument, what);
    }
    return Shape.SCALAR;
  }

  private static Shape component(Expr.Component c) {
    Shape shape = of(c.vector());
    if (shape == Shape.MATRIX) {
      throw new ShapeException("a matrix has no components with one index", c.span());
    }
    return Shape.SCALAR;
  }

  private static Shape norm(Expr.Norm n) {
    Shape shape = of(n.vector());
    if (shape == Shape.MATRIX) {
      throw new ShapeException("a norm needs a vector, got a matrix", n.span());
    }
    return Shape.SCALAR;
  }

  private static Shape inverse(Expr.Inverse i) {
    Shape shape = of(i.matrix());
    if (shape != Shape.MATRIX && shape != Shape.SCALAR) {
      throw new ShapeException("a vector has no inverse", i.span());
    }
    return shape;
  }

  private static Shape quotient(Expr.Quotient q) {
    needs(Shape.SCALAR, q.denominator(), "a denominator");
    return of(q.numerator());
  }

  private static Shape power(Expr.Power p) {
    needs(Shape.SCALAR, p.exponent(), "an exponent");
    Shape base = of(p.base());
    if (base == Shape.VECTOR || base == Shape.ROW) {
      throw new ShapeException("a vector has no powers; its squared length is vᵀv", p.span());
    }
    return base;
  }

  private static Shape sum(Expr.Sum sum) {
    @Nullable Shape shape = null;
    for (Expr term : sum.terms()) {
      if (isZero(term)) {
        continue;
      }
      Shape next = of(term);
      if (shape != null && next != shape) {
        throw new ShapeException("a " + name(next) + " is added to a " + name(shape), term.span());
      }
      shape = next;
    }
    return shape == null ? Shape.SCALAR : shape;
  }

  private static Shape product(List<Expr> factors) {
    Shape shape = Shape.SCALAR;
    for (Expr factor : factors) {
      shape = times(shape, of(factor), factor);
    }
    return shape;
  }

  private static Shape times(Shape left, Shape right, Expr factor) {
    if (left == Shape.SCALAR) {
      return right;
    }
    if (right == Shape.SCALAR) {
      return left;
    }
    if (left == Shape.ROW && right == Shape.VECTOR) {
      return Shape.SCALAR;
    }
    if (left == Shape.VECTOR && right == Shape.ROW) {
      return Shape.MATRIX;
    }
    if (left == Shape.ROW && right == Shape.MATRIX) {
      return Shape.ROW;
    }
    if (left == Shape.MATRIX && (right == Shape.MATRIX || right == Shape.VECTOR)) {
      return right;
    }
    throw new ShapeException(
        "a " + name(left) + " times a " + name(right) + " is not defined; is a transpose missing?",
        factor.span());
  }

  private static Shape transpose(Shape shape) {
    return switch (shape) {
      case VECTOR -> Shape.ROW;
      case ROW -> Shape.VECTOR;
      default -> shape;
    };
  }

  /// The shape in words.
  ///
  /// @param shape the shape
  /// @return "scalar", "vector", "row vector" or "matrix"
  public static String name(Shape shape) {
    return switch (shape) {
      case SCALAR -> "scalar";
      case VECTOR -> "vector";
      case ROW -> "row vector";
      case MATRIX -> "matrix";
    };
  }
}
