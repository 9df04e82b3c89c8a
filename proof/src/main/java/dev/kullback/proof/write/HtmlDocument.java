package dev.kullback.proof.write;

import dev.kullback.proof.derive.Chain;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Rule;
import dev.kullback.proof.exact.Values;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.print.MathMl;
import java.util.List;

/// A derivation as one HTML page that needs nothing else: MathML, a little CSS, no script.
public final class HtmlDocument {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>TITLE</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
      .result { border: 1px solid #8886; border-radius: .5rem; padding: 1rem; margin: 1rem 0; overflow-x: auto; }
      .chain { overflow-x: auto; }
      table { border-collapse: collapse; }
      td { padding: .4rem .6rem; vertical-align: middle; }
      td.left { text-align: right; }
      td.rule, td.value { color: #777; font-size: .85rem; white-space: nowrap; }
      dt { font-weight: 600; }
      dd { margin: 0 0 .4rem 1rem; }
      math { font-size: 1.05em; }
      footer { color: #777; font-size: .85rem; margin-top: 2rem; }
      </style>
      </head>
      <body>
      """;

  private final Values values;
  private final StringBuilder out = new StringBuilder();

  private HtmlDocument(Values values) {
    this.values = values;
  }

  /// Writes the derivation.
  ///
  /// @param derivation what to write
  /// @param values the values of every line at a point, or [Values#NONE]
  /// @return the page
  public static String of(Derivation derivation, Values values) {
    return new HtmlDocument(values).write(derivation);
  }

  private String write(Derivation derivation) {
    String title = escape(Titles.of(derivation));
    out.append(HEAD.replace("TITLE", title));
    line("<h1>" + title + "</h1>");
    line("<div class=\"result\">" + result(derivation) + "</div>");
    Statement statement = Statement.of(derivation);
    String premises = String.join(", ", statement.premises());
    line("<p>with " + escape(premises) + ", " + statement.where() + ".</p>");
    values.point().ifPresent(point -> line("<p>Values at " + escape(point) + ".</p>"));
    for (int k = 0; k < derivation.chains().size(); k++) {
      chain(k + 1, derivation.chains().get(k));
    }
    rules(derivation.rules());
    line("<footer>" + Titles.CLOSING + "</footer>");
    line("</body>");
    line("</html>");
    return out.toString();
  }

  private static String result(Derivation derivation) {
    return MathMl.of(derivation.subject(), false)
        + " = "
        + MathMl.of(derivation.closedForm(), false);
  }

  private void chain(int number, Chain chain) {
    line("<h2>(" + number + ") " + escape(chain.title()) + "</h2>");
    line("<div class=\"chain\"><table>");
    row(MathMl.of(chain.start(), false), "", "", chain.start());
    for (Rule.Step step : chain.steps()) {
      row("", MathMl.of(step.to(), false), step.rule().name(), step.to());
    }
    line("</table></div>");
  }

  private void row(String left, String right, String rule, Expr expr) {
    out.append("<tr><td class=\"left\">").append(left).append("</td>");
    out.append("<td>").append(right.isEmpty() ? "" : "= " + right).append("</td>");
    out.append("<td class=\"rule\">").append(escape(rule)).append("</td>");
    values
        .of(expr)
        .ifPresent(
            value ->
                out.append("<td class=\"value\">").append(escape(value.text())).append("</td>"));
    line("</tr>");
  }

  private void rules(List<Rule> rules) {
    line("<h2>Rules</h2>");
    line("<dl>");
    for (Rule rule : rules) {
      line("<dt>" + escape(rule.name()) + "</dt><dd>" + escape(rule.explanation()) + "</dd>");
    }
    line("</dl>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
