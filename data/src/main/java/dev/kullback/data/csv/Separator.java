package dev.kullback.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What stands between the cells of a table that does not say: a tab or a semicolon never stands in
/// a number; a comma may, where it is the decimal mark.
final class Separator {
  static final int LOOK_AHEAD = 1 << 16;

  private Separator() {}

  /// Looks at the first line, and goes back to its start.
  static char of(InputStream text) throws IOException {
    text.mark(LOOK_AHEAD);
    String start = new String(text.readNBytes(LOOK_AHEAD - 1), StandardCharsets.UTF_8);
    text.reset();
    String line = start.stripLeading().lines().findFirst().orElse("");
    return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
  }
}
