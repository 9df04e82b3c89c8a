package dev.kullback.app.prove;

import dev.kullback.app.cli.Json;
import dev.kullback.proof.derive.Chain;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Quantity;
import dev.kullback.proof.derive.Question;
import dev.kullback.proof.derive.Rule;
import dev.kullback.proof.exact.Values;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.print.Latex;
import dev.kullback.proof.print.PlainText;
import dev.kullback.proof.write.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A derivation as a JSON document.
final class DerivationJson {

  private final Values values;

  private DerivationJson(Values values) {
    this.values = values;
  }

  /// Every formula as text and as LaTeX, and with its value where values are wanted.
  private record Formula(
      String text, String latex, @Nullable String exact, @Nullable String decimal) {}

  private record Step(String rule, Formula right) {}

  private record Line(int number, String title, Formula left, List<Step> steps) {}

  private record Named(String name, String explanation) {}

  static String of(Derivation derivation, Values values) {
    return Json.print(new DerivationJson(values).document(derivation)) + "\n";
  }

  private Map<String, Object> document(Derivation derivation) {
    Map<String, Object> document = new LinkedHashMap<>();
    Question question = derivation.question();
    Statement statement = Statement.of(derivation);
    document.put("title", statement.title());
    document.put("quantity", question.quantity().word());
    document.put("q", question.q().word());
    if (question.quantity() != Quantity.ENTROPY) {
      document.put("p", question.p().word());
    }
    document.put("premises", statement.premises());
    document.put("where", statement.where());
    values.point().ifPresent(point -> document.put("point", point));
    document.put("left", formula(derivation.subject()));
    document.put("right", formula(derivation.closedForm()));
    document.put("chains", chains(derivation.chains()));
    document.put("rules", derivation.rules().stream().map(DerivationJson::named).toList());
    return document;
  }

  private static Named named(Rule rule) {
    return new Named(rule.name(), rule.explanation());
  }

  private List<Line> chains(List<Chain> chains) {
    List<Line> lines = new ArrayList<>();
    for (Chain chain : chains) {
      List<Step> steps =
          chain.steps().stream()
              .map(step -> new Step(step.rule().name(), formula(step.to())))
              .toList();
      lines.add(new Line(lines.size() + 1, chain.title(), formula(chain.start()), steps));
    }
    return lines;
  }

  private Formula formula(Expr expr) {
    Values.Value value = values.of(expr).orElse(null);
    return new Formula(
        PlainText.of(expr),
        Latex.of(expr),
        value == null ? null : value.exact(),
        value == null ? null : value.decimal());
  }
}
