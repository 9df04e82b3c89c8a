package dev.kullback.app.check;

import dev.kullback.proof.check.Counterexample;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.print.MathMl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The verdicts as one self-contained page; formulas are MathML.
final class HtmlPage {

  private final StringBuilder out = new StringBuilder();

  private HtmlPage() {}

  static String of(Report report, String name, String text) {
    HtmlPage page = new HtmlPage();
    page.write(report, name, text);
    return page.out.toString();
  }

  private void write(Report report, String name, String text) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>")
        .append(escape(name))
        .append(": verdicts</title><style>\n")
        .append(style())
        .append("</style></head><body>\n<h1>")
        .append(escape(name))
        .append("</h1>\n");
    paragraph("summary", Wording.summary(report));
    report.conclusions().forEach(c -> paragraph("conclusion", c));
    String laws = Wording.laws(report);
    String definitions = Wording.definitions(report);
    paragraph(
        "laws",
        laws.isEmpty()
            ? ""
            : "Read with " + laws + (definitions.isEmpty() ? "." : "; " + definitions + "."));
    if (!report.defaults().isEmpty()) {
      paragraph(
          "laws",
          "Taken for granted, as the text does not say: "
              + String.join(", ", report.defaults())
              + ".");
    }
    report.equalities().forEach(this::equality);
    out.append("<details><summary>The text</summary><pre>")
        .append(escape(text))
        .append("</pre></details>\n</body></html>");
  }

  private void paragraph(String style, String text) {
    if (!text.isEmpty()) {
      out.append("<p class=\"").append(style).append("\">").append(escape(text)).append("</p>\n");
    }
  }

  private void equality(Equality e) {
    String style = e.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean carried = e.verdict() == Verdict.TRUE && Boolean.FALSE.equals(e.equalsChainStart());
    out.append("<section class=\"")
        .append(carried ? "carried" : style)
        .append("\" id=\"e")
        .append(escape(e.id()))
        .append("\">\n<h2>")
        .append(Wording.mark(e.verdict()))
        .append(" (")
        .append(escape(e.id()))
        .append(") ")
        .append(Wording.verdict(e))
        .append(" <small>line ")
        .append(e.line())
        .append("</small></h2>\n");
    if (e.left() != null && e.right() != null) {
      out.append("<div class=\"math\">")
          .append(MathMl.of(e.left(), false))
          .append(" <b>=</b> ")
          .append(MathMl.of(e.right(), false))
          .append("</div>\n");
    } else {
      out.append("<pre>= ").append(escape(e.text())).append("</pre>\n");
    }
    finding("left − right =", e.verdict() == Verdict.FALSE ? e.difference() : null);
    counterexample(e.counterexample());
    if (e.trueOnlyWhen() != null) {
      paragraph("when", "True when " + e.trueOnlyWhen() + ".");
    }
    if (e.repair() != null) {
      finding("proved instead (" + e.repair().what() + "): =", e.repair().expr());
    }
    e.notes().forEach(n -> paragraph("note", n));
    out.append("</section>\n");
  }

  private void finding(String label, @Nullable Expr expr) {
    if (expr != null) {
      out.append("<p class=\"finding\">")
          .append(escape(label))
          .append(' ')
          .append(MathMl.of(expr, false))
          .append("</p>\n");
    }
  }

  private void counterexample(@Nullable Counterexample c) {
    if (c == null) {
      return;
    }
    out.append("<table><caption>at ").append(escape(Wording.point(c))).append("</caption>");
    row("left", Wording.value(c.left(), c.leftDecimal()));
    row("right", Wording.value(c.right(), c.rightDecimal()));
    out.append("</table>\n");
  }

  private void row(String side, String value) {
    out.append("<tr><th scope=\"row\">")
        .append(side)
        .append("</th><td>")
        .append(escape(value))
        .append("</td></tr>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("check.css")) {
      if (in == null) {
        throw new IllegalStateException("check.css is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
