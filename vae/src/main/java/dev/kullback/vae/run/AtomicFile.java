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

/// Writes a file so that a crash or a power cut leaves the old one or the new one: to a temporary
/// file in the same folder, forced to the disk, then renamed over the old.
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, List<ByteBuffer> content) {
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
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(file);
    } catch (IOException e) {
      delete(temporary);
      throw cannotWrite(file, e);
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
    } catch (IOException e) {
      return;
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      return;
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
