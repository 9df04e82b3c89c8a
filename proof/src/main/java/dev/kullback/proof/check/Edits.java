package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.ShapeException;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The usual slips, backwards: every way to change one place of an expression that undoes one of
/// them.
final class Edits {

  private static final int MOST_EDITS = 240;

  private final Declarations declarations;
  private final Expr dimension;
  private final List<Edit> edits = new ArrayList<>();

  private Edits(Declarations declarations) {
    this.declarations = declarations;
    this.dimension = declarations.dimensionSymbol();
  }

  static List<Edit> of(Expr expr, Declarations declarations) {
    Edits edits = new Edits(declarations);
    edits.visit(expr, List.of());
    return edits.edits;
  }

  private void visit(Expr expr, List<Integer> path) {
    if (edits.size() > MOST_EDITS) {
      return;
    }
    here(expr, path);
    List<Expr> parts = Tree.children(expr);
    for (int k = 0; k < parts.size(); k++) {
      List<Integer> deeper = new ArrayList<>(path);
      deeper.add(k);
      visit(parts.get(k), deeper);
    }
  }

  private void here(Expr expr, List<Integer> path) {
    switch (expr) {
      case Expr.Determinant d -> add(path, Formula.trace(d.matrix()), "tr for | |");
      case Expr.Trace t -> add(path, Formula.det(t.matrix()), "| | for tr");
      case Expr.ProductOver p ->
          add(path, Formula.sumOver(p.index(), p.upper(), p.body()), "∑ for ∏");
      case Expr.SumOver s -> sumOver(s, path);
      case Expr.Literal l -> literal(l, path);
      case Expr.Quotient q -> quotient(q, path);
      case Expr.Symbol s -> symbol(s, path);
      case Expr.Component c -> add(path, Formula.square(c), "the square");
      case Expr.Power p -> power(p, path);
      case Expr.Inverse i -> add(path, i.matrix(), "the matrix for its inverse");
      case Expr.Divergence d -> add(path, Formula.kl(d.p(), d.q()), "q and p swapped");
      case Expr.Sum s -> sum(s, path);
      case Expr.Product p -> product(p, path);
      case Expr.Negation n -> add(path, n.operand(), "the sign");
      default -> {}
    }
  }

  private void add(List<Integer> path, Expr replacement, String what) {
    edits.add(new Edit(path, replacement, what));
  }

  private void literal(Expr.Literal l, List<Integer> path) {
    if (l.value().isOne()) {
      add(path, dimension, declarations.dimension() + " for 1");
    } else if (l.value().equals(Rational.HALF)) {
      add(path, half(), declarations.dimension() + "/2 for 1/2");
    }
  }

  private Expr half() {
    return Formula.quotient(dimension, Formula.number(2));
  }

  private void quotient(Expr.Quotient q, List<Integer> path) {
    boolean one = q.numerator() instanceof Expr.Literal l && l.value().isOne();
    boolean two = q.denominator() instanceof Expr.Literal l && l.value().equals(Rational.TWO);
    if (two && !one) {
      add(path, q.numerator(), "without the ½");
    }
    if (Judge.isScalar(q.numerator()) && !one) {
      add(path, turned(q), "the fraction turned over");
    }
  }

  private static Expr turned(Expr.Quotient q) {
    return Formula.power(q, Formula.number(-1));
  }

  private void symbol(Expr.Symbol s, List<Integer> path) {
    if (s.name().equals(declarations.dimension())) {
      add(path, Formula.ONE, "1 for " + s.name());
    } else if (s.shape() == Shape.SCALAR) {
      add(path, Formula.square(s), "the square");
    } else if (s.shape() == Shape.MATRIX) {
      add(path, Formula.inverse(s), "the inverse");
      other(s.name()).forEach(n -> add(path, Formula.matrix(n), "the other covariance"));
    }
  }

  /// Σ_1 for Σ_2 and the reverse.
  private static List<String> other(String name) {
    if (name.endsWith("_1")) {
      return List.of(name.substring(0, name.length() - 1) + "2");
    }
    return name.endsWith("_2") ? List.of(name.substring(0, name.length() - 1) + "1") : List.of();
  }

