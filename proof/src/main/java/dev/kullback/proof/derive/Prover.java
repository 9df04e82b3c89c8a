package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.kl;
import static dev.kullback.proof.expr.Formula.negate;

import dev.kullback.proof.expr.Expr;
import java.util.List;
import java.util.Optional;

/// Derives closed forms.
///
/// One derivation serves for all pairs of families: cross-entropy, negative entropy, their sum;
/// what a family adds is put in at the end. Rules that find nothing to do leave no step.
public final class Prover {

  private final Question question;
  private final Detail detail;
  private final Setting setting;
  private final Verifier verifier;
  private final IntegralRules integrals;
  private final MomentRules moments;
  private final StructureRules structure;
  private final ClosedForm closedForm;

  private Prover(Question question, Detail detail) {
    this.question = question;
    this.detail = detail;
    this.setting = Setting.of(question);
    this.verifier = new Verifier(setting.declarations(), setting.isUnivariate());
    this.integrals = new IntegralRules(setting);
    this.moments = new MomentRules(setting.q());
    this.structure = new StructureRules(setting.declarations());
    this.closedForm = new ClosedForm(setting);
  }

  /// Derives the closed form.
  ///
  /// @param question what to derive
  /// @param detail how small the steps are
  /// @return the derivation, every step confirmed
  public static Derivation derive(Question question, Detail detail) {
    Prover prover = new Prover(question, detail);
    return new Derivation(question, prover.setting, prover.chains());
  }

  private List<Chain> chains() {
    return switch (question.quantity()) {
      case KL -> divergence();
      case ENTROPY -> List.of(inFamily(meanLogDensity("The entropy", setting.q(), true)));
      case CROSS_ENTROPY ->
          List.of(inFamily(meanLogDensity("The cross-entropy", setting.p(), true)));
    };
  }

  /// ∫ q ln f dz, or its negative, for the density f of a side.
  private Chain.Builder meanLogDensity(String title, Side side, boolean negated) {
    Expr integral = integrals.meanLogDensity(side);
    Chain.Builder chain =
        Chain.from(title, negated ? negate(integral) : integral, verifier)
            .by(integrals.density(side));
    Rule pull =
        Rule.together(
            "linearity and normalisation",
            "constants come out of the integral, and a density integrates to one",
            integrals.linearity(),
            integrals.normalisation(),
            integrals.expectation());
    boolean full = detail == Detail.FULL;
    chain.by(LogRules.EXPAND);
    if (full) {
      chain.by(integrals.linearity(), integrals.normalisation(), integrals.expectation());
    } else {
      chain.by(pull);
    }
    moments(chain, full);
    return chain.by(structure.withoutIdentity(), structure.inverse());
  }

  private void moments(Chain.Builder chain, boolean full) {
    if (setting.isUnivariate()) {
      chain.by(moments.secondMomentOnTheLine(), LineRules.CANCEL);
    } else if (full) {
      chain.by(
          moments.scalarIsTrace(),
          moments.meanInsideTrace(),
          moments.secondMoment(),
          moments.traceOfSum());
    } else {
      chain.by(moments.traceTrick());
    }
  }

  private List<Chain> divergence() {
    Chain crossEntropy = meanLogDensity("The cross-entropy", setting.p(), true).end();
    Chain negativeEntropy = meanLogDensity("The negative entropy", setting.q(), false).end();
    Expr divergence = kl(setting.q().density(), setting.p().density());
    Chain.Builder chain = Chain.from("The divergence", divergence, verifier);
    split(chain);
    chain.by(cite(crossEntropy, negativeEntropy));
    return List.of(crossEntropy, negativeEntropy, collected(chain).end());
  }

  private void split(Chain.Builder chain) {
    if (detail == Detail.FULL) {
      chain.by(integrals.definition(), LogRules.EXPAND, integrals.linearity());
    } else {
      chain.by(
          Rule.together(
              "definition",
              "the divergence is the cross-entropy less the entropy",
              integrals.definition(),
              LogRules.EXPAND,
              integrals.linearity()));
    }
  }

  /// Puts in what earlier chains have shown.
  private Rule cite(Chain crossEntropy, Chain negativeEntropy) {
    Expr qlnp = integrals.meanLogDensity(setting.p());
    Expr qlnq = integrals.meanLogDensity(setting.q());
    return Rule.everywhere(
        "from (1) and (2)",
        "the cross-entropy and the negative entropy are put in",
        e -> {
          if (e.equals(qlnq)) {
            return Optional.of(negativeEntropy.end());
          }
          return e.equals(qlnp) ? Optional.of(negate(crossEntropy.end())) : Optional.empty();
        });
  }

  private Chain.Builder collected(Chain.Builder chain) {
    if (setting.isUnivariate()) {
      return chain.by(goal("collect", "equal terms cancel", closedForm.onTheLine()));
    }
    chain.by(
        goal(
            "collect",
            "equal terms cancel, and the factor one half comes out",
            closedForm.inMatrices()));
    closedForm.inCoordinates(structure).ifPresent(form -> byCoordinate(chain, form));
    return chain;
  }

  private void byCoordinate(Chain.Builder chain, Expr form) {
    if (question.p() != Family.EQUAL || !form.equals(closedForm.inMatrices())) {
      chain.by(structure.byCoordinate(), LogRules.OF_PRODUCT_OVER_COORDINATES);
      chain.by(goal("one sum", "what remains is put together", form));
    }
  }

  private static Rule goal(String name, String explanation, Expr goal) {
    return Rule.of(name, explanation, _ -> goal);
  }

  private Chain inFamily(Chain.Builder chain) {
    if (closedForm.inCoordinates(structure).isPresent()) {
      chain.by(structure.byCoordinate(), LogRules.OF_PRODUCT_OVER_COORDINATES);
    }
    return chain.end();
  }
}
