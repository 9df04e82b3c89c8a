package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The row of names under a title, each beside a sample of its look.
final class Legend {
  private static final double SAMPLE = 22;
  private static final double GAP = 18;

  private Legend() {}

  /// Lays names out from left to right and on to further rows.
  ///
  /// @param sample draws the look of entry i in a 16 by 10 box whose left middle is the origin
  static List<Node> row(List<String> names, double top, double width, IntFunction<Element> sample) {
    var nodes = new ArrayList<Node>();
    double x = 12;
    double y = top;
    for (int i = 0; i < names.size(); i++) {
      double advance = SAMPLE + Canvas.widthOf(names.get(i)) + GAP;
      if (x + advance > width && x > 12) {
        x = 12;
        y += 18;
      }
      nodes.add(entry(names.get(i), x, y, sample.apply(i)));
      x += advance;
    }
    return nodes;
  }

  /// The height of the rows that [#row] would draw.
  static double height(List<String> names, double width) {
    double x = 12;
    int rows = names.isEmpty() ? 0 : 1;
    for (var name : names) {
      double advance = SAMPLE + Canvas.widthOf(name) + GAP;
      if (x + advance > width && x > 12) {
        x = 12;
        rows++;
      }
      x += advance;
    }
    return 18.0 * rows;
  }

  private static Element entry(String name, double x, double y, Element sample) {
    var place = "translate(" + Element.hundredths(x) + " " + Element.hundredths(y) + ")";
    return Element.of("g")
        .with("transform", place)
        .containing(sample, Canvas.text("kp-soft", SAMPLE, 4, "start", name));
  }
}
