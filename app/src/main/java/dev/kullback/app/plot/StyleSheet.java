package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.StyleResource;

/// The look of all plots: inks and series colours, each with a twin for dark pages.
///
/// The series colours start from the palette of Okabe and Ito (2008), which people with any of the
/// common kinds of colour blindness can tell apart, and are completed to ten; a test keeps them
/// apart in simulations of three of these kinds.
public final class StyleSheet {
  /// How many series colours there are before they repeat.
  public static final int COLOURS = 10;

  private StyleSheet() {}

  /// The style element.
  ///
  /// @return the element
  public static Element element() {
    var rules = StyleResource.read(StyleSheet.class, "plot.css");
    return rules.containing(StyleResource.style(colourRules()).children());
  }

  static Element background() {
    return Element.of("rect")
        .with("class", "kp-paper")
        .with("width", "100%")
        .with("height", "100%");
  }

  private static String colourRules() {
    var rules = new StringBuilder();
    for (int i = 0; i < COLOURS; i++) {
      rules.append(".kp-s%d{stroke:var(--kp-%d)}.kp-f%d{fill:var(--kp-%d)}".formatted(i, i, i, i));
    }
    return rules.toString();
  }

  /// The class that fills with the colour of a series.
  static String fill(int series) {
    return "kp-f" + series % COLOURS;
  }

  /// The class that strokes with the colour of a series.
  static String stroke(int series) {
    return "kp-s" + series % COLOURS;
  }
}
