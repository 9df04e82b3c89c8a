package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import java.util.ArrayList;
import java.util.List;

/// A term of a sum: a sign and the factors after it.
///
/// @param negative whether the term is subtracted
/// @param factors its factors in written order; none of them is 1
record Term(boolean negative, List<Expr> factors) {

  Term {
    factors = factors.stream().filter(factor -> !factor.equals(Formula.ONE)).toList();
  }

  /// The term with this sign and these factors.
  static Term of(boolean negative, Expr... factors) {
    return new Term(negative, List.of(factors));
  }

  /// The terms of a sum, nested sums and signs opened.
  static List<Term> termsOf(Expr expr) {
    List<Term> terms = new ArrayList<>();
    collect(expr, false, terms);
    return terms;
  }

  private static void collect(Expr expr, boolean negative, List<Term> into) {
    switch (expr) {
      case Expr.Sum sum -> sum.terms().forEach(term -> collect(term, negative, into));
      case Expr.Negation n -> collect(n.operand(), !negative, into);
      case Expr.Literal l when l.value().isZero() -> {}
      case Expr.Product product -> product(product, negative, into);
      default -> into.add(of(negative, expr));
    }
  }

  private static void product(Expr.Product product, boolean negative, List<Term> into) {
    List<Expr> factors = new ArrayList<>();
    boolean sign = negative;
    for (Expr factor : flat(product)) {
      if (factor instanceof Expr.Negation n) {
        sign = !sign;
        factors.add(n.operand());
      } else {
        factors.add(factor);
      }
    }
    if (factors.stream().noneMatch(Formula.ZERO::equals)) {
      into.add(new Term(sign, factors));
    }
  }

  private static List<Expr> flat(Expr.Product product) {
    List<Expr> factors = new ArrayList<>();
    for (Expr factor : product.factors()) {
      if (factor instanceof Expr.Product inner) {
        factors.addAll(flat(inner));
      } else {
        factors.add(factor);
      }
    }
    return factors;
  }

  /// The sum of the terms.
  static Expr sum(List<Term> terms) {
    return Formula.sum(terms.stream().map(Term::toExpr).toList());
  }

  /// The expression with nested sums, products and signs opened at the top.
  static Expr flatten(Expr expr) {
    return sum(termsOf(expr));
  }

  /// This term with one more factor at the end.
  Term append(Expr factor) {
    List<Expr> all = new ArrayList<>(factors);
    all.add(factor);
    return new Term(negative, all);
  }

  /// This term with the other sign if asked.
  Term negateIf(boolean condition) {
    return new Term(negative != condition, factors);
  }

  /// The term as an expression.
  Expr toExpr() {
    Expr product = Formula.product(factors);
    return negative ? Formula.negate(product) : product;
  }
}
