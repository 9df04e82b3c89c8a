package dev.kullback.data.file;

import dev.kullback.data.DataException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A whole file as read-only memory, whatever its size. The file must not be cut short meanwhile.
public final class MappedFile {
  private MappedFile() {}

  /// Maps a file.
  ///
  /// @param file which one
  /// @param arena how long the memory lives
  /// @return its bytes
  public static MemorySegment map(Path file, Arena arena) {
    if (Files.isDirectory(file)) {
      throw new DataException(file.toString(), "is a folder, needs a file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new DataException(file.toString(), "cannot be read: " + Reason.of(e), e);
    }
  }
}
