package dev.kullback.vae.run;

import dev.kullback.vae.VaeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes a file so that a crash leaves the old one or the new one: to a temporary file in the same
/// folder, then renamed over the old. A durable write is forced to the disk first, and so outlives
/// a power cut as well.
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, List<ByteBuffer> content) {
    write(file, content, true);
  }

  static void write(Path file, List<ByteBuffer> content, boolean durable) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (ByteBuffer part : content) {
          while (part.hasRemaining()) {
            channel.write(part);
          }
        }
        if (durable) {
          channel.force(true);
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (durable) {
        forceFolder(file);
      }
    } catch (IOException e) {
      VaeException refusal = cannotWrite(file, e);
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException left) {
        refusal.addSuppressed(left);
      }
      throw refusal;
    }
  }

  /// Makes the renaming itself survive a power cut; where a folder cannot be opened (Windows), the
  /// system sees to it.
  private static void forceFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // the file itself is safe
    }
  }

  static VaeException cannotWrite(Path file, IOException cause) {
    return new VaeException(
        file + " cannot be written (" + reason(cause) + "); choose another run folder", cause);
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return message == null || e instanceof java.nio.file.FileSystemException ? name : message;
  }
}
