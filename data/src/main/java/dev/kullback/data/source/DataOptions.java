package dev.kullback.data.source;

/// What to assume where the data do not say.
///
/// @param testFraction the share of rows held back when the data bring no test part
/// @param splitSeed which split at random
public record DataOptions(double testFraction, long splitSeed) {

  /// The defaults: one row in five is held back.
  ///
  /// @return the defaults
  public static DataOptions defaults() {
    return new DataOptions(0.2, 1);
  }
}
