package dev.kullback.proof.write;

import dev.kullback.proof.derive.Family;
import dev.kullback.proof.derive.Question;

/// Which theorem of proof/coq a question instantiates, with its arguments.
///
/// @param question the question
/// @param q the Gaussian that is averaged over
/// @param p the other one
record CoqTheorems(Question question, CoqSide q, CoqSide p) {

  /// The theorem applied to its arguments, as a term.
  String term() {
    return q.isFull() ? ofMoments() : ofDensities();
  }

  /// A full q: the theorems about moments.
  private String ofMoments() {
    String law = words("n", q.mean(), q.matrix());
    String plain = words(law, "symmetric E linear mean covariance");
    String inverse =
        words(law, q.precision(), "symmetric inverse E linear mean covariance", q.logDeterminant());
    return switch (question.quantity()) {
      case ENTROPY -> words("entropy_full", inverse);
      case CROSS_ENTROPY ->
          switch (question.p()) {
            case STANDARD -> words("cross_entropy_full_standard", plain);
            case EQUAL -> words("cross_entropy_equal_covariance", inverse, p.mean());
            default -> words("cross_entropy_full_full", plain, quadratic());
          };
      case KL ->
          switch (question.p()) {
            case STANDARD -> words("kl_full_standard", inverse);
            case EQUAL -> words("kl_equal_covariance", inverse, p.mean());
            default -> words("kl_full_full", inverse, quadratic());
          };
    };
  }

  /// A diagonal q: the theorems about densities.
  private String ofDensities() {
    return switch (question.quantity()) {
      case ENTROPY -> entropy();
      case CROSS_ENTROPY -> crossEntropy();
      case KL -> divergence();
    };
  }

  private String entropy() {
    return q.family() == Family.UNIVARIATE
        ? words("entropy_univariate", numbers(q), "z", q.premise())
        : words("entropy_diagonal", one(), "z", q.positivity());
  }

  private String crossEntropy() {
    if (p.isFull()) {
      return words("cross_entropy_diagonal_full", one(), "z", q.positivity(), quadratic());
    }
    return switch (question.p()) {
      case STANDARD -> crossEntropyOfStandard();
      case EQUAL -> crossEntropyOfEqual();
      case UNIVARIATE ->
          words("cross_entropy_univariate", numbers(q), numbers(p), "z", q.premise(), p.premise());
      default -> words("cross_entropy_diagonal_diagonal", two());
    };
  }

  private String crossEntropyOfStandard() {
    return q.family() == Family.UNIVARIATE
        ? words("cross_entropy_univariate_standard", numbers(q), "z", q.premise())
        : words("cross_entropy_diagonal_standard", one(), "z", q.positivity());
  }

  private String crossEntropyOfEqual() {
    return switch (q.family()) {
      case UNIVARIATE ->
          words("cross_entropy_univariate_equal", shift(q.standardDeviation()), "z", q.premise());
      case ISOTROPIC ->
          words("cross_entropy_equal_isotropic", shift(q.standardDeviation()), "z", q.premise());
      default ->
          words("cross_entropy_equal_diagonal_covariance", shift(q.scale()), "z", q.positivity());
    };
  }

  private String divergence() {
    if (p.isFull()) {
      return words("kl_diagonal_full", one(), "z", q.positivity(), quadratic());
    }
    return switch (question.p()) {
      case STANDARD -> divergenceFromStandard();
      case EQUAL -> divergenceOfEqual();
      case UNIVARIATE ->
          words("kl_univariate", numbers(q), numbers(p), "z", q.premise(), p.premise());
      default -> q.family() == Family.STANDARD ? reverse() : pair();
    };
  }

  private String pair() {
    boolean isotropic = q.family() == Family.ISOTROPIC && p.family() == Family.ISOTROPIC;
    String scales = words(q.standardDeviation(), p.standardDeviation());
    return isotropic
        ? words("kl_isotropic n", q.mean(), p.mean(), scales, "z", q.premise(), p.premise())
        : words("kl_diagonal_diagonal", two());
  }

  private String divergenceFromStandard() {
    return switch (q.family()) {
      case STANDARD -> "kl_standard_standard n z";
      case ISOTROPIC ->
          words("kl_isotropic_standard n", q.mean(), q.standardDeviation(), "z", q.premise());
      case UNIVARIATE -> words("kl_univariate_standard", numbers(q), "z", q.premise());
      default -> words("kl_diagonal_standard", one(), "z", q.positivity());
    };
  }

  private String divergenceOfEqual() {
    return switch (q.family()) {
      case STANDARD -> words("kl_standard_shifted n", p.mean(), "z");
      case UNIVARIATE ->
          words("kl_univariate_equal", shift(q.standardDeviation()), "z", q.premise());
      case ISOTROPIC -> words("kl_equal_isotropic", shift(q.standardDeviation()), "z", q.premise());
      default -> words("kl_equal_diagonal_covariance", shift(q.scale()), "z", q.positivity());
    };
  }

  private String reverse() {
    return p.family() == Family.ISOTROPIC
        ? words("kl_standard_isotropic n", p.mean(), p.standardDeviation(), "z", p.premise())
        : words("kl_standard_diagonal n", p.mean(), p.scale(), "z", p.positivity());
  }

  /// The arguments that name q.
  private String one() {
    return words("n", q.mean(), q.scale());
  }

  /// The arguments that name q and p, with their positivities.
  private String two() {
    return words(one(), p.mean(), p.scale(), "z", q.positivity(), p.positivity());
  }

  /// The arguments that name a p with any covariance.
  private String quadratic() {
    return words(p.logDeterminant(), p.precision(), p.mean());
  }

  /// The arguments of two means and one scale.
  private String shift(String scale) {
    return q.family() == Family.UNIVARIATE
        ? words(q.number(), p.number(), scale)
        : words("n", q.mean(), p.mean(), scale);
  }

  private static String numbers(CoqSide side) {
    return words(side.number(), side.standardDeviation());
  }

  private static String words(String... words) {
    return String.join(" ", words);
  }
}
