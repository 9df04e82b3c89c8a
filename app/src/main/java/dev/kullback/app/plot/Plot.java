package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;

/// Something that can be drawn.
public sealed interface Plot permits LineChart, BarChart, ScatterPlot, ImageGrid {
  /// What the plot shows, as its heading and for screen readers.
  ///
  /// @return the title
  String title();

  /// The drawing, to be embedded in a page that contains [StyleSheet#element()] once.
  ///
  /// @return the svg element
  Element svg();

  /// The drawing as a file of its own.
  ///
  /// @return an SVG document with its style sheet
  default String document() {
    var svg = svg();
    var file =
        Element.of("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .containing(StyleSheet.element(), StyleSheet.background());
    for (var attribute : svg.attributes().entrySet()) {
      file = file.with(attribute.getKey(), attribute.getValue());
    }
    return file.containing(svg.children()).markup() + "\n";
  }
}
