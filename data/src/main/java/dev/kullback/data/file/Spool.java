package dev.kullback.data.file;

import dev.kullback.data.DataException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes that arrive one after the other and are wanted as memory: written to a temporary file that
/// has no name any more once it is mapped. This is how text and compressed data larger than the
/// heap are read.
public final class Spool implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final String source;
  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());

  private Spool(String source, Path file, FileChannel channel) {
    this.source = source;
    this.file = file;
    this.channel = channel;
  }

  /// Starts an empty spool in the system's folder for temporary files.
  ///
  /// @param source what the bytes come from, for error messages
  /// @return the spool
  public static Spool start(String source) {
    try {
      Path file = Files.createTempFile("kullback", ".spool");
      file.toFile().deleteOnExit();
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new Spool(source, file, channel);
    } catch (IOException e) {
      throw failed(source, e);
    }
  }

  /// Adds a double in native order.
  ///
  /// @param value the number
  public void putDouble(double value) {
    room(Double.BYTES).putDouble(value);
  }

  /// Adds bytes.
  ///
  /// @param bytes an array that starts with them
  /// @param count how many
  public void put(byte[] bytes, int count) {
    for (int done = 0; done < count; ) {
      int part = Math.min(BUFFER, count - done);
      room(part).put(bytes, done, part);
      done += part;
    }
  }

  /// Ends the writing and maps what was written.
  ///
  /// @param arena how long the memory lives
  /// @return all bytes, in order
  public MemorySegment map(Arena arena) {
    flush();
    try {
      return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw failed(source, e);
    }
  }

  /// Takes the file away; what was mapped stays.
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Some systems do not delete a mapped file: it goes when the JVM does.
      assert Files.exists(file) : e;
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    try {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    } catch (IOException e) {
      throw failed(source, e);
    }
  }

  private static DataException failed(String source, IOException e) {
    String folder = System.getProperty("java.io.tmpdir");
    return new DataException(
        source,
        "needs room for a working copy in "
            + folder
            + ", got: "
            + Reason.of(e)
            + "; free some, or name another folder with KULLBACK_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
        e);
  }
}
