package dev.kullback.app.train;

import dev.kullback.app.cli.Failure;
import dev.kullback.data.Dataset;
import dev.kullback.data.TrainTest;
import dev.kullback.data.source.DataOptions;
import dev.kullback.data.source.Datasets;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run folder that a command was pointed at.
///
/// @param folder the run
/// @param source where its data came from, if the folder says so
record StoredRun(RunFolder folder, Optional<DataSource> source) {

  /// Opens a folder.
  ///
  /// @param path what the user named
  /// @return the run
  static StoredRun open(Path path) {
    if (!Files.isDirectory(path)) {
      throw Failure.unreadable(path + ": no such run; needs a folder that kullback train has made");
    }
    return new StoredRun(RunFolder.open(path), DataSource.read(path));
  }

  TrainedModel model() {
    return TrainedModel.load(folder.path());
  }

  /// Where the data are: named now, or remembered.
  DataSource source(@Nullable String named) {
    if (named == null) {
      return source.orElseThrow(
          () ->
              Failure.usage(
                  folder.path() + " does not say where its data came from: name them as DATA"));
    }
    var options = options();
    return source
        .map(known -> known.at(named))
        .orElseGet(() -> DataSource.of(named, options, null));
  }

  /// How the data of the run were read.
  DataOptions options() {
    return source.map(DataSource::options).orElseGet(DataOptions::defaults);
  }

  /// The very rows the run was trained on and tested with.
  ///
  /// @param where the data
  /// @return both parts, of the same content as then
  TrainTest sameData(DataSource where) {
    var data = where.open();
    require("training", folder.data().trainSha256(), data.train());
    require("test", folder.data().testSha256(), data.test());
    return data;
  }

  private void require(String part, String sha256, Dataset rows) {
    if (!rows.sha256().equals(sha256)) {
      throw Failure.unreadable(
          "%s was made with other data: its %s rows have SHA-256 %.12s, those of %s have %.12s"
              .formatted(folder.path(), part, sha256, rows.name(), rows.sha256()));
    }
  }

  /// All rows of some data, on the scale of the training data.
  Dataset rows(String data) {
    return scaled(Datasets.read(data, options()));
  }

  /// The rows of some data that a model is to be judged by: the test part where the data are those
  /// of the run or bring one, else all.
  Dataset testRows(String data) {
    var all = DataSource.isFolder(data) ? null : Datasets.read(data, options());
    if (all != null && all.rows() < 2) {
      return scaled(all);
    }
    var split = Datasets.open(data, options());
    boolean own = split.train().sha256().equals(folder.data().trainSha256());
    return scaled(own || all == null ? split.test() : all);
  }

  private Dataset scaled(Dataset rows) {
    return Rescaling.toRange(rows, source.map(DataSource::range).orElse(null));
  }
}
