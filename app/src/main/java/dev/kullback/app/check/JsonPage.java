package dev.kullback.app.check;

import dev.kullback.app.cli.Json;
import dev.kullback.proof.check.Counterexample;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.print.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The verdicts as one JSON document; other programs rely on its names.
final class JsonPage {

  private JsonPage() {}

  static String of(Report report) {
    Map<String, Integer> summary = new LinkedHashMap<>();
    report.summary().forEach((verdict, count) -> summary.put(verdict.name(), count));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("equalities", report.equalities().stream().map(JsonPage::equality).toList());
    document.put("summary", summary);
    document.put("conclusions", report.conclusions());
    return Json.print(document);
  }

  private static Map<String, @Nullable Object> equality(Equality e) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", e.id());
    fields.put("line", e.line());
    fields.put("text", e.text());
    fields.put("verdict", e.verdict().name());
    fields.put("equalsChainStart", e.equalsChainStart());
    fields.put("difference", e.verdict() == Verdict.FALSE ? formula(e.difference()) : null);
    fields.put("counterexample", counterexample(e.counterexample()));
    fields.put("trueOnlyWhen", e.trueOnlyWhen());
    fields.put("repair", e.repair() == null ? null : formula(e.repair().expr()));
    fields.put("notes", e.notes());
    return fields;
  }

  private static @Nullable String formula(@Nullable Expr expr) {
    return expr == null ? null : PlainText.of(expr);
  }

  private static @Nullable Map<String, Object> counterexample(@Nullable Counterexample c) {
    if (c == null) {
      return null;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("n", c.n());
    fields.putAll(c.values());
    fields.put("left", Wording.value(c.left(), c.leftDecimal()));
    fields.put("right", Wording.value(c.right(), c.rightDecimal()));
    return fields;
  }
}
