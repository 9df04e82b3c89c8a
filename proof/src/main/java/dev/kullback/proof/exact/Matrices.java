package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import java.util.List;

/// The values of vectors (one column), rows and matrices: fractions throughout.
final class Matrices {

  private static final Rational LARGEST_POWER = Rational.of(8);

  private final Scope scope;
  private final Evaluator evaluator;

  Matrices(Scope scope, Evaluator evaluator) {
    this.scope = scope;
    this.evaluator = evaluator;
  }

  Matrix of(Expr expr) {
    return switch (expr) {
      case Expr.Identity _ -> Matrix.identity(scope.dimension());
      case Expr.Symbol s when s.shape() != Shape.SCALAR -> symbol(s);
      case Expr.Diagonal d -> diagonal(d);
      case Expr.Sum s -> sum(s.terms());
      case Expr.Product p -> product(p.factors());
      case Expr.Negation m -> of(m.operand()).scale(Rational.of(-1));
      case Expr.Quotient q -> of(q.numerator()).scale(reciprocal(q.denominator()));
      case Expr.Transpose t -> of(t.operand()).transpose();
      case Expr.Inverse i -> of(i.matrix()).inverse();
      case Expr.Power p when !Kinds.isScalar(p.base()) -> power(p);
      case Expr.Expectation e when !Kinds.isScalar(e.body()) ->
          evaluator.laws().matrixExpectation(e.density(), e.variable(), e.body());
      default -> throw new NotExactException("no exact value");
    };
  }

  private Rational reciprocal(Expr expr) {
    Rational value = evaluator.rational(expr);
    if (value.isZero()) {
      throw new NotExactException("a division by 0");
    }
    return value.reciprocal();
  }

  private Matrix symbol(Expr.Symbol s) {
    Expr meaning = scope.meaning(s.name());
    if (meaning != null) {
      return Shapes.isZero(meaning) ? zero() : of(meaning);
    }
    List<Rational> vector = scope.point().vectors().get(s.name());
    if (vector != null) {
      return Matrix.column(vector);
    }
    List<List<Rational>> matrix = scope.point().matrices().get(s.name());
    if (matrix == null) {
      throw new NotExactException("no value for " + s.name());
    }
    return new Matrix(matrix);
  }

  /// The vector 0.
  private Matrix zero() {
    return Matrix.of(scope.dimension(), 1, (_, _) -> Rational.ZERO);
  }

  private Matrix diagonal(Expr.Diagonal d) {
    int n = scope.dimension();
    return Matrix.of(
        n,
        n,
        (i, j) ->
            i == j
                ? scope.bindIndex(d.index(), i + 1, () -> evaluator.rational(d.entry()))
                : Rational.ZERO);
  }

  /// The number 0 among the terms is the zero of their shape.
  private Matrix sum(List<Expr> terms) {
    Matrix sum = null;
    for (Expr term : terms) {
      if (!Shapes.isZero(term)) {
        Matrix next = of(term);
        sum = sum == null ? next : sum.plus(next);
      }
    }
    if (sum == null) {
      throw new NotExactException("an empty sum");
    }
    return sum;
  }

  private Matrix product(List<Expr> factors) {
    Rational scale = Rational.ONE;
    Matrix product = null;
    for (Expr factor : factors) {
      if (Kinds.isScalar(factor)) {
        scale = scale.times(evaluator.rational(factor));
      } else {
        Matrix next = of(factor);
        product = product == null ? next : product.times(next);
      }
    }
    if (product == null) {
      throw new NotExactException("a scalar where a matrix is needed");
    }
    return product.scale(scale);
  }

  private Matrix power(Expr.Power p) {
    Rational exponent = evaluator.rational(p.exponent());
    if (!exponent.isInteger() || exponent.abs().compareTo(LARGEST_POWER) > 0) {
      throw new NotExactException("a root of a matrix");
    }
    Matrix base = exponent.signum() < 0 ? of(p.base()).inverse() : of(p.base());
    Matrix product = Matrix.identity(scope.dimension());
    for (int k = 0; k < exponent.abs().intValueExact(); k++) {
      product = product.times(base);
    }
    return product;
  }
}
