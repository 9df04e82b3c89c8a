package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.TrainTest;
import dev.kullback.data.digits.Digits;

/// Opens data by name: `digits`, or the path of a file or folder.
public final class Datasets {
  private Datasets() {}

  /// Opens data to learn from.
  ///
  /// @param source `digits` or a path
  /// @param options what to assume where the data do not say
  /// @return the two halves
  public static TrainTest open(String source, DataOptions options) {
    return read(source, options).split(options.testFraction(), options.splitSeed());
  }

  /// Reads all rows of some data, in order.
  ///
  /// @param source `digits` or a path
  /// @param options what to assume where the data do not say
  /// @return the rows
  public static Dataset read(String source, DataOptions options) {
    if (source.equals(Digits.NAME)) {
      return Digits.read();
    }
    throw new DataException(source, "only the embedded digits can be read so far");
  }
}
