package dev.kullback.proof.write;

import dev.kullback.proof.derive.Family;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import java.util.List;
import java.util.stream.Collectors;

/// A closed form as a term of the Coq theories.
///
/// @param q the Gaussian that is averaged over
/// @param p the other one
record CoqTerm(CoqSide q, CoqSide p) {

  /// The term.
  String of(Expr expr) {
    return switch (expr) {
      case Expr.Literal l -> l.value().isInteger() ? l.value().toString() : "(" + l.value() + ")";
      case Expr.Constant _ -> "PI";
      case Expr.Symbol s -> s.name().equals("n") ? "INR n" : CoqSide.name(s.name());
      case Expr.Component c -> of(c.vector()) + " " + c.index().text();
      case Expr.Sum s -> sum(s.terms());
      case Expr.Negation n -> "- " + tight(n.operand());
      case Expr.Product p -> product(p.factors());
      case Expr.Quotient d -> tight(d.numerator()) + " / " + tight(d.denominator());
      case Expr.Power p -> tight(p.base()) + " ^ " + of(p.exponent());
      case Expr.Logarithm(Expr.Determinant d, var _) -> side(d.matrix()).logDeterminant();
      case Expr.Logarithm l -> "ln " + tight(l.argument());
      case Expr.SumOver s ->
          "sum " + q.dimension() + " (fun " + s.index() + " => " + of(s.body()) + ")";
      case Expr.Trace t -> trace(t.matrix());
      default -> throw new IllegalArgumentException("no Coq term is known for " + expr);
    };
  }

  private String tight(Expr expr) {
    String term = of(expr);
    boolean simple =
        expr instanceof Expr.Literal || term.chars().allMatch(Character::isLetterOrDigit);
    return simple ? term : "(" + term + ")";
  }

  private String sum(List<Expr> terms) {
    StringBuilder out = new StringBuilder();
    for (Expr term : terms) {
      boolean negative = term instanceof Expr.Negation;
      Expr size = term instanceof Expr.Negation n ? n.operand() : term;
      out.append(out.isEmpty() ? (negative ? "- " : "") : (negative ? " - " : " + "));
      out.append(size instanceof Expr.Sum ? tight(size) : of(size));
    }
    return out.toString();
  }

  private String product(List<Expr> factors) {
    if (factors.getFirst() instanceof Expr.Transpose t) {
      return form(t.operand(), factors.subList(1, factors.size() - 1));
    }
    int form = formIn(factors);
    if (form > 0) {
      String rest = product(factors.subList(form, factors.size()));
      return product(factors.subList(0, form)) + " * " + bracket(rest);
    }
    return factors.stream().map(this::tight).collect(Collectors.joining(" * "));
  }

  private static String bracket(String term) {
    return "(" + term + ")";
  }

  private static int formIn(List<Expr> factors) {
    for (int k = 0; k < factors.size(); k++) {
      if (factors.get(k) instanceof Expr.Transpose) {
        return k;
      }
    }
    return -1;
  }

  private String form(Expr distance, List<Expr> matrix) {
    if (matrix.isEmpty()) {
      return "sum " + q.dimension() + " (fun i => " + bracket(at(distance)) + " ^ 2)";
    }
    String precision = side(matrix.getFirst()).precision();
    return "quadratic_form n " + precision + " " + p.mean() + " " + q.mean();
  }

  private String at(Expr vector) {
    return switch (vector) {
      case Expr.Sum s -> s.terms().stream().map(this::at).collect(Collectors.joining(" "));
      case Expr.Negation n -> "- " + at(n.operand());
      default -> of(Formula.component(vector, "i"));
    };
  }

  private String trace(Expr matrix) {
    return switch (matrix) {
      case Expr.Product product when product.factors().size() == 2 ->
          "trace_of_product n "
              + side(product.factors().getFirst()).precision()
              + " "
              + side(product.factors().getLast()).matrix();
      case Expr.Inverse inverse -> "trace n " + side(inverse).precision();
      default -> "trace n " + side(matrix).matrix();
    };
  }

  /// The side whose covariance a matrix is, or is the inverse of.
  private CoqSide side(Expr matrix) {
    Expr symbol = matrix instanceof Expr.Inverse inverse ? inverse.matrix() : matrix;
    boolean ofQ =
        q.family() != Family.STANDARD
            && symbol instanceof Expr.Symbol s
            && CoqSide.name(s.name()).equals("Sigma" + q.suffix());
    return ofQ ? q : p;
  }
}
