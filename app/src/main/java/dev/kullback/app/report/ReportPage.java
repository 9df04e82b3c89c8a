package dev.kullback.app.report;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import dev.kullback.app.markup.StyleResource;
import dev.kullback.app.markup.Text;
import dev.kullback.app.plot.StyleSheet;
import dev.kullback.vae.results.Finding;
import dev.kullback.vae.results.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lays a run out as one HTML page that is also well-formed XML.
public final class ReportPage {
  private ReportPage() {}

  /// Writes the page.
  ///
  /// @param report what there is to tell
  /// @return an HTML document
  public static String html(RunReport report) {
    var page =
        Element.of("html")
            .with("lang", "en")
            .with("xmlns", "http://www.w3.org/1999/xhtml")
            .containing(head(report), Element.of("body").containing(main(report)));
    return "<!DOCTYPE html>\n" + page.markup() + "\n";
  }

  private static Element head(RunReport report) {
    return Element.of("head")
        .containing(
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("title", "Kullback: " + report.name()),
            StyleSheet.element(),
            StyleResource.read(ReportPage.class, "report.css"));
  }

  private static Element main(RunReport report) {
    var parts = new ArrayList<Node>();
    parts.add(header(report));
    report.summary().ifPresent(summary -> parts.add(Headline.cards(summary)));
    parts.add(verdict(report));
    if (!report.epochs().isEmpty()) {
      parts.add(
          Html.section(
              "Course of the training", List.of(Html.figures(Curves.of(report.epochs())))));
    }
    report.summary().ifPresent(summary -> parts.add(latent(summary)));
    if (!report.pictures().isEmpty()) {
      parts.add(Html.section("What the model does", List.of(Html.figures(report.pictures()))));
    }
    parts.add(treatment(report));
    parts.add(Html.section("Configuration", List.of(Html.table(report.settings()))));
    parts.add(reproduction(report));
    return Element.of("main").containing(parts);
  }

  private static Element header(RunReport report) {
    return Element.of("header")
        .containing(
            Element.of("h1", "Training run " + report.name()),
            Html.styled("div", "soft", report.data()));
  }

  private static Element verdict(RunReport report) {
    var findings =
        report
            .summary()
            .map(RunSummary::verdict)
            .orElseGet(
                () ->
                    List.of(
                        new Finding(
                            Finding.Severity.NOTE,
                            "This run is not finished; after %d epochs it can be resumed."
                                .formatted(report.epochs().size()))));
    var items = findings.stream().map(ReportPage::item).toList();
    return Element.of("section")
        .with("aria-label", "Verdict")
        .containing(Element.of("ul").with("class", "verdict").containing(items));
  }

  private static Element item(Finding finding) {
    var severity = word(finding.severity());
    return Element.of("li")
        .with("class", finding.severity().name().toLowerCase(Locale.ROOT))
        .containing(Html.styled("span", "severity", severity + ": "), new Text(finding.sentence()));
  }

  private static String word(Finding.Severity severity) {
    return switch (severity) {
      case GOOD -> "Good";
      case NOTE -> "Note";
      case WARNING -> "Warning";
      case BAD -> "Do not use";
    };
  }

  private static Element latent(RunSummary summary) {
    var pictures = LatentUnits.of(summary.test().units());
    return Html.section("Latent coordinates", List.of(Html.figures(pictures)));
  }

  private static Element treatment(RunReport report) {
    return Html.section(
        "Data and their treatment",
        List.of(
            Html.paragraph(report.data()),
            Html.paragraph(report.dataTreatment()),
            Html.paragraph(
                    "Numbers in nats are comparable only between models of the same rows, treated"
                        + " the same way, under the same kind of likelihood.")
                .with("class", "soft")));
  }

  private static Element reproduction(RunReport report) {
    return Html.section(
        "How to reproduce",
        List.of(
            Html.paragraph(
                "The same command on the same data, version and kind of processor gives the same"
                    + " numbers:"),
            Element.of("pre").containing(Element.of("code", report.command())),
            Html.table(report.provenance())));
  }
}
