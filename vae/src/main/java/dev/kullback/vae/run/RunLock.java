package dev.kullback.vae.run;

import dev.kullback.vae.VaeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a second process out of a run folder while one trains into it. The system gives the lock
/// back when the process ends, however it ends.
public final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock, making the folder when it is not there.
  ///
  /// @param folder of the run
  /// @return held until closed
  /// @throws VaeException when another holds it, or the folder cannot be written
  public static RunLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new VaeException(folder + " is in use: another process trains into it");
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new VaeException(
          "the run folder " + folder + " cannot be written (" + AtomicFile.reason(e) + ")", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new VaeException("the lock of a run folder cannot be released", e);
    }
  }
}
