package dev.kullback.app.train;

import dev.kullback.data.DataException;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Files that appear whole or not at all.
final class TextFile {
  private TextFile() {}

  static void write(Path target, String content) {
    write(target, content.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path target, byte[] content) {
    try (AtomicFile file = AtomicFile.create(target)) {
      try (var out = file.stream()) {
        out.write(content);
        out.flush();
        file.commit();
      }
    } catch (IOException e) {
      throw new DataException(target.toString(), "cannot be written: " + Reason.of(e), e);
    }
  }
}
