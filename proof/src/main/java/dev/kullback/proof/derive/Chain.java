package dev.kullback.proof.derive;

import dev.kullback.proof.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/// Equalities one after the other, each beginning where the last one ended.
public final class Chain {

  private final String title;
  private final Expr start;
  private final List<Rule.Step> steps;

  private Chain(String title, Expr start, List<Rule.Step> steps) {
    this.title = title;
    this.start = start;
    this.steps = List.copyOf(steps);
  }

  /// Starts a chain.
  static Builder from(String title, Expr start, Verifier verifier) {
    return new Builder(title, start, verifier);
  }

  /// What the chain evaluates, in words.
  ///
  /// @return such as "The cross-entropy"
  public String title() {
    return title;
  }

  /// The first left side.
  ///
  /// @return the expression the chain evaluates
  public Expr start() {
    return start;
  }

  /// The steps.
  ///
  /// @return at least one step
  public List<Rule.Step> steps() {
    return steps;
  }

  /// The last right side.
  ///
  /// @return what the start has been shown to equal
  public Expr end() {
    return steps.getLast().to();
  }

  /// Adds steps to a chain, as long as each is confirmed.
  static final class Builder {

    private final String title;
    private final Expr start;
    private final Verifier verifier;
    private final List<Rule.Step> steps = new ArrayList<>();

    private Builder(String title, Expr start, Verifier verifier) {
      this.title = title;
      this.start = start;
      this.verifier = verifier;
    }

    private Expr last() {
      return steps.isEmpty() ? start : steps.getLast().to();
    }

    /// Applies the rules in order, leaving out those that find nothing to do.
    Builder by(Rule... rules) {
      for (Rule rule : rules) {
        rule.apply(last(), verifier).ifPresent(steps::add);
      }
      return this;
    }

    Chain end() {
      if (steps.isEmpty()) {
        throw new IllegalStateException("the chain \"" + title + "\" has no step");
      }
      return new Chain(title, start, steps);
    }
  }
}
