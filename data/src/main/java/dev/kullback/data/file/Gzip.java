package dev.kullback.data.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Streams that may be gzipped: known by their first two bytes, not by the file's name.
public final class Gzip {
  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /// Unpacks a stream where that is needed.
  ///
  /// @param bytes a stream at its start
  /// @return the plain bytes
  /// @throws IOException when the stream cannot be read
  public static InputStream opened(InputStream bytes) throws IOException {
    InputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean gzipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }
}
