package dev.kullback.app.train;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Json;
import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.data.TrainTest;
import dev.kullback.data.ValueRange;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.Header;
import dev.kullback.data.digits.Digits;
import dev.kullback.data.file.Reason;
import dev.kullback.data.source.DataOptions;
import dev.kullback.data.source.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the data of a run came from and how they were read: kept in the run folder, so that later
/// commands find and treat them the same way.
///
/// @param source `digits` or an absolute path
/// @param testFraction the share of rows held back, where the data bring no test part
/// @param splitSeed which rows these are
/// @param header whether a table begins with names
/// @param labelColumn the column of labels, or null to look for it
/// @param image the shape of an image, or null to look for it
/// @param range the raw range that was mapped onto [0, 1], or null for none
record DataSource(
    String source,
    double testFraction,
    long splitSeed,
    Header header,
    @Nullable String labelColumn,
    @Nullable ImageShape image,
    @Nullable ValueRange range) {
  private static final String FILE = "source.json";

  /// @param train the training rows as they were read, or null when they were not
  static DataSource of(String source, DataOptions options, @Nullable Dataset train) {
    return new DataSource(
        absolute(source),
        options.testFraction(),
        options.splitSeed(),
        options.csv().header(),
        options.labelColumn().orElse(null),
        options.image().orElse(null),
        train == null ? null : train.range().orElse(null));
  }

  /// The same way of reading, for data elsewhere.
  DataSource at(String place) {
    return new DataSource(
        absolute(place), testFraction, splitSeed, header, labelColumn, image, range);
  }

  private static String absolute(String source) {
    return source.equals(Digits.NAME)
        ? source
        : Path.of(source).toAbsolutePath().normalize().toString();
  }

  /// Reads what an earlier command kept.
  ///
  /// @param run a run folder
  /// @return empty when the folder does not have it
  static Optional<DataSource> read(Path run) {
    var file = run.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Gson().fromJson(Files.readString(file), DataSource.class));
    } catch (IOException e) {
      throw Failure.unreadable(file + " cannot be read: " + Reason.of(e));
    } catch (JsonParseException | IllegalArgumentException _) {
      throw Failure.unreadable(file + " is damaged: name the data on the command line instead");
    }
  }

  void write(Path run) {
    TextFile.write(run.resolve(FILE), Json.print(this) + "\n");
  }

  DataOptions options() {
    return new DataOptions(
        testFraction,
        splitSeed,
        new CsvOptions(header, Optional.empty()),
        Optional.ofNullable(labelColumn),
        Optional.ofNullable(image));
  }

  TrainTest open() {
    return Datasets.open(source, options());
  }

  /// Whether the path may hold a training and a test part of its own.
  static boolean isFolder(String source) {
    return !source.equals(Digits.NAME) && Files.isDirectory(Path.of(source));
  }
}
