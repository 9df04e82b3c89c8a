package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForm;

/// Compares both sides of every step, by the normal form that judges other people's texts too.
final class Verifier {

  private final Declarations declarations;

  Verifier(Declarations declarations) {
    this.declarations = declarations;
  }

  /// Agrees, or names the rule that is broken.
  void confirm(Expr from, Expr to, String rule) {
    if (!NormalForm.of(from, declarations).proves(NormalForm.of(to, declarations))) {
      throw new IllegalStateException(
          "the rule \"" + rule + "\" made a step whose sides differ: " + from + " and " + to);
    }
  }
}
