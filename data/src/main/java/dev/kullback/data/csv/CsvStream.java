package dev.kullback.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kullback.data.DataException;
import dev.kullback.data.RowVisitor;
import dev.kullback.data.file.Gzip;
import dev.kullback.data.file.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reads a table in one pass, with cells that may be missing. What is wanted again and again is
/// read by [Csv].
public final class CsvStream {
  private CsvStream() {}

  /// Reads a stream, gzipped or not.
  ///
  /// A cell is missing where it is empty or says `NA`, `N/A`, `NaN` or `null` in any case.
  ///
  /// @param name what the user calls it
  /// @param bytes the table
  /// @param options what to assume
  /// @param visitor what takes the rows in
  /// @throws DataException naming the line of the first cell that is neither a number nor missing
  public static void read(String name, InputStream bytes, CsvOptions options, RowVisitor visitor) {
    try {
      InputStream text = new BufferedInputStream(Gzip.opened(bytes), Separator.LOOK_AHEAD);
      char separator =
          options.separator().isPresent() ? options.separator().get() : Separator.of(text);
      CsvReader.CsvReaderBuilder builder =
          CsvReader.builder()
              .fieldSeparator(separator)
              .detectBomHeader(true)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // ragged rows are told by us
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
      try (CsvReader<CsvRecord> records = builder.ofCsvRecord(text, StandardCharsets.UTF_8)) {
        CsvCells cells = new CsvCells(name, options.header(), visitor);
        records.forEach(cells::add);
        cells.end();
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new DataException(name, "is no readable table: " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof IOException io ? Reason.of(io) : String.valueOf(root.getMessage());
  }
}
