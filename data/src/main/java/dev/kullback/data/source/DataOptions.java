package dev.kullback.data.source;

import dev.kullback.data.ImageShape;
import dev.kullback.data.csv.CsvOptions;
import java.util.Optional;

/// What to assume where the data do not say.
///
/// @param testFraction the share of rows held back when the data bring no test part
/// @param splitSeed which split at random
/// @param csv how a table is written
/// @param labelColumn the column of a table that holds the labels: its name, its number from 1, or
///   `last`; empty to take a column named label, class, target or y
/// @param image the shape of an image; empty to look
public record DataOptions(
    double testFraction,
    long splitSeed,
    CsvOptions csv,
    Optional<String> labelColumn,
    Optional<ImageShape> image) {

  /// The defaults: one row in five is held back, everything else is looked for.
  ///
  /// @return the defaults
  public static DataOptions defaults() {
    return new DataOptions(0.2, 1, CsvOptions.detect(), Optional.empty(), Optional.empty());
  }

  /// The same with another split.
  ///
  /// @param newTestFraction the share of rows held back
  /// @param newSplitSeed which split at random
  /// @return a copy
  public DataOptions withSplit(double newTestFraction, long newSplitSeed) {
    return new DataOptions(newTestFraction, newSplitSeed, csv, labelColumn, image);
  }

  /// The same with the labels of a table in a given column.
  ///
  /// @param column its name, its number from 1, or `last`
  /// @return a copy
  public DataOptions withLabelColumn(String column) {
    return new DataOptions(testFraction, splitSeed, csv, Optional.of(column), image);
  }

  /// The same with another way of reading tables.
  ///
  /// @param newCsv how a table is written
  /// @return a copy
  public DataOptions withCsv(CsvOptions newCsv) {
    return new DataOptions(testFraction, splitSeed, newCsv, labelColumn, image);
  }

  /// The same with a given image shape.
  ///
  /// @param shape the shape of an image
  /// @return a copy
  public DataOptions withImage(ImageShape shape) {
    return new DataOptions(testFraction, splitSeed, csv, labelColumn, Optional.of(shape));
  }
}
