package dev.kullback.app.train;

import dev.kullback.data.Dataset;
import dev.kullback.data.ValueRange;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings data to the scale a model was trained on.
///
/// The range of raw grey levels is found out for each file by itself, so a few rows of a data set
/// may be read on another scale than the whole.
final class Rescaling {
  private Rescaling() {}

  /// The same rows with the raw values mapped as the training data were.
  ///
  /// @param data rows as they were read
  /// @param trained the raw range the training data were mapped from, or null for none
  /// @return these rows, or a rescaled copy where both have a range and they differ
  static Dataset toRange(Dataset data, @Nullable ValueRange trained) {
    Optional<ValueRange> own = data.range();
    if (trained == null || own.isEmpty() || own.get().equals(trained)) {
      return data;
    }
    float[] values = new float[Math.multiplyExact(data.rows(), data.dimension())];
    for (int row = 0; row < data.rows(); row++) {
      data.copyRow(row, values, row * data.dimension());
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = trained.toUnit(own.get().toRaw(values[i]));
    }
    return rebuilt(data, values, trained);
  }

  private static Dataset rebuilt(Dataset data, float[] values, ValueRange range) {
    var builder =
        Dataset.of(data.name(), values, data.dimension())
            .range(range)
            .description(data.description());
    data.image().ifPresent(builder::image);
    if (data.hasLabels()) {
      int[] labels = new int[data.rows()];
      Arrays.setAll(labels, data::label);
      builder.labels(labels);
    }
    return builder.build();
  }
}
