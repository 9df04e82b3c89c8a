package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Walks expression trees.
final class Trees {

  private Trees() {}

  /// Replaces every outermost subexpression for which the rule has an answer.
  static Expr rewrite(Expr expr, Function<Expr, Optional<Expr>> rule) {
    return rule.apply(expr).orElseGet(() -> mapChildren(expr, child -> rewrite(child, rule)));
  }

  /// Whether the part occurs in the whole.
  static boolean mentions(Expr whole, Expr part) {
    return any(whole, part::equals);
  }

  /// Whether a component at the index variable occurs.
  static boolean mentionsIndex(Expr whole, String index) {
    return any(
        whole, e -> e instanceof Expr.Component c && c.index().equals(new Index.Variable(index)));
  }

  private static boolean any(Expr whole, Predicate<Expr> test) {
    if (test.test(whole)) {
      return true;
    }
    List<Boolean> found = new ArrayList<>();
    mapChildren(
        whole,
        child -> {
          found.add(any(child, test));
          return child;
        });
    return found.contains(true);
  }

  /// The same node with other children.
  static Expr mapChildren(Expr expr, UnaryOperator<Expr> f) {
    return switch (expr) {
      case Expr.Literal _, Expr.Constant _, Expr.Symbol _, Expr.Identity _ -> expr;
      case Expr.Divergence _, Expr.Entropy _, Expr.CrossEntropy _ -> expr;
      case Expr.Component(Expr v, var i, Span s) -> new Expr.Component(f.apply(v), i, s);
      case Expr.Entry(Expr m, var i, var j, Span s) -> new Expr.Entry(f.apply(m), i, j, s);
      case Expr.Diagonal(String i, Expr e, Span s) -> new Expr.Diagonal(i, f.apply(e), s);
      case Expr.Sum(List<Expr> t, Span s) -> new Expr.Sum(t.stream().map(f).toList(), s);
      case Expr.Product(List<Expr> t, Span s) -> new Expr.Product(t.stream().map(f).toList(), s);
      case Expr.Negation(Expr e, Span s) -> new Expr.Negation(f.apply(e), s);
      case Expr.Quotient(Expr a, Expr b, Span s) -> new Expr.Quotient(f.apply(a), f.apply(b), s);
      case Expr.Power(Expr b, Expr e, Span s) -> new Expr.Power(f.apply(b), f.apply(e), s);
      case Expr.Root(Expr e, Span s) -> new Expr.Root(f.apply(e), s);
      case Expr.Logarithm(Expr e, Span s) -> new Expr.Logarithm(f.apply(e), s);
      case Expr.Exponential(Expr e, Span s) -> new Expr.Exponential(f.apply(e), s);
      case Expr.Absolute(Expr e, Span s) -> new Expr.Absolute(f.apply(e), s);
      case Expr.Norm(Expr e, Span s) -> new Expr.Norm(f.apply(e), s);
      case Expr.Determinant(Expr m, Span s) -> new Expr.Determinant(f.apply(m), s);
      case Expr.Trace(Expr m, Span s) -> new Expr.Trace(f.apply(m), s);
      case Expr.Transpose(Expr e, Span s) -> new Expr.Transpose(f.apply(e), s);
      case Expr.Inverse(Expr m, Span s) -> new Expr.Inverse(f.apply(m), s);
      case Expr.SumOver(String i, Expr n, Expr b, Span s) ->
          new Expr.SumOver(i, f.apply(n), f.apply(b), s);
      case Expr.ProductOver(String i, Expr n, Expr b, Span s) ->
          new Expr.ProductOver(i, f.apply(n), f.apply(b), s);
      case Expr.DensityAt(var d, Expr a, Span s) -> new Expr.DensityAt(d, f.apply(a), s);
      case Expr.Expectation(var d, var z, Expr b, Span s) ->
          new Expr.Expectation(d, z, f.apply(b), s);
      case Expr.Integral(var z, Expr b, Span s) -> new Expr.Integral(z, f.apply(b), s);
    };
  }
}
