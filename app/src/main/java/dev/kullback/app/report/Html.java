package dev.kullback.app.report;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import dev.kullback.app.markup.Text;
import java.util.List;
import java.util.Map;

/// The few shapes the report's text comes in.
final class Html {
  private Html() {}

  static Element section(String heading, List<? extends Node> content) {
    return Element.of("section").containing(Element.of("h2", heading)).containing(content);
  }

  static Element paragraph(String text) {
    return Element.of("p", text);
  }

  static Element styled(String tag, String style, String text) {
    return Element.of(tag).with("class", style).containing(new Text(text));
  }

  /// Names before values.
  static Element table(Map<String, String> rows) {
    var body =
        rows.entrySet().stream()
            .map(
                row ->
                    Element.of("tr")
                        .containing(
                            Element.of("th", row.getKey()).with("scope", "row"),
                            Element.of("td", row.getValue())))
            .toList();
    return Element.of("table").containing(Element.of("tbody").containing(body));
  }

  static Element figures(List<RunReport.Picture> pictures) {
    var figures =
        pictures.stream()
            .map(
                picture ->
                    Element.of("figure")
                        .containing(
                            picture.plot().svg(), Element.of("figcaption", picture.caption())))
            .toList();
    return Element.of("div").with("class", "plots").containing(figures);
  }
}
