package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Text;

/// The pieces every drawing is made of.
final class Canvas {
  /// Mean width of a character of the 12-pixel font: a little generous, so that labels fit.
  static final double CHARACTER = 6.6;

  private Canvas() {}

  /// An empty drawing of the given size that names itself to screen readers.
  static Element drawing(String title, String description, double width, double height) {
    return Element.of("svg")
        .with("class", "kp")
        .with("viewBox", "0 0 " + Element.hundredths(width) + " " + Element.hundredths(height))
        .with("width", width)
        .with("height", height)
        .with("role", "img")
        .with("aria-label", title + ". " + description)
        .containing(Element.of("title", title), Element.of("desc", description));
  }

  static Element title(String title) {
    return text("kp-title", 12, 22, "start", title);
  }

  static Element text(String style, double x, double y, String anchor, String content) {
    return Element.of("text")
        .with("class", style)
        .with("x", x)
        .with("y", y)
        .with("text-anchor", anchor)
        .containing(new Text(content));
  }

  /// Text that reads upwards, centred at the point.
  static Element upwards(double x, double y, String content) {
    var place = Element.hundredths(x) + " " + Element.hundredths(y);
    return text("kp-soft", 0, 0, "middle", content)
        .with("transform", "translate(" + place + ") rotate(-90)");
  }

  static Element line(String style, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", style)
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2);
  }

  static Element rect(String style, double x, double y, double width, double height) {
    return Element.of("rect")
        .with("class", style)
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height);
  }

  static Element circle(String style, double x, double y, double radius) {
    return Element.of("circle").with("class", style).with("cx", x).with("cy", y).with("r", radius);
  }

  static double widthOf(String text) {
    return CHARACTER * text.codePointCount(0, text.length());
  }
}
