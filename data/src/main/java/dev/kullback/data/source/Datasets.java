package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.Matrix;
import dev.kullback.data.TrainTest;
import dev.kullback.data.csv.Csv;
import dev.kullback.data.csv.CsvTable;
import dev.kullback.data.digits.Digits;
import dev.kullback.data.idx.Idx;
import dev.kullback.data.idx.IdxPair;
import dev.kullback.data.npy.Npy;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// Opens data by name: `digits`, a folder of idx files, or an npy, npz, csv or idx file.
///
/// A data set lives as long as it is used; nothing needs closing.
public final class Datasets {
  private Datasets() {}

  /// Opens data to learn from. An idx folder and an npz of `x_train` and `x_test` bring their own
  /// test part; of everything else, some rows are held back at random, by the seed.
  ///
  /// @param source `digits` or a path
  /// @param options what to assume where the data do not say
  /// @return the two halves
  public static TrainTest open(String source, DataOptions options) {
    return ownSplit(source, options)
        .orElseGet(() -> read(source, options).split(options.testFraction(), options.splitSeed()));
  }

  /// Reads all rows of some data, in order; of data with a test part, the rows to learn from first.
  ///
  /// @param source `digits` or a path
  /// @param options what to assume where the data do not say
  /// @return the rows
  public static Dataset read(String source, DataOptions options) {
    if (source.equals(Digits.NAME)) {
      return Digits.read();
    }
    return ownSplit(source, options)
        .map(split -> split.train().concat(source, split.test()))
        .orElseGet(() -> readFile(source, options));
  }

  private static Optional<TrainTest> ownSplit(String source, DataOptions options) {
    if (source.equals(Digits.NAME)) {
      return Optional.empty();
    }
    Path path = Matrices.path(source);
    if (Files.isDirectory(path)) {
      return Optional.of(idxFolder(path, options));
    }
    return isNpz(path) ? NpzDataset.ownSplit(path, options) : Optional.empty();
  }

  private static boolean isNpz(Path path) {
    return Files.isRegularFile(path) && FileKind.of(path) == FileKind.ZIP;
  }

  private static TrainTest idxFolder(Path folder, DataOptions options) {
    Optional<IdxPair> train = IdxPair.train(folder);
    Optional<IdxPair> test = IdxPair.test(folder);
    if (train.isEmpty() || test.isEmpty()) {
      throw new DataException(
          folder.toString(),
          "needs idx files named train-images... and t10k-images... (or test-images...), got "
              + (train.isPresent() ? "no test images" : "no train images"));
    }
    return new TrainTest(idx(train.get(), options), idx(test.get(), options));
  }

  private static Dataset idx(IdxPair pair, DataOptions options) {
    Matrix images = Idx.read(pair.images());
    if (pair.labels().isEmpty()) {
      return Inference.dataset(images, null, options);
    }
    Matrix labels = Idx.read(pair.labels().get());
    if (labels.rows() != images.rows() || labels.columns() != 1) {
      throw new DataException(
          labels.name(),
          "needs one label for each of the %d images, got %d x %d"
              .formatted(images.rows(), labels.rows(), labels.columns()));
    }
    return Inference.dataset(images, Labels.of(labels, 0), options);
  }

  private static Dataset readFile(String source, DataOptions options) {
    Path path = Matrices.path(source);
    if (!Files.exists(path) && !source.contains(".npz:")) {
      throw new DataException(source, "no such file or folder; needs a path, or the word digits");
    }
    FileKind kind = Files.exists(path) ? FileKind.of(path) : FileKind.ZIP;
    return switch (kind) {
      case NPY -> Inference.dataset(Npy.map(path, Arena.ofAuto()), null, options);
      case ZIP -> NpzDataset.read(source, options);
      case IDX -> idx(IdxPair.of(path), options);
      case TEXT -> table(Csv.read(path, options.csv(), Arena.ofAuto()), options);
    };
  }

  private static Dataset table(CsvTable table, DataOptions options) {
    OptionalInt label = Labels.column(table, options.labelColumn());
    return label.isPresent()
        ? Inference.datasetWithLabels(table.matrix(), label.getAsInt(), options)
        : Inference.dataset(table.matrix(), null, options);
  }
}
