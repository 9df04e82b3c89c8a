package dev.kullback.app.plot;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Grey images in rows and columns, all of one size.
///
/// @param title what the grid shows
/// @param images the images, row by row
/// @param columns how many stand in a row
/// @param rowLabels a label before each row, or none
/// @param columnLabels a label above each column, or none
/// @param x what the columns mean, or empty
/// @param y what the rows mean, or empty
public record ImageGrid(
    String title,
    List<GreyImage> images,
    int columns,
    List<String> rowLabels,
    List<String> columnLabels,
    String x,
    String y)
    implements Plot {
  private static final double WIDTH = 640;
  private static final int GAP = 1;

  /// Wider than this, a single pixel of a small image looks like a tile.
  private static final double LARGEST_PIXEL = 6;

  /// Copies the lists and checks that all images have one size.
  public ImageGrid {
    images = List.copyOf(images);
    rowLabels = List.copyOf(rowLabels);
    columnLabels = List.copyOf(columnLabels);
    if (images.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "A grid needs an image and a column, got %d and %d".formatted(images.size(), columns));
    }
    requireOneSize(images);
  }

  /// A grid without labels.
  ///
  /// @param title what the grid shows
  /// @param images the images, row by row
  /// @param columns how many stand in a row
  /// @return the grid
  public static ImageGrid of(String title, List<GreyImage> images, int columns) {
    return new ImageGrid(title, images, columns, List.of(), List.of(), "", "");
  }

  private static void requireOneSize(List<GreyImage> images) {
    var first = images.getFirst();
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).height() != first.height() || images.get(i).width() != first.width()) {
        throw new IllegalArgumentException(
            "A grid needs images of one size, %d x %d, got %d x %d, at index %d"
                .formatted(
                    first.height(),
                    first.width(),
                    images.get(i).height(),
                    images.get(i).width(),
                    i));
      }
    }
  }

  @Override
  public Element svg() {
    double left = 12 + (y.isEmpty() ? 0 : 20) + labelWidth();
    double top = 38 + (columnLabels.isEmpty() ? 0 : 16);
    double pixel = Math.min(LARGEST_PIXEL, (WIDTH - left - 12) / widthInPixels());
    double bottom = top + pixel * heightInPixels();
    double height = bottom + (x.isEmpty() ? 12 : 30);
    return Canvas.drawing(title, description(), WIDTH, height)
        .containing(Canvas.title(title), picture(left, top, pixel))
        .containing(labels(left, top, pixel))
        .containing(axisLabels(left, top, left + pixel * widthInPixels(), bottom));
  }

  private double labelWidth() {
    return rowLabels.stream().mapToDouble(label -> Canvas.widthOf(label) + 6).max().orElse(0);
  }

  private int rows() {
    return Math.ceilDiv(images.size(), columns);
  }

  private int widthInPixels() {
    return columns * (images.getFirst().width() + GAP) - GAP;
  }

  private int heightInPixels() {
    return rows() * (images.getFirst().height() + GAP) - GAP;
  }

  private String description() {
    return "%d images in %d rows and %d columns".formatted(images.size(), rows(), columns);
  }

  private Element picture(double left, double top, double pixel) {
    var png = Base64.getEncoder().encodeToString(Mosaic.png(images, columns, GAP));
    return Element.of("image")
        .with("class", "kp-pixels")
        .with("x", left)
        .with("y", top)
        .with("width", pixel * widthInPixels())
        .with("height", pixel * heightInPixels())
        .with("href", "data:image/png;base64," + png);
  }

  private List<Node> labels(double left, double top, double pixel) {
    var nodes = new ArrayList<Node>();
    double across = pixel * (images.getFirst().width() + GAP);
    double down = pixel * (images.getFirst().height() + GAP);
    for (int i = 0; i < columnLabels.size(); i++) {
      nodes.add(
          Canvas.text(
              "kp-soft", left + (i + 0.5) * across, top - 5, "middle", columnLabels.get(i)));
    }
    for (int i = 0; i < rowLabels.size(); i++) {
      nodes.add(
          Canvas.text("kp-soft", left - 6, top + (i + 0.5) * down + 4, "end", rowLabels.get(i)));
    }
    return nodes;
  }

  private List<Node> axisLabels(double left, double top, double right, double bottom) {
    var nodes = new ArrayList<Node>();
    if (!x.isEmpty()) {
      nodes.add(Canvas.text("kp-soft", (left + right) / 2, bottom + 18, "middle", x));
    }
    if (!y.isEmpty()) {
      nodes.add(Canvas.upwards(22, (top + bottom) / 2, y));
    }
    return nodes;
  }
}
