package dev.kullback.proof.write;

import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Family;
import dev.kullback.proof.derive.Question;

/// The words around the formulas, the same in every format.
final class Titles {

  /// Under every document: what it stands on.
  static final String CLOSING =
      "Every step was made by the rule beside it and compared again by an exact normal form that is"
          + " valid for every dimension, mean and covariance named above.";

  private Titles() {}

  static String of(Derivation derivation) {
    Question question = derivation.question();
    return switch (question.quantity()) {
      case KL -> "The KL divergence of " + pair(question);
      case ENTROPY -> "The entropy of " + one(question.q());
      case CROSS_ENTROPY -> "The cross-entropy of " + pair(question);
    };
  }

  private static String pair(Question question) {
    return one(question.q()) + " and " + other(question.p());
  }

  private static String one(Family family) {
    return switch (family) {
      case STANDARD -> "the standard Gaussian";
      case ISOTROPIC -> "an isotropic Gaussian";
      case DIAGONAL -> "a Gaussian with diagonal covariance";
      case FULL -> "a Gaussian with full covariance";
      case UNIVARIATE -> "a univariate Gaussian";
      case EQUAL -> "a Gaussian";
    };
  }

  private static String other(Family family) {
    return family == Family.EQUAL ? "one of the same covariance" : one(family);
  }

  /// What the formulas of the premises do not say.
  static String where(Derivation derivation) {
    Question question = derivation.question();
    boolean full = question.q() == Family.FULL || question.p() == Family.FULL;
    if (question.q() == Family.UNIVARIATE) {
      return "both univariate";
    }
    return full
        ? "with a full positive definite covariance, in every dimension"
        : "in every dimension";
  }
}
