package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;

/// The look of all plots: inks and series colours, each with a twin for dark pages.
///
/// The series colours start from the palette of Okabe and Ito (2008), which people with any of the
/// common kinds of colour blindness can tell apart, and are completed to ten; a test keeps them
/// apart in simulations of three of these kinds.
public final class StyleSheet {
  /// How many series colours there are before they repeat.
  public static final int COLOURS = 10;

  private static final String CSS =
      """
      :root{color-scheme:light dark;--kp-paper:#ffffff;--kp-ink:#1c1d21;--kp-soft:#5b606a;\
      --kp-grid:#e3e5ea;--kp-0:#0072b2;--kp-1:#d55e00;--kp-2:#009e73;--kp-3:#cc79a7;--kp-4:#e69f00;\
      --kp-5:#56b4e9;--kp-6:#882255;--kp-7:#b3b347;--kp-8:#332288;--kp-9:#7d828c}
      @media (prefers-color-scheme:dark){:root{--kp-paper:#15171b;--kp-ink:#e9eaee;\
      --kp-soft:#a2a7b3;--kp-grid:#33363e;--kp-0:#3d9be0;--kp-1:#f0782a;--kp-2:#1fbf92;\
      --kp-3:#e29bc3;--kp-4:#f4b93a;--kp-5:#8ad0fa;--kp-6:#b8437f;--kp-7:#cfcf6a;--kp-8:#7d6bdd;\
      --kp-9:#8f949e}}
      .kp{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
      font-size:12px;max-width:100%;height:auto;display:block}
      .kp text{fill:var(--kp-ink)}.kp .kp-soft{fill:var(--kp-soft)}
      .kp .kp-title{font-size:15px;font-weight:600}.kp .kp-mark{font-weight:700;font-size:13px;\
      stroke:var(--kp-paper);stroke-width:3px;paint-order:stroke}
      .kp-paper{fill:var(--kp-paper)}.kp-grid{stroke:var(--kp-grid);fill:none}
      .kp-axis{stroke:var(--kp-soft);fill:none}.kp-limit{stroke:var(--kp-ink);fill:none;\
      stroke-dasharray:5 4}
      .kp-line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
      .kp-dash{stroke-dasharray:6 5}.kp-dot{stroke:none;fill-opacity:.72}
      .kp-pixels{image-rendering:pixelated}
      """;

  private StyleSheet() {}

  /// The style element.
  ///
  /// @return the element
  public static Element element() {
    return Element.of("style", CSS + colourRules());
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
