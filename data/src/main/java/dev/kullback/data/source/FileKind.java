package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.file.Gzip;
import dev.kullback.data.file.Reason;
import dev.kullback.data.idx.Idx;
import dev.kullback.data.npy.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a file is, by its first bytes.
enum FileKind {
  NPY,
  ZIP,
  IDX,
  TEXT;

  private static final int START = 8;
  private static final int ZIP_MAGIC = 0x504b0304;
  private static final int EMPTY_ZIP_MAGIC = 0x504b0506;

  static FileKind of(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file.toString(), "is a folder, needs a file");
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] start = new byte[START];
      int count = Gzip.opened(bytes).readNBytes(start, 0, START);
      return of(start, count);
    } catch (IOException e) {
      throw new DataException(file.toString(), "cannot be read: " + Reason.of(e), e);
    }
  }

  private static FileKind of(byte[] start, int count) {
    int magic = ByteBuffer.wrap(start).getInt();
    if (Npy.isNpy(MemorySegment.ofArray(start).asSlice(0, count))) {
      return NPY;
    }
    if (magic == ZIP_MAGIC || magic == EMPTY_ZIP_MAGIC) {
      return ZIP;
    }
    return count >= Integer.BYTES && Idx.isIdx(magic) ? IDX : TEXT;
  }
}
