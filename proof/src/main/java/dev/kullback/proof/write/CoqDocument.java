package dev.kullback.proof.write;

import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Family;
import dev.kullback.proof.derive.Quantity;
import dev.kullback.proof.derive.Question;
import dev.kullback.proof.expr.Law;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The closed form of a derivation as a Coq theorem, proved by instantiating those of proof/coq.
///
/// Where q has a diagonal covariance the statement is about the iterated integral against its
/// density; where q is full it is about any expectation with its mean and covariance. The value is
/// the derivation's own closed form, not the instantiated theorem's.
public final class CoqDocument {

  private final Derivation derivation;
  private final Question question;
  private final CoqSide q;
  private final CoqSide p;

  private CoqDocument(Derivation derivation) {
    this.derivation = derivation;
    this.question = derivation.question();
    List<Law> laws = derivation.laws();
    Family other = question.p() == Family.EQUAL ? question.q() : question.p();
    this.q = CoqSide.of(question.q(), laws.getFirst());
    this.p = CoqSide.of(other, laws.getLast());
  }

  /// Writes the theorem.
  ///
  /// @param derivation what to write
  /// @return a file that `proof/coq/build FILE` compiles
  public static String of(Derivation derivation) {
    return new CoqDocument(derivation).write();
  }

  private String write() {
    return """
    (* %s.
       Compile with: proof/coq/build FILE *)
    Require Import Reals.
    From Kullback Require Import FiniteSums Expectation IteratedIntegral DiagonalMoments.
    From Kullback Require Import DiagonalKL FullMoments Families.
    Open Scope R_scope.

    Theorem derived :
      forall %s,
      %s
        (%s).
    Proof.
      intros.
      assert (A := %s).
      same_value A.
    Qed.

    Print Assumptions derived.
    """
        .formatted(
            Titles.of(derivation),
            String.join("\n    ", binders()),
            integral(),
            new CoqTerm(q, p).of(derivation.closedForm()),
            new CoqTheorems(question, q, p).term());
  }

  private Set<String> binders() {
    boolean alone = question.quantity() == Quantity.ENTROPY;
    Set<String> binders = new LinkedHashSet<>();
    if (q.dimension().equals("n")) {
      binders.add("(n : nat)");
    }
    binders.addAll(q.binders());
    binders.addAll(alone ? List.of() : p.binders());
    binders.addAll(q.premises());
    binders.addAll(alone ? List.of() : p.premises());
    binders.addAll(q.isFull() ? moments() : List.of("(z : vector)"));
    return binders;
  }

  private List<String> moments() {
    String sigma = q.matrix();
    String mu = q.mean();
    return List.of(
        "(symmetric : forall i j, %s i j = %s j i)".formatted(sigma, sigma),
        "(inverse : forall i, (i < n)%%nat -> sum n (fun j => %s i j * %s j i) = 1)"
            .formatted(q.precision(), sigma),
        "(E : (vector -> R) -> R -> Prop) (linear : Expectation E)",
        "(mean : forall i, (i < n)%%nat -> E (fun z => z i) (%s i))".formatted(mu),
        "(covariance : forall i j, (i < n)%nat -> (j < n)%nat ->",
        "  E (fun z => (z i - %s i) * (z j - %s j)) (%s i j))".formatted(mu, mu, sigma));
  }

  private String integral() {
    String integrand =
        switch (question.quantity()) {
          case KL -> logDensity(q) + " - " + logDensity(p);
          case ENTROPY -> "- " + logDensity(q);
          case CROSS_ENTROPY -> "- " + logDensity(p);
        };
    return q.isFull()
        ? "E (fun y => " + integrand + ")"
        : "gaussian_integral_of %s %s %s\n    (fun y => %s) z"
            .formatted(q.mean(), q.scale(), q.dimension(), integrand);
  }

  private String logDensity(CoqSide side) {
    if (q.isFull() || side.isFull()) {
      String mean = side.mean().equals("zeros") ? "(fun _ => 0)" : side.mean();
      return "full_log_density n %s %s %s y"
          .formatted(side.logDeterminant(), side.precision(), mean);
    }
    return "ln (density %s %s %s y)".formatted(q.dimension(), side.mean(), side.scale());
  }
}
