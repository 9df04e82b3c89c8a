package dev.kullback.data.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.kullback.data.DataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/// A file that appears whole or not at all: written under another name in the same folder, and
/// moved to its place by [#commit()]. Closed without a commit (an error, Ctrl-C), it leaves nothing
/// behind.
public final class AtomicFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private boolean committed;

  private AtomicFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  /// Starts a file.
  ///
  /// @param target where it will be; replaced if it is there already
  /// @return the file under construction
  public static AtomicFile create(Path target) {
    try {
      Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        throw new DataException(
            target.toString(), "is no plain file, needs the name of a file to write");
      }
      String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
      Path part = place.resolveSibling("." + place.getFileName() + "." + unique + ".part");
      FileChannel channel = FileChannel.open(part, CREATE_NEW, READ, WRITE);
      part.toFile().deleteOnExit();
      return new AtomicFile(place, part, channel);
    } catch (IOException e) {
      throw new DataException(
          target.toString(), "cannot be written in its folder: " + Reason.of(e), e);
    }
  }

  /// What the file is called once it is whole.
  ///
  /// @return the target
  public Path target() {
    return target;
  }

  /// The bytes under construction, for writing at any position.
  ///
  /// @return the channel, closed by this
  public FileChannel channel() {
    return channel;
  }

  /// The bytes under construction, as a stream.
  ///
  /// @return a buffered stream, to be flushed before the commit
  public OutputStream stream() {
    return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /// Moves the file to its place.
  ///
  /// @throws IOException when it cannot be written to the disk or moved
  public void commit() throws IOException {
    channel.force(true);
    channel.close();
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    committed = true;
  }

  /// Takes the file away unless it was committed.
  @Override
  public void close() {
    if (committed) {
      return;
    }
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new DataException(part.toString(), "cannot be taken away: " + Reason.of(e), e);
    }
  }
}
