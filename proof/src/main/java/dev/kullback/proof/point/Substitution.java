package dev.kullback.proof.point;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts the numbers of a point into a formula without expectations.
///
/// Vectors and matrices become grids of rational numbers; a scalar becomes an expression without
/// symbols, since logarithms and π have no rational value.
final class Substitution {

  private final Point point;
  private final Declarations declarations;
  private final Map<String, Integer> indices = new HashMap<>();

  Substitution(Point point, Declarations declarations) {
    this.point = point;
    this.declarations = declarations;
  }

  /// Whether an expectation, an integral or a divergence occurs.
  static boolean hasMean(Expr expr) {
    return switch (expr) {
      case Expr.Expectation _, Expr.Integral _, Expr.Divergence _ -> true;
      case Expr.Entropy _, Expr.CrossEntropy _, Expr.DensityAt _ -> true;
      case Expr.Sum s -> s.terms().stream().anyMatch(Substitution::hasMean);
      case Expr.Product p -> p.factors().stream().anyMatch(Substitution::hasMean);
      case Expr.Negation n -> hasMean(n.operand());
      case Expr.Quotient q -> hasMean(q.numerator()) || hasMean(q.denominator());
      case Expr.Trace t -> hasMean(t.matrix());
      default -> false;
    };
  }

  /// The scalar as an expression without symbols.
  Expr number(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Constant _ -> expr;
      case Expr.Symbol s when s.name().equals(declarations.dimension()) ->
          Formula.number(point.dimension());
      case Expr.Symbol s -> literal(point.value(s.name()).at(0, 0));
      case Expr.Component c -> literal(grid(c.vector()).at(position(c.index()), 0));
      case Expr.Sum s -> Formula.sum(s.terms().stream().map(this::number).toList());
      case Expr.Negation n -> Formula.negate(number(n.operand()));
      case Expr.Product p -> product(p.factors());
      case Expr.Quotient q -> Formula.quotient(number(q.numerator()), number(q.denominator()));
      case Expr.Power p -> Formula.power(number(p.base()), number(p.exponent()));
      case Expr.Root r -> Formula.sqrt(number(r.radicand()));
      case Expr.Logarithm l -> Formula.ln(number(l.argument()));
      case Expr.Exponential e -> Formula.exp(number(e.exponent()));
      case Expr.Determinant d -> literal(grid(d.matrix()).determinant());
      case Expr.Trace t -> literal(grid(t.matrix()).trace());
      case Expr.SumOver s -> Formula.sum(over(s.index(), s.body()));
      case Expr.ProductOver p -> Formula.product(over(p.index(), p.body()));
      default -> throw unknown(expr);
    };
  }

  private static IllegalArgumentException unknown(Expr expr) {
    return new IllegalArgumentException("no value is known for " + expr);
  }

  private static Expr literal(Rational value) {
    return Formula.number(value);
  }

  private int position(Index index) {
    return switch (index) {
      case Index.Fixed(int value) -> value - 1;
      case Index.Variable(String name) -> indices.getOrDefault(name, 0);
    };
  }

  private List<Expr> over(String index, Expr body) {
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < point.dimension(); i++) {
      indices.put(index, i);
      parts.add(number(body));
    }
    indices.remove(index);
    return parts;
  }

  /// A product of numbers with, somewhere in it, vectors and matrices that make a number.
  private Expr product(List<Expr> factors) {
    List<Expr> numbers = new ArrayList<>();
    List<Expr> matrices = new ArrayList<>();
    for (Expr factor : factors) {
      (Grids.isGrid(factor) ? matrices : numbers).add(factor);
    }
    List<Expr> all = new ArrayList<>(numbers.stream().map(this::number).toList());
    if (!matrices.isEmpty()) {
      all.add(literal(chain(matrices).at(0, 0)));
    }
    return Formula.product(all);
  }

  private Grid chain(List<Expr> factors) {
    return factors.stream().map(this::grid).reduce(Grid::times).orElseThrow();
  }

  /// A vector or matrix as numbers.
  private Grid grid(Expr expr) {
    return switch (expr) {
      case Expr.Identity _ -> Grid.identity(point.dimension());
      case Expr.Symbol s when declarations.definitions().containsKey(s.name()) ->
          grid(declarations.definitions().get(s.name()));
      case Expr.Symbol s -> point.value(s.name());
      case Expr.Diagonal d -> diagonal(d);
      case Expr.Transpose t -> grid(t.operand()).transpose();
      case Expr.Inverse i -> grid(i.matrix()).inverse();
      case Expr.Negation n -> grid(n.operand()).scale(Rational.of(-1));
      case Expr.Sum s -> s.terms().stream().map(this::grid).reduce(Grid::plus).orElseThrow();
      case Expr.Product p -> scaled(p.factors());
      default -> throw unknown(expr);
    };
  }

  private Grid scaled(List<Expr> factors) {
    Grid product = chain(factors.stream().filter(Grids::isGrid).toList());
    for (Expr factor : factors) {
      product = Grids.isGrid(factor) ? product : product.scale(Grids.rational(number(factor)));
    }
    return product;
  }

  private Grid diagonal(Expr.Diagonal d) {
    List<Expr> entries = over(d.index(), d.entry());
    Grid identity = Grid.identity(entries.size());
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Rational entry = Grids.rational(entries.get(i));
      rows.add(identity.rows().get(i).stream().map(entry::times).toList());
    }
    return new Grid(rows);
  }

  /// The value of an expression without symbols, rounded.
  static double decimal(Expr expr) {
    return switch (expr) {
      case Expr.Literal l -> l.value().doubleValue();
      case Expr.Constant c -> c.name() == Expr.Constant.Name.PI ? Math.PI : Math.E;
      case Expr.Sum s -> s.terms().stream().mapToDouble(Substitution::decimal).sum();
      case Expr.Negation n -> -decimal(n.operand());
      case Expr.Product p ->
          p.factors().stream().mapToDouble(Substitution::decimal).reduce(1, (a, b) -> a * b);
      case Expr.Quotient q -> decimal(q.numerator()) / decimal(q.denominator());
      case Expr.Power p -> Math.pow(decimal(p.base()), decimal(p.exponent()));
      case Expr.Root r -> Math.sqrt(decimal(r.radicand()));
      case Expr.Logarithm l -> Math.log(decimal(l.argument()));
      case Expr.Exponential e -> Math.exp(decimal(e.exponent()));
      default -> throw unknown(expr);
    };
  }
}
