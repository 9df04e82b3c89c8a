package dev.kullback.app.check;

import dev.kullback.proof.check.Counterexample;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import dev.kullback.proof.print.PlainText;

/// The verdicts as text: one paragraph for every equality.
final class TextPage {

  private static final int WIDEST_FORMULA = 100;

  private final boolean colors;
  private final StringBuilder out = new StringBuilder();

  TextPage(boolean colors) {
    this.colors = colors;
  }

  String of(Report report) {
    head(report);
    report.equalities().forEach(this::equality);
    out.append('\n').append(Wording.summary(report)).append('\n');
    report.conclusions().forEach(c -> out.append(c).append('\n'));
    return out.toString().stripTrailing();
  }

  private void head(Report report) {
    String laws = Wording.laws(report);
    if (!laws.isEmpty()) {
      out.append("read with ").append(laws);
      String definitions = Wording.definitions(report);
      out.append(definitions.isEmpty() ? "" : "; " + definitions).append('\n');
    }
    if (!report.defaults().isEmpty()) {
      out.append("taken for granted, as the text does not say: ")
          .append(String.join(", ", report.defaults()))
          .append('\n');
    }
  }

  private void equality(Equality e) {
    out.append('\n');
    String head = Wording.mark(e.verdict()) + " (" + e.id() + ") " + Wording.verdict(e);
    out.append(paint(head, e)).append(", line ").append(e.line()).append('\n');
    line("= " + formula(e));
    if (e.verdict() == Verdict.FALSE && e.difference() != null) {
      line("left − right = " + PlainText.of(e.difference()));
    }
    Counterexample c = e.counterexample();
    if (c != null) {
      line("at " + Wording.point(c) + ":");
      line("  left  = " + Wording.value(c.left(), c.leftDecimal()));
      line("  right = " + Wording.value(c.right(), c.rightDecimal()));
    }
    if (e.trueOnlyWhen() != null) {
      line("true when " + e.trueOnlyWhen());
    }
    if (e.repair() != null) {
      line(
          "proved instead: = "
              + PlainText.of(e.repair().expr())
              + "   ("
              + e.repair().what()
              + ")");
    }
    e.notes().forEach(n -> line("· " + n));
  }

  private static String formula(Equality e) {
    String formula =
        e.right() == null ? e.text().replaceAll("\\s+", " ").strip() : PlainText.of(e.right());
    return formula.length() <= WIDEST_FORMULA * 2
        ? formula
        : formula.substring(0, WIDEST_FORMULA * 2 - 1) + "…";
  }

  private void line(String text) {
    out.append("    ").append(text).append('\n');
  }

  private String paint(String text, Equality e) {
    if (!colors) {
      return text;
    }
    int color =
        switch (e.verdict()) {
          case TRUE, TRUE_IF -> Boolean.FALSE.equals(e.equalsChainStart()) ? 33 : 32;
          case FALSE -> 31;
          case TESTED, UNREADABLE -> 33;
        };
    return "\u001b[" + color + "m" + text + "\u001b[0m";
  }
}
