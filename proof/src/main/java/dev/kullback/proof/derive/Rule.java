package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Expr;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An identity put to use: it computes the right side of a step from the left side.
///
/// A rule is the only maker of a [Step], and it makes one only after the [Verifier] has agreed.
public final class Rule {

  private final String name;
  private final String explanation;
  private final UnaryOperator<Expr> action;

  private Rule(String name, String explanation, UnaryOperator<Expr> action) {
    this.name = name;
    this.explanation = explanation;
    this.action = action;
  }

  /// A rule that rewrites an expression as a whole.
  static Rule of(String name, String explanation, UnaryOperator<Expr> action) {
    return new Rule(name, explanation, action);
  }

  /// A rule that rewrites every subexpression that it has an answer for.
  static Rule everywhere(String name, String explanation, Function<Expr, Optional<Expr>> local) {
    return new Rule(name, explanation, expr -> Term.flatten(Trees.rewrite(expr, local)));
  }

  /// Several rules in one step; the explanation says what they do together.
  static Rule together(String name, String explanation, Rule... rules) {
    return new Rule(
        name,
        explanation,
        expr -> {
          Expr current = expr;
          for (Rule rule : rules) {
            current = rule.action.apply(current);
          }
          return current;
        });
  }

  /// The rule's name, as it stands beside a step.
  ///
  /// @return a few words
  public String name() {
    return name;
  }

  /// What the rule says.
  ///
  /// @return a sentence without formulas
  public String explanation() {
    return explanation;
  }

  /// Applies the rule.
  ///
  /// @param from the left side
  /// @param verifier who compares both sides
  /// @return the step, or nothing if the rule finds nothing to do
  Optional<Step> apply(Expr from, Verifier verifier) {
    Expr to = action.apply(from);
    if (to.equals(from)) {
      return Optional.empty();
    }
    verifier.confirm(from, to, name);
    return Optional.of(new Step(from, this, to));
  }

  /// An equality that a rule has made and the verifier has confirmed.
  public static final class Step {

    private final Expr from;
    private final Rule rule;
    private final Expr to;

    private Step(Expr from, Rule rule, Expr to) {
      this.from = from;
      this.rule = rule;
      this.to = to;
    }

    /// The left side.
    ///
    /// @return what the rule was applied to
    public Expr from() {
      return from;
    }

    /// The rule that made the step.
    ///
    /// @return the rule
    public Rule rule() {
      return rule;
    }

    /// The right side.
    ///
    /// @return what the rule made of the left side
    public Expr to() {
      return to;
    }
  }
}
