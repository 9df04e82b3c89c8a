package dev.kullback.app.train;

import dev.kullback.app.cli.Terminal;
import dev.kullback.data.DataException;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of numbers with commas between them, to a file that appears whole or not at all, or to
/// stdout.
final class CsvOutput implements AutoCloseable {
  private final String name;
  private final OutputStream out;
  private final @Nullable AtomicFile file;

  private CsvOutput(String name, OutputStream out, @Nullable AtomicFile file) {
    this.name = name;
    this.out = out;
    this.file = file;
  }

  static CsvOutput open(String name, Terminal terminal) {
    if (name.equals("-")) {
      return new CsvOutput("stdout", terminal.out(), null);
    }
    var file = AtomicFile.create(Path.of(name));
    return new CsvOutput(name, file.stream(), file);
  }

  void header(List<String> names) {
    write(String.join(",", names) + "\n");
  }

  /// Adds lines, each number in the fewest digits that are read back as the same float.
  void rows(float[] values, int columns) {
    var text = new StringBuilder(10 * values.length);
    for (int i = 0; i < values.length; i++) {
      text.append(values[i]).append((i + 1) % columns == 0 ? '\n' : ',');
    }
    write(text.toString());
  }

  private void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void finish() {
    try {
      out.flush();
      if (file != null) {
        file.commit();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private DataException failed(IOException e) {
    return new DataException(name, "cannot be written: " + Reason.of(e), e);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
