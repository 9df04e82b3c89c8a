package dev.kullback.data.csv;

import java.util.Optional;

/// What to assume about a table where it does not say.
///
/// @param header whether the first line names the columns
/// @param separator what stands between cells; empty to look: a tab, else a semicolon, else a comma
public record CsvOptions(Header header, Optional<Character> separator) {

  /// Look at the first line for both.
  ///
  /// @return the defaults
  public static CsvOptions detect() {
    return new CsvOptions(Header.DETECT, Optional.empty());
  }
}
