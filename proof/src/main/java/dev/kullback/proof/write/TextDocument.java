package dev.kullback.proof.write;

import dev.kullback.proof.derive.Chain;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Rule;
import dev.kullback.proof.exact.Values;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.print.PlainText;
import java.util.List;

/// A derivation as plain text.
public final class TextDocument {

  private static final int RULE_COLUMN = 72;

  private final Values values;
  private final StringBuilder out = new StringBuilder();

  private TextDocument(Values values) {
    this.values = values;
  }

  /// Writes the derivation.
  ///
  /// @param derivation what to write
  /// @param values the values of every line at a point, or [Values#NONE]
  /// @return the text, ending with a line break
  public static String of(Derivation derivation, Values values) {
    return new TextDocument(values).write(derivation);
  }

  private String write(Derivation derivation) {
    line(Titles.of(derivation));
    line("");
    line("  " + PlainText.of(derivation.subject()) + " = " + PlainText.of(derivation.closedForm()));
    line("");
    Statement statement = Statement.of(derivation);
    line("with " + String.join(", ", statement.premises()) + ",");
    line(statement.where() + ".");
    values.point().ifPresent(point -> line("Values at " + point + "."));
    for (int k = 0; k < derivation.chains().size(); k++) {
      chain(k + 1, derivation.chains().get(k));
    }
    rules(derivation.rules());
    line("");
    line(Titles.CLOSING);
    return out.toString();
  }

  private void chain(int number, Chain chain) {
    line("");
    line("(" + number + ") " + chain.title());
    line("");
    line("      " + PlainText.of(chain.start()));
    value(chain.start());
    for (Rule.Step step : chain.steps()) {
      step("    = " + PlainText.of(step.to()), step.rule().name());
      value(step.to());
    }
  }

  private void step(String formula, String rule) {
    int width = formula.codePointCount(0, formula.length());
    if (width < RULE_COLUMN) {
      line(formula + " ".repeat(RULE_COLUMN - width) + "[" + rule + "]");
    } else {
      line(formula);
      line(" ".repeat(RULE_COLUMN) + "[" + rule + "]");
    }
  }

  private void value(Expr expr) {
    values.of(expr).ifPresent(value -> line("        ↦ " + value.text()));
  }

  private void rules(List<Rule> rules) {
    line("");
    line("Rules");
    for (Rule rule : rules) {
      line("  " + rule.name() + ": " + rule.explanation());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
