package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Evaluates expressions at a point: exactly where the value has the exact form, else enclosed.
public final class Evaluator {

  /// Enough for any derivation on paper in three dimensions; a search tries hundreds of points.
  private static final int MOST_STEPS = 60_000;

  /// Enough for a single point in eight dimensions.
  private static final int MOST_STEPS_OF_THE_PATIENT = 20_000_000;

  private final Scope scope;
  private final Laws laws;
  private final Matrices matrices;
  private final Logarithms logarithms;

  /// An evaluator for one point.
  ///
  /// @param declarations the laws and definitions
  /// @param point values for everything else
  public Evaluator(Declarations declarations, Point point) {
    this(declarations, new Scope(declarations, point, MOST_STEPS));
  }

  private Evaluator(Declarations declarations, Scope scope) {
    this.scope = scope;
    this.laws = new Laws(declarations, scope, this);
    this.matrices = new Matrices(scope, this);
    this.logarithms = new Logarithms(this);
  }

  /// An evaluator for one point that somebody waits for.
  ///
  /// @param declarations the laws and definitions
  /// @param point values for everything else
  /// @return the evaluator
  static Evaluator patient(Declarations declarations, Point point) {
    return new Evaluator(declarations, new Scope(declarations, point, MOST_STEPS_OF_THE_PATIENT));
  }

  /// The value of a scalar expression.
  ///
  /// @param expr the expression
  /// @return its value; empty if it is not defined at the point, or takes too much work
  public Optional<Real> evaluate(Expr expr) {
    try {
      return Optional.of(scalar(expr));
    } catch (NotExactException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  Laws laws() {
    return laws;
  }

  Matrix matrix(Expr expr) {
    return matrices.of(expr);
  }

  Real log(Expr argument) {
    return logarithms.of(argument);
  }

  Real scalar(Expr expr) {
    scope.enter();
    try {
      return scope.counted(value(expr));
    } finally {
      scope.leave();
    }
  }

  private Real value(Expr expr) {
    return switch (expr) {
      case Expr.Literal l -> LogNumber.of(l.value());
      case Expr.Constant c -> constant(c);
      case Expr.Symbol s when s.shape() == Shape.SCALAR -> symbol(s.name());
      case Expr.Component c -> component(c);
      case Expr.Entry e ->
          LogNumber.of(matrix(e.matrix()).at(scope.place(e.row()), scope.place(e.column())));
      case Expr.Sum s -> sum(s.terms());
      case Expr.Product p -> product(p.factors());
      case Expr.Negation n -> scalar(n.operand()).scale(Rational.of(-1));
      case Expr.Quotient q -> scalar(q.numerator()).times(scalar(q.denominator()).reciprocal());
      case Expr.Power p -> scalar(p.base()).power(scalar(p.exponent()));
      case Expr.Root r -> scalar(r.radicand()).sqrt();
      case Expr.Logarithm l -> log(l.argument());
      case Expr.Exponential e -> scalar(e.exponent()).exp();
      case Expr.Absolute a -> scalar(a.operand()).abs();
      case Expr.Norm n -> norm(n);
      case Expr.Determinant d -> LogNumber.of(matrix(d.matrix()).determinant());
      case Expr.Trace t -> LogNumber.of(matrix(t.matrix()).trace());
      case Expr.Transpose t -> scalar(t.operand());
      case Expr.Inverse i when Kinds.isScalar(i.matrix()) -> scalar(i.matrix()).reciprocal();
      case Expr.SumOver s -> over(s.index(), s.upper(), s.body(), LogNumber.ZERO, Real::plus);
      case Expr.ProductOver p ->
          over(p.index(), p.upper(), p.body(), LogNumber.of(Rational.ONE), Real::times);
      case Expr.DensityAt d -> laws.log(d.density(), d.argument()).exp();
      case Expr.Expectation e -> laws.expectation(e.density(), e.variable(), e.body());
      case Expr.Integral i -> laws.integral(i.variable(), i.body());
      case Expr.Divergence d ->
          laws.crossEntropy(d.q(), d.p()).minus(laws.crossEntropy(d.q(), d.q()));
      case Expr.Entropy e -> laws.crossEntropy(e.q(), e.q());
      case Expr.CrossEntropy c -> laws.crossEntropy(c.q(), c.p());
      default -> LogNumber.of(matrix(expr).at(0, 0));
    };
  }

  private static Real constant(Expr.Constant constant) {
    return switch (constant.name()) {
      case PI -> Series.PI;
      case E -> LogNumber.of(Rational.ONE).exp();
    };
  }

  private Real symbol(String name) {
    if (scope.isDimension(name)) {
      return LogNumber.of(Rational.of(scope.dimension()));
    }
    Expr meaning = scope.meaning(name);
    if (meaning != null) {
      return scalar(meaning);
    }
    Rational value = scope.point().scalars().get(name);
    if (value == null) {
      throw new NotExactException("no value for " + name);
    }
    return LogNumber.of(value);
  }

  /// The value of an expression that has to be a fraction.
  Rational rational(Expr expr) {
    if (scalar(expr) instanceof LogNumber value && value.isRational()) {
      return value.rational();
    }
    throw new NotExactException("a fraction is needed");
  }

  private LogNumber component(Expr.Component c) {
    Matrix vector = matrix(c.vector());
    int k = scope.place(c.index());
    if (k >= Math.max(vector.height(), vector.width())) {
      throw new NotExactException("there is no component " + (k + 1));
    }
    return LogNumber.of(vector.width() == 1 ? vector.at(k, 0) : vector.at(0, k));
  }

  private Real sum(List<Expr> terms) {
    Real sum = LogNumber.ZERO;
    for (Expr term : terms) {
      sum = sum.plus(scalar(term));
    }
    return sum;
  }

  /// Scalars may carry logarithms; what is not scalar is multiplied as matrices of fractions.
  Real product(List<Expr> factors) {
    Real product = LogNumber.of(Rational.ONE);
    Matrix matrices = null;
    for (Expr factor : factors) {
      if (Kinds.isScalar(factor)) {
        product = product.times(scalar(factor));
      } else {
        Matrix next = matrix(factor);
        matrices = matrices == null ? next : matrices.times(next);
        if (matrices.height() == 1 && matrices.width() == 1 && scope.dimension() > 1) {
          product = product.scale(matrices.at(0, 0));
          matrices = null;
        }
      }
    }
    return matrices == null ? product : product.scale(matrices.at(0, 0));
  }

  private Real norm(Expr.Norm n) {
    Matrix v = matrix(n.vector());
    Matrix column = v.width() == 1 ? v : v.transpose();
    return LogNumber.of(column.transpose().times(column).at(0, 0)).sqrt();
  }

  private Real over(
      String index, Expr upper, Expr body, Real start, BinaryOperator<Real> operator) {
    int last = rational(upper).intValueExact();
    Real value = start;
    for (int k = 1; k <= last; k++) {
      value = operator.apply(value, scope.bindIndex(index, k, () -> scalar(body)));
    }
    return value;
  }

  /// The sum of the logarithms of a body over an index.
  Real sumOfLogs(String index, Expr upper, Expr body) {
    int last = rational(upper).intValueExact();
    Real sum = LogNumber.ZERO;
    for (int k = 1; k <= last; k++) {
      sum = sum.plus(scope.bindIndex(index, k, () -> log(body)));
    }
    return sum;
  }
}
