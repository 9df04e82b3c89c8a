package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.data.Matrix;
import dev.kullback.data.ScalarType;
import dev.kullback.data.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a data set of a matrix: finds out what range its values have and what image a row is, and
/// says so.
final class Inference {
  /// Below this, a square number of columns is more likely a table than an image.
  private static final int SMALLEST_IMAGE = 64;

  private final Matrix matrix;
  private final int[] columns;
  private final StringJoiner said = new StringJoiner(", ");

  private Inference(Matrix matrix, int[] columns) {
    this.matrix = matrix;
    this.columns = columns;
  }

  /// A data set of all columns.
  static Dataset dataset(Matrix matrix, int @Nullable [] labels, DataOptions options) {
    int[] all = IntStream.range(0, matrix.columns()).toArray();
    return new Inference(matrix, all).build(labels, options);
  }

  /// A data set of all columns but one, which holds the labels.
  static Dataset datasetWithLabels(Matrix matrix, int labelColumn, DataOptions options) {
    int[] others =
        IntStream.range(0, matrix.columns()).filter(column -> column != labelColumn).toArray();
    if (others.length == 0) {
      throw new DataException(
          matrix.name(), "has labels only, needs columns of values beside them");
    }
    int[] labels = Labels.of(matrix, labelColumn);
    Inference inference = new Inference(matrix, others);
    inference.said.add("labels from column " + (labelColumn + 1));
    return inference.build(labels, options);
  }

  private Dataset build(int @Nullable [] labels, DataOptions options) {
    if (matrix.rows() < 1 || matrix.rows() > Integer.MAX_VALUE) {
      throw new DataException(matrix.name(), "needs 1 to 2^31 rows, got " + matrix.rows());
    }
    Values values = Values.of(matrix, columns);
    Optional<ImageShape> image = image(values, options);
    Optional<ValueRange> range = range(values, image.isPresent());
    if (range.isEmpty()) {
      said.add("values as they are, from %s to %s".formatted(values.minimum(), values.maximum()));
    }
    Dataset.Builder builder =
        Dataset.of(matrix.name(), Values.floats(matrix, columns, range), columns.length);
    image.ifPresent(builder::image);
    range.ifPresent(builder::range);
    if (labels != null) {
      builder.labels(labels);
    }
    return builder.description(rowsAndColumns() + "; " + said).build();
  }

  private String rowsAndColumns() {
    return matrix.rows() + " rows of " + columns.length + " values (" + matrix.type() + ")";
  }

  private Optional<ValueRange> range(Values values, boolean isImage) {
    boolean bytes = matrix.type() == ScalarType.UINT8 && !values.liesInUnitInterval();
    if (!bytes && !(isImage && values.looksLikeGreyLevels())) {
      return Optional.empty();
    }
    ValueRange range = bytes ? ValueRange.BYTE : values.greyRange();
    said.add("values 0 to %.0f mapped to [0, 1]".formatted(range.maximum()));
    return Optional.of(range);
  }

  private Optional<ImageShape> image(Values values, DataOptions options) {
    if (options.image().isPresent()) {
      ImageShape given = options.image().get();
      if (given.values() != columns.length) {
        throw new DataException(
            matrix.name(),
            "has rows of %d values, an image of %s needs %d"
                .formatted(columns.length, given, given.values()));
      }
      return options.image();
    }
    Optional<ImageShape> shape = imageOfAxes().or(() -> squareImage(values));
    shape.ifPresent(found -> said.add("images of " + found));
    return shape;
  }

  /// Three axes are rows of grey images, four have the channels last.
  private Optional<ImageShape> imageOfAxes() {
    List<Integer> extents = new ArrayList<>();
    long[] shape = matrix.shape();
    for (int axis = 1; axis < shape.length; axis++) {
      extents.add((int) shape[axis]);
    }
    return switch (extents.size()) {
      case 2 -> Optional.of(ImageShape.grey(extents.get(0), extents.get(1)));
      case 3 -> Optional.of(new ImageShape(extents.get(0), extents.get(1), extents.get(2)));
      default -> Optional.empty();
    };
  }

  private Optional<ImageShape> squareImage(Values values) {
    int side = (int) Math.round(Math.sqrt(columns.length));
    boolean square = side * side == columns.length && columns.length >= SMALLEST_IMAGE;
    boolean grey = values.liesInUnitInterval() || values.looksLikeGreyLevels();
    return square && (grey || matrix.type() == ScalarType.UINT8)
        ? Optional.of(ImageShape.grey(side, side))
        : Optional.empty();
  }
}
