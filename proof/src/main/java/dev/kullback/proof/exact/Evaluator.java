package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Evaluates expressions exactly at a point.
public final class Evaluator {

  private static final int MOST_STEPS = 60_000;

  private final Declarations declarations;
  private final Laws laws;
  private final Deque<String> bound = new ArrayDeque<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private Point point;
  private int steps;

  /// An evaluator for one point.
  ///
  /// @param declarations the laws and definitions
  /// @param point values for everything else
  public Evaluator(Declarations declarations, Point point) {
    this.declarations = declarations;
    this.point = point;
    this.laws = new Laws(declarations, this);
  }

  /// The exact value of a scalar expression, if it has one of the exact form.
  ///
  /// @param expr the expression
  /// @return its value; empty if it is not exact or not defined at the point
  public Optional<LogNumber> evaluate(Expr expr) {
    try {
      return Optional.of(scalar(expr));
    } catch (NotExactException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  int dimension() {
    return point.dimension();
  }

  /// Whether one of the names stands for a variable of an integral or expectation here.
  boolean binds(Set<String> names) {
    for (String name : bound) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// Evaluates with a variable bound to a node of a quadrature.
  LogNumber at(Expr.Symbol variable, Matrix value, Expr body) {
    Point outer = point;
    bound.push(variable.name());
    point =
        variable.shape() == Shape.SCALAR
            ? point.withScalar(variable.name(), value.at(0, 0))
            : point.withVector(variable.name(), value.transpose().rows().getFirst());
    try {
      return scalar(body);
    } finally {
      bound.pop();
      point = outer;
    }
  }

  LogNumber scalar(Expr expr) {
    if (++steps > MOST_STEPS) {
      throw new NotExactException("the value takes more than " + MOST_STEPS + " steps");
    }
    return switch (expr) {
      case Expr.Literal l -> LogNumber.of(l.value());
      case Expr.Symbol s when s.shape() == Shape.SCALAR -> scalarSymbol(s.name());
      case Expr.Component c -> component(c);
      case Expr.Entry e -> LogNumber.of(matrix(e.matrix()).at(index(e.row()), index(e.column())));
      case Expr.Sum s -> sum(s.terms());
      case Expr.Product p -> product(p.factors());
      case Expr.Negation n -> scalar(n.operand()).scale(Rational.of(-1));
      case Expr.Quotient q -> scalar(q.numerator()).scale(reciprocal(q.denominator()));
      case Expr.Power p -> LogNumber.of(Roots.power(rational(p.base()), rational(p.exponent())));
      case Expr.Root r -> LogNumber.of(Roots.sqrt(rational(r.radicand())));
      case Expr.Logarithm l -> log(l.argument());
      case Expr.Absolute a -> LogNumber.of(rational(a.operand()).abs());
      case Expr.Norm n -> norm(n);
      case Expr.Determinant d -> LogNumber.of(matrix(d.matrix()).determinant());
      case Expr.Trace t -> LogNumber.of(matrix(t.matrix()).trace());
      case Expr.Transpose t -> scalar(t.operand());
      case Expr.Inverse i -> LogNumber.of(reciprocal(i.matrix()));
      case Expr.SumOver s -> sumOver(s);
      case Expr.ProductOver p -> productOver(p);
      case Expr.Expectation e -> laws.expectation(e.density(), e.variable(), e.body());
      case Expr.Integral i -> laws.integral(i.variable(), i.body());
      case Expr.Divergence d ->
          laws.crossEntropy(d.q(), d.p()).minus(laws.crossEntropy(d.q(), d.q()));
      case Expr.Entropy e -> laws.crossEntropy(e.q(), e.q());
      case Expr.CrossEntropy c -> laws.crossEntropy(c.q(), c.p());
      case Expr.Exponential e when scalar(e.exponent()).isZero() -> LogNumber.of(Rational.ONE);
      default -> LogNumber.of(matrix(expr).at(0, 0));
    };
  }

  private LogNumber scalarSymbol(String name) {
    if (name.equals(declarations.dimension())) {
      return LogNumber.of(Rational.of(dimension()));
    }
    Expr meaning = meaning(name);
    if (meaning != null) {
      return scalar(meaning);
    }
    Rational value = point.scalars().get(name);
    if (value == null) {
      throw new NotExactException("no value for " + name);
    }
    return LogNumber.of(value);
  }

  private @Nullable Expr meaning(String name) {
    return bound.contains(name) ? null : declarations.definitions().get(name);
  }

  private Rational rational(Expr expr) {
    LogNumber value = scalar(expr);
    if (!value.isRational()) {
      throw new NotExactException("a fraction is needed");
    }
    return value.rational();
  }

  private Rational reciprocal(Expr expr) {
    Rational value = rational(expr);
    if (value.isZero()) {
      throw new NotExactException("a division by 0");
    }
    return value.reciprocal();
  }

  private LogNumber component(Expr.Component c) {
    Matrix vector = matrix(c.vector());
    int k = index(c.index());
    if (k >= Math.max(vector.height(), vector.width())) {
      throw new NotExactException("there is no component " + (k + 1));
    }
    return LogNumber.of(vector.width() == 1 ? vector.at(k, 0) : vector.at(0, k));
  }

  private int index(Index index) {
    return switch (index) {
      case Index.Fixed(int value) -> inside(value);
      case Index.Variable(String name) -> inside(indices.getOrDefault(name, 1));
    };
  }

  private int inside(int value) {
    if (value < 1 || value > dimension()) {
      throw new NotExactException("there is no component " + value);
    }
    return value - 1;
  }

  private LogNumber sum(List<Expr> terms) {
    LogNumber sum = LogNumber.ZERO;
    for (Expr term : terms) {
      sum = sum.plus(scalar(term));
    }
    return sum;
  }

  /// Scalars may carry logarithms; what is not scalar is multiplied as matrices of fractions.
  private LogNumber product(List<Expr> factors) {
    LogNumber product = LogNumber.of(Rational.ONE);
    Matrix matrices = null;
    for (Expr factor : factors) {
      if (Kinds.isScalar(factor)) {
        product = product.times(scalar(factor));
      } else {
        Matrix next = matrix(factor);
        matrices = matrices == null ? next : matrices.times(next);
        if (matrices.height() == 1 && matrices.width() == 1 && dimension() > 1) {
          product = product.scale(matrices.at(0, 0));
          matrices = null;
        }
      }
    }
    return matrices == null ? product : product.scale(matrices.at(0, 0));
  }

  private LogNumber norm(Expr.Norm n) {
    Matrix v = matrix(n.vector());
    Matrix column = v.width() == 1 ? v : v.transpose();
    return LogNumber.of(Roots.sqrt(column.transpose().times(column).at(0, 0)));
  }

  private LogNumber sumOver(Expr.SumOver s) {
    int upper = rational(s.upper()).intValueExact();
    LogNumber sum = LogNumber.ZERO;
    for (int k = 1; k <= upper; k++) {
      sum = sum.plus(withIndex(s.index(), k, s.body(), false));
    }
    return sum;
  }

  private LogNumber productOver(Expr.ProductOver p) {
    int upper = rational(p.upper()).intValueExact();
    LogNumber product = LogNumber.of(Rational.ONE);
    for (int k = 1; k <= upper; k++) {
      product = product.times(withIndex(p.index(), k, p.body(), false));
    }
    return product;
  }

  private LogNumber withIndex(String index, int value, Expr body, boolean logarithm) {
    Integer outer = indices.put(index, value);
    LogNumber result = logarithm ? log(body) : scalar(body);
    if (outer == null) {
      indices.remove(index);
    } else {
      indices.put(index, outer);
    }
    return result;
  }

  /// The logarithm of an expression; products, powers and exponentials need not have exact values
  /// themselves.
  LogNumber log(Expr argument) {
    return switch (argument) {
      case Expr.Constant c ->
          c.name() == Expr.Constant.Name.PI ? LogNumber.lnPi() : LogNumber.of(Rational.ONE);
      case Expr.Product p when p.factors().stream().allMatch(Kinds::isScalar) -> logs(p.factors());
      case Expr.Quotient q -> log(q.numerator()).minus(log(q.denominator()));
      case Expr.Power p when Kinds.isScalar(p.base()) -> logOfPower(p);
      case Expr.Root r -> log(r.radicand()).scale(Rational.HALF);
      case Expr.Exponential e -> scalar(e.exponent());
      case Expr.DensityAt d -> laws.log(d.density(), d.argument());
      case Expr.ProductOver p -> logOfProduct(p);
      default -> LogNumber.ln(rational(argument));
    };
  }

  /// The value of (−2)² is known although ln(−2) is not.
  private LogNumber logOfPower(Expr.Power p) {
    LogNumber exponent = scalar(p.exponent());
    try {
      return log(p.base()).times(exponent);
    } catch (NotExactException e) {
      return LogNumber.ln(Roots.power(rational(p.base()), rational(p.exponent())));
    }
  }

  private LogNumber logs(List<Expr> factors) {
    try {
      LogNumber sum = LogNumber.ZERO;
      for (Expr factor : factors) {
        sum = sum.plus(log(factor));
      }
      return sum;
    } catch (NotExactException e) {
      LogNumber product = product(factors);
      if (!product.isRational()) {
        throw e;
      }
      return LogNumber.ln(product.rational());
    }
  }

  private LogNumber logOfProduct(Expr.ProductOver p) {
    int upper = rational(p.upper()).intValueExact();
    LogNumber sum = LogNumber.ZERO;
    for (int k = 1; k <= upper; k++) {
      sum = sum.plus(withIndex(p.index(), k, p.body(), true));
    }
    return sum;
  }

  /// The value of a vector (one column), a row or a matrix.
  Matrix matrix(Expr expr) {
    int n = dimension();
    return switch (expr) {
      case Expr.Identity _ -> Matrix.identity(n);
      case Expr.Symbol s when s.shape() != Shape.SCALAR -> symbol(s);
      case Expr.Diagonal d -> diagonal(d);
      case Expr.Sum s -> matrixSum(s.terms());
      case Expr.Product p -> matrixProduct(p.factors());
      case Expr.Negation m -> matrix(m.operand()).scale(Rational.of(-1));
      case Expr.Quotient q -> matrix(q.numerator()).scale(reciprocal(q.denominator()));
      case Expr.Transpose t -> matrix(t.operand()).transpose();
      case Expr.Inverse i -> matrix(i.matrix()).inverse();
      case Expr.Power p when !Kinds.isScalar(p.base()) -> matrixPower(p);
      case Expr.Expectation e when !Kinds.isScalar(e.body()) ->
          laws.matrixExpectation(e.density(), e.variable(), e.body());
      default -> throw new NotExactException("no exact value");
    };
  }

  /// Evaluates a vector or matrix with a variable bound to a node.
  Matrix matrixAt(Expr.Symbol variable, Matrix value, Expr body) {
    Point outer = point;
    bound.push(variable.name());
    point = point.withVector(variable.name(), value.transpose().rows().getFirst());
    try {
      return matrix(body);
    } finally {
      bound.pop();
      point = outer;
    }
  }

  private Matrix symbol(Expr.Symbol s) {
    Expr meaning = meaning(s.name());
    if (meaning != null) {
      return isZero(meaning) ? Matrix.of(dimension(), 1, (_, _) -> Rational.ZERO) : matrix(meaning);
    }
    List<Rational> vector = point.vectors().get(s.name());
    if (vector != null) {
      return Matrix.column(vector);
    }
    List<List<Rational>> root = point.roots().get(s.name());
    if (root == null) {
      throw new NotExactException("no value for " + s.name());
    }
    Matrix l = new Matrix(root);
    return l.times(l.transpose());
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Expr.Literal l && l.value().isZero();
  }

  private Matrix diagonal(Expr.Diagonal d) {
    int n = dimension();
    return Matrix.of(
        n,
        n,
        (i, j) ->
            i == j ? withIndex(d.index(), i + 1, d.entry(), false).rational() : Rational.ZERO);
  }

  private Matrix matrixSum(List<Expr> terms) {
    Matrix sum = null;
    for (Expr term : terms) {
      if (!isZero(term)) {
        Matrix next =
            matrix(
                term instanceof Expr.Negation n && isZero(n.operand()) ? terms.getFirst() : term);
        boolean skip = term instanceof Expr.Negation n && isZero(n.operand());
        sum = sum == null ? next : skip ? sum : sum.plus(next);
      }
    }
    if (sum == null) {
      throw new NotExactException("an empty sum");
    }
    return sum;
  }

  private Matrix matrixProduct(List<Expr> factors) {
    Rational scale = Rational.ONE;
    Matrix product = null;
    for (Expr factor : factors) {
      if (Kinds.isScalar(factor)) {
        scale = scale.times(rational(factor));
      } else {
        Matrix next = matrix(factor);
        product = product == null ? next : product.times(next);
      }
    }
    if (product == null) {
      throw new NotExactException("a scalar where a matrix is needed");
    }
    return product.scale(scale);
  }

  private Matrix matrixPower(Expr.Power p) {
    Rational exponent = rational(p.exponent());
    if (!exponent.isInteger() || exponent.abs().compareTo(Rational.of(8)) > 0) {
      throw new NotExactException("a root of a matrix");
    }
    Matrix base = exponent.signum() < 0 ? matrix(p.base()).inverse() : matrix(p.base());
    Matrix product = Matrix.identity(dimension());
    for (int k = 0; k < exponent.abs().intValueExact(); k++) {
      product = product.times(base);
    }
    return product;
  }
}
