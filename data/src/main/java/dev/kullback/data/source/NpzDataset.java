package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.Matrix;
import dev.kullback.data.TrainTest;
import dev.kullback.data.npy.Npz;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The arrays of an npz by their customary names: `x_train`, `y_train`, `x_test`, `y_test`, or `x`
/// and `y`.
final class NpzDataset {
  private static final List<String> ROWS = List.of("x", "X", "data", "images", "arr_0");
  private static final List<String> LABELS = List.of("y", "labels", "label", "target");

  private NpzDataset() {}

  static Optional<TrainTest> ownSplit(Path file, DataOptions options) {
    List<String> names = Npz.names(file);
    if (!names.contains("x_train") || !names.contains("x_test")) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainTest(
            dataset(file, "x_train", first(names, List.of("y_train")), options),
            dataset(file, "x_test", first(names, List.of("y_test")), options)));
  }

  static Dataset read(String source, DataOptions options) {
    Path file = Matrices.path(source);
    if (!Files.exists(file)) {
      Matrix member = Matrices.open(source, options.csv(), Arena.ofAuto());
      return Inference.dataset(member, null, options);
    }
    List<String> names = Npz.names(file);
    Optional<String> rows = first(names, ROWS);
    if (rows.isPresent()) {
      return dataset(file, rows.get(), first(names, LABELS), options);
    }
    return Inference.dataset(Matrices.open(source, options.csv(), Arena.ofAuto()), null, options);
  }

  private static Optional<String> first(List<String> names, List<String> wanted) {
    return wanted.stream().filter(names::contains).findFirst();
  }

  private static Dataset dataset(
      Path file, String rows, Optional<String> labels, DataOptions options) {
    Matrix matrix = Npz.read(file, rows, Arena.ofAuto());
    if (labels.isEmpty()) {
      return Inference.dataset(matrix, null, options);
    }
    Matrix column = Npz.read(file, labels.get(), Arena.ofAuto());
    if (column.rows() != matrix.rows() || column.columns() != 1) {
      throw new DataException(
          column.name(),
          "needs one label for each of the %d rows, got %d x %d"
              .formatted(matrix.rows(), column.rows(), column.columns()));
    }
    return Inference.dataset(matrix, Labels.of(column, 0), options);
  }
}
