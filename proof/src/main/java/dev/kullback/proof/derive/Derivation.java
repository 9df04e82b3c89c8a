package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A proved closed form with the chains that lead to it.
///
/// Every step in it has been made by a [Rule] and confirmed; see [Prover] for the way to get one.
public final class Derivation {

  private final Question question;
  private final Setting setting;
  private final List<Chain> chains;

  Derivation(Question question, Setting setting, List<Chain> chains) {
    this.question = question;
    this.setting = setting;
    this.chains = List.copyOf(chains);
  }

  /// What was asked.
  ///
  /// @return the question
  public Question question() {
    return question;
  }

  /// What the derivation relies on.
  ///
  /// @return the laws, the meaning of the covariances, what is positive
  public Declarations declarations() {
    return setting.declarations();
  }

  /// The Gaussians that take part: q, and p unless only the entropy of q is asked for.
  ///
  /// @return one or two laws, in the declarations' order
  public List<Law> laws() {
    return List.copyOf(setting.declarations().laws().values());
  }

  /// The chains, the last of which ends in the closed form.
  ///
  /// @return at least one chain
  public List<Chain> chains() {
    return chains;
  }

  /// What was to be evaluated.
  ///
  /// @return the left side of the result
  public Expr subject() {
    return chains.getLast().start();
  }

  /// What it comes to.
  ///
  /// @return the right side of the result
  public Expr closedForm() {
    return chains.getLast().end();
  }

  /// The rules in the order of their first use.
  ///
  /// @return each rule once
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Chain chain : chains) {
      for (Rule.Step step : chain.steps()) {
        if (seen.add(step.rule().name())) {
          rules.add(step.rule());
        }
      }
    }
    return rules;
  }
}
