package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import java.util.ArrayList;
import java.util.List;

/// Bars side by side, in the given order, in the colours of their groups.
///
/// @param title what the chart shows
/// @param categories what the bars stand for: the horizontal label
/// @param y the vertical axis, from which the bars rise
/// @param groups the names of the groups, for the legend
/// @param bars the bars
/// @param limits lines across
public record BarChart(
    String title,
    String categories,
    Axis y,
    List<String> groups,
    List<Bar> bars,
    List<Limit> limits)
    implements Plot {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 320;

  /// Copies the lists and checks that every bar's group has a name.
  public BarChart {
    groups = List.copyOf(groups);
    bars = List.copyOf(bars);
    limits = List.copyOf(limits);
    for (var bar : bars) {
      if (bar.group() < 0 || bar.group() >= groups.size()) {
        throw new IllegalArgumentException(
            "A bar needs a group from 0 to %d, got %d for bar %s"
                .formatted(groups.size() - 1, bar.group(), bar.label()));
      }
    }
  }

  @Override
  public Element svg() {
    double top = 44 + Legend.height(groups, WIDTH);
    var x = Axis.linear(categories, 0, Math.max(1, bars.size()));
    var frame = new Frame(x, y, 78, top, WIDTH - 18, HEIGHT - 48);
    return Canvas.drawing(title, description(), WIDTH, HEIGHT)
        .containing(Canvas.title(title))
        .containing(Legend.row(groups, 40, WIDTH, BarChart::sample))
        .containing(frame.vertical())
        .containing(frame.horizontalLabel())
        .containing(bars(frame))
        .containing(
            Canvas.line("kp-axis", frame.left(), frame.bottom(), frame.right(), frame.bottom()))
        .containing(limits(frame));
  }

  private String description() {
    return bars.size() + " bars: " + y.label() + " by " + categories;
  }

  private static Element sample(int group) {
    return Canvas.rect(StyleSheet.fill(group), 2, -6, 12, 12);
  }

  private List<Node> bars(Frame frame) {
    var nodes = new ArrayList<Node>();
    double slot = (frame.right() - frame.left()) / Math.max(1, bars.size());
    int every = (int) Math.ceil(longestLabel() / slot);
    for (int i = 0; i < bars.size(); i++) {
      double middle = frame.left() + (i + 0.5) * slot;
      if (Double.isFinite(bars.get(i).value())) {
        nodes.add(bar(frame, bars.get(i), middle, Math.min(56, 0.8 * slot)));
      }
      if (i % every == 0) {
        nodes.add(
            Canvas.text("kp-soft", middle, frame.bottom() + 17, "middle", bars.get(i).label()));
      }
    }
    return nodes;
  }

  private double longestLabel() {
    return 4 + bars.stream().mapToDouble(bar -> Canvas.widthOf(bar.label())).max().orElse(1);
  }

  private Element bar(Frame frame, Bar bar, double middle, double width) {
    double top = frame.y(bar.value());
    return Canvas.rect(
            StyleSheet.fill(bar.group()), middle - width / 2, top, width, frame.bottom() - top)
        .containing(Element.of("title", bar.label() + ": " + Digits.significant(bar.value())));
  }

  private List<Node> limits(Frame frame) {
    var nodes = new ArrayList<Node>();
    for (var limit : limits) {
      double at = frame.y(limit.value());
      nodes.add(Canvas.line("kp-limit", frame.left(), at, frame.right(), at));
      nodes.add(Canvas.text("kp-mark", frame.right() - 4, at - 5, "end", limit.label()));
    }
    return nodes;
  }
}