  private void power(Expr.Power p, List<Integer> path) {
    if (p.exponent() instanceof Expr.Literal l && l.value().equals(Rational.TWO)) {
      add(path, p.base(), "without the square");
    }
  }

  private void sumOver(Expr.SumOver s, List<Integer> path) {
    add(path, Formula.productOver(s.index(), s.upper(), s.body()), "∏ for ∑");
    List<Integer> body = new ArrayList<>(path);
    body.add(0);
    for (Law law : declarations.laws().values()) {
      if (law.mean() instanceof Expr.Symbol mean && mean.shape() == Shape.VECTOR) {
        Expr square = Formula.square(Formula.component(mean, s.index()));
        add(body, Formula.sum(s.body(), square), "the missing square of the mean");
      }
    }
  }

  private void sum(Expr.Sum sum, List<Integer> path) {
    for (int k = 0; k < sum.terms().size(); k++) {
      Expr term = sum.terms().get(k);
      List<Integer> place = new ArrayList<>(path);
      place.add(k);
      if (!(term instanceof Expr.Negation)) {
        add(place, Formula.negate(term), "the sign");
      }
      add(place, Formula.ZERO, "without this term");
      if (scalar(term)) {
        add(place, Formula.product(Formula.HALF, term), "the missing ½");
        add(place, Formula.product(Formula.number(2), term), "without the ½");
      }
    }
    if (scalar(sum)) {
      missing(sum, path);
    }
  }

  /// A mean's square that was left out, whole or halved.
  private void missing(Expr.Sum sum, List<Integer> path) {
    for (Law law : declarations.laws().values()) {
      if (!Shapes.isZero(law.mean())) {
        Expr square =
            law.isUnivariate()
                ? Formula.square(law.mean())
                : Formula.product(Formula.transpose(law.mean()), law.mean());
        List<Integer> last = new ArrayList<>(path);
        last.add(sum.terms().size() - 1);
        Expr term = sum.terms().getLast();
        add(last, Formula.sum(term, square), "the missing square of the mean");
        add(
            last,
            Formula.sum(term, Formula.product(Formula.HALF, square)),
            "the missing square of the mean");
      }
    }
  }

  private static boolean scalar(Expr expr) {
    try {
      return Shapes.of(expr) == Shape.SCALAR;
    } catch (ShapeException e) {
      return false;
    }
  }

  private void product(Expr.Product p, List<Integer> path) {
    List<Expr> matrices = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr factor : p.factors()) {
      if (factor instanceof Expr.Determinant d) {
        matrices.add(d.matrix());
      } else {
        rest.add(factor);
      }
    }
    if (matrices.size() == 2) {
      List<Expr> traced = new ArrayList<>(rest);
      traced.add(Formula.trace(Formula.product(matrices)));
      add(
          path,
          Formula.product(traced),
          "the trace of the product for the product of determinants");
    } else if (matrices.size() == 1) {
      moveInside(path, matrices.getFirst(), rest);
    }
  }

  /// |A| ∫ vᵀ v becomes ∫ vᵀ A v.
  private void moveInside(List<Integer> path, Expr matrix, List<Expr> rest) {
    for (int k = 0; k < rest.size(); k++) {
      Expr inside = inserted(rest.get(k), matrix);
      if (inside != null) {
        List<Expr> factors = new ArrayList<>(rest);
        factors.set(k, inside);
        add(path, Formula.product(factors), "the matrix inside the quadratic form");
      }
    }
  }

  private static @Nullable Expr inserted(Expr expr, Expr matrix) {
    if (expr instanceof Expr.Product p) {
      for (int k = 0; k + 1 < p.factors().size(); k++) {
        if (p.factors().get(k) instanceof Expr.Transpose) {
          List<Expr> factors = new ArrayList<>(p.factors());
          factors.add(k + 1, matrix);
          return Formula.product(factors);
        }
      }
    }
    List<Expr> parts = new ArrayList<>(Tree.children(expr));
    for (int k = 0; k < parts.size(); k++) {
      Expr changed = inserted(parts.get(k), matrix);
      if (changed != null) {
        parts.set(k, changed);
        return Tree.with(expr, parts);
      }
    }
    return null;
  }
}
