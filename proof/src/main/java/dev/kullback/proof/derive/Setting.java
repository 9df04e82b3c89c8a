package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;

/// The two Gaussians of a derivation and everything that may be relied on.
///
/// @param q the Gaussian that is averaged over
/// @param p the other one; q itself for an entropy
/// @param declarations what the derivation is built on
record Setting(Side q, Side p, Declarations declarations) {

  /// Names the symbols: plain where one side is standard, with 1 and 2 where both have parameters.
  static Setting of(Question question) {
    boolean alone =
        question.quantity() == Quantity.ENTROPY
            || question.q() == Family.STANDARD
            || question.p() == Family.STANDARD;
    Setting setting = alone ? alone(question) : pair(question);
    Declarations declarations =
        setting.p.declare(setting.q.declare(Declarations.empty().withPositive("n")));
    return new Setting(setting.q, setting.p, declarations);
  }

  private static Setting alone(Question question) {
    Side q = Side.of(question.q(), "q", "");
    if (question.quantity() == Quantity.ENTROPY) {
      return new Setting(q, q, Declarations.empty());
    }
    if (question.p() == Family.EQUAL) {
      return new Setting(q, q.withOwnMean("p", ""), Declarations.empty());
    }
    Side p =
        question.q() == Family.UNIVARIATE
            ? Side.standardOnTheLine("p")
            : Side.of(question.p(), "p", "");
    return new Setting(q, p, Declarations.empty());
  }

  private static Setting pair(Question question) {
    if (question.p() == Family.EQUAL) {
      Side q = Side.of(question.q(), "q", "").withMean("mu_1");
      return new Setting(q, q.withOwnMean("p", "_2"), Declarations.empty());
    }
    return new Setting(
        Side.of(question.q(), "q", "_1"), Side.of(question.p(), "p", "_2"), Declarations.empty());
  }

  /// The dimension n.
  Expr dimension() {
    return declarations.dimensionSymbol();
  }

  boolean isUnivariate() {
    return q.family() == Family.UNIVARIATE;
  }
}
