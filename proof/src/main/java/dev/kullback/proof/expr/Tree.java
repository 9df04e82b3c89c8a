package dev.kullback.proof.expr;

import java.util.List;

/// The parts of an expression, and the same expression with other parts.
public final class Tree {

  private Tree() {}

  /// The expressions directly inside, in written order.
  ///
  /// @param expr the expression
  /// @return its parts
  public static List<Expr> children(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Constant _, Expr.Symbol _, Expr.Identity _ -> List.of();
      case Expr.Divergence _, Expr.Entropy _, Expr.CrossEntropy _ -> List.of();
      case Expr.Component c -> List.of(c.vector());
      case Expr.Entry e -> List.of(e.matrix());
      case Expr.Diagonal d -> List.of(d.entry());
      case Expr.Sum s -> s.terms();
      case Expr.Product p -> p.factors();
      case Expr.Negation n -> List.of(n.operand());
      case Expr.Quotient q -> List.of(q.numerator(), q.denominator());
      case Expr.Power p -> List.of(p.base(), p.exponent());
      case Expr.Root r -> List.of(r.radicand());
      case Expr.Logarithm l -> List.of(l.argument());
      case Expr.Exponential e -> List.of(e.exponent());
      case Expr.Absolute a -> List.of(a.operand());
      case Expr.Norm n -> List.of(n.vector());
      case Expr.Determinant d -> List.of(d.matrix());
      case Expr.Trace t -> List.of(t.matrix());
      case Expr.Transpose t -> List.of(t.operand());
      case Expr.Inverse i -> List.of(i.matrix());
      case Expr.SumOver s -> List.of(s.body());
      case Expr.ProductOver p -> List.of(p.body());
      case Expr.DensityAt d -> List.of(d.argument());
      case Expr.Expectation e -> List.of(e.body());
      case Expr.Integral i -> List.of(i.body());
    };
  }

  /// The densities named directly in an expression, not those in its parts.
  ///
  /// @param expr the expression
  /// @return its densities
  public static List<Density> densities(Expr expr) {
    return switch (expr) {
      case Expr.DensityAt d -> List.of(d.density());
      case Expr.Expectation e -> List.of(e.density());
      case Expr.Entropy e -> List.of(e.q());
      case Expr.Divergence d -> List.of(d.q(), d.p());
      case Expr.CrossEntropy c -> List.of(c.q(), c.p());
      default -> List.of();
    };
  }

  /// The expression with other parts in place of its own.
  ///
  /// @param expr the expression
  /// @param parts as many parts as [#children] has
  /// @return the changed expression
  public static Expr with(Expr expr, List<Expr> parts) {
    Span span = expr.span();
    return switch (expr) {
      case Expr.Literal _, Expr.Constant _, Expr.Symbol _, Expr.Identity _ -> expr;
      case Expr.Divergence _, Expr.Entropy _, Expr.CrossEntropy _ -> expr;
      case Expr.Component c -> new Expr.Component(parts.getFirst(), c.index(), span);
      case Expr.Entry e -> new Expr.Entry(parts.getFirst(), e.row(), e.column(), span);
      case Expr.Diagonal d -> new Expr.Diagonal(d.index(), parts.getFirst(), span);
      case Expr.Sum _ -> new Expr.Sum(parts, span);
      case Expr.Product _ -> new Expr.Product(parts, span);
      case Expr.Negation _ -> new Expr.Negation(parts.getFirst(), span);
      case Expr.Quotient _ -> new Expr.Quotient(parts.getFirst(), parts.getLast(), span);
      case Expr.Power _ -> new Expr.Power(parts.getFirst(), parts.getLast(), span);
      case Expr.Root _ -> new Expr.Root(parts.getFirst(), span);
      case Expr.Logarithm _ -> new Expr.Logarithm(parts.getFirst(), span);
      case Expr.Exponential _ -> new Expr.Exponential(parts.getFirst(), span);
      case Expr.Absolute _ -> new Expr.Absolute(parts.getFirst(), span);
      case Expr.Norm _ -> new Expr.Norm(parts.getFirst(), span);
      case Expr.Determinant _ -> new Expr.Determinant(parts.getFirst(), span);
      case Expr.Trace _ -> new Expr.Trace(parts.getFirst(), span);
      case Expr.Transpose _ -> new Expr.Transpose(parts.getFirst(), span);
      case Expr.Inverse _ -> new Expr.Inverse(parts.getFirst(), span);
      case Expr.SumOver s -> new Expr.SumOver(s.index(), s.upper(), parts.getFirst(), span);
      case Expr.ProductOver p -> new Expr.ProductOver(p.index(), p.upper(), parts.getFirst(), span);
      case Expr.DensityAt d -> new Expr.DensityAt(d.density(), parts.getFirst(), span);
      case Expr.Expectation e ->
          new Expr.Expectation(e.density(), e.variable(), parts.getFirst(), span);
      case Expr.Integral i -> new Expr.Integral(i.variable(), parts.getFirst(), span);
    };
  }
}
