package dev.kullback.app.cli;

import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.Header;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option of every command that reads csv files.
public final class HeaderOption {
  @Option(
      names = "--header",
      paramLabel = "WHEN",
      defaultValue = "detect",
      description =
          "Whether csv files begin with names: detect, present, absent (default: detect).")
  private Header header = Header.DETECT;

  /// Made by the command line.
  public HeaderOption() {}

  /// How to read csv files.
  ///
  /// @return with the header chosen, and a separator that is found out
  public CsvOptions csv() {
    return new CsvOptions(header, Optional.empty());
  }
}
