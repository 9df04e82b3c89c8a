package dev.kullback.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kullback.data.DataException;
import dev.kullback.data.file.Gzip;
import dev.kullback.data.file.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads tables.
public final class Csv {

  private Csv() {}

  /// Reads a file, gzipped or not.
  ///
  /// @param file the table
  /// @param options what to assume
  /// @param arena how long its numbers live
  /// @return the table
  public static CsvTable read(Path file, CsvOptions options, Arena arena) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(file.toString(), bytes, options, arena);
    } catch (IOException e) {
      throw new DataException(file.toString(), "cannot be read: " + Reason.of(e), e);
    }
  }

  /// Reads a stream, gzipped or not.
  ///
  /// @param name what the user calls it
  /// @param bytes the table
  /// @param options what to assume
  /// @param arena how long its numbers live
  /// @return the table
  public static CsvTable read(String name, InputStream bytes, CsvOptions options, Arena arena) {
    try {
      InputStream text = new BufferedInputStream(Gzip.opened(bytes), Separator.LOOK_AHEAD);
      char separator =
          options.separator().isPresent() ? options.separator().get() : Separator.of(text);
      CsvReader.CsvReaderBuilder builder =
          CsvReader.builder()
              .fieldSeparator(separator)
              .detectBomHeader(true)
              .missingFieldStrategy(
                  FieldMismatchStrategy.IGNORE) // ragged rows are told by us, with their line
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
      try (CsvReader<CsvRecord> records = builder.ofCsvRecord(text, StandardCharsets.UTF_8);
          CsvRows rows = new CsvRows(name, options.header())) {
        records.forEach(rows::add);
        return rows.table(separator, arena);
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
