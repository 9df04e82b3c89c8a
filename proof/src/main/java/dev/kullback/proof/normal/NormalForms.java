package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;

/// Normal forms under one set of declarations.
///
/// Laws, definitions and parts that several expressions share (the same objects, not merely equal
/// ones) are worked out once. Not for use by several threads at a time.
public final class NormalForms {

  private final Normalizer normalizer;

  /// Normal forms that rely on the given declarations.
  ///
  /// @param declarations the laws, definitions and positivities
  public NormalForms(Declarations declarations) {
    this.normalizer = new Normalizer(declarations);
  }

  /// Brings an expression to normal form.
  ///
  /// @param expr the expression
  /// @return its normal form
  /// @throws OutsideFragmentException if the rules do not cover it
  public NormalForm of(Expr expr) {
    try {
      return normalizer.form(expr);
    } catch (ArithmeticException e) {
      throw new OutsideFragmentException("the expression divides by zero: " + e.getMessage());
    }
  }
}
