package dev.kullback.data.npy;

import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes an npy file row after row, when how many there will be is known only at the end: the
/// header is given room for any number of rows and filled in last. The file appears whole or not at
/// all.
public final class NpyWriter implements AutoCloseable {
  /// Where NumPy aligns the numbers to, and room for a shape of two extents of 19 digits.
  private static final int HEADER = 128;

  private static final int BUFFER = 1 << 16;

  private final AtomicFile file;
  private final ScalarType type;
  private final int columns;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long position = HEADER;

  private NpyWriter(AtomicFile file, ScalarType type, int columns) {
    this.file = file;
    this.type = type;
    this.columns = columns;
  }

  /// Starts a file of floats or doubles.
  ///
  /// @param target where it will be
  /// @param type FLOAT32 or FLOAT64
  /// @param columns numbers in a row; 0 for an array of one axis
  /// @return the writer, to be finished and closed
  public static NpyWriter create(Path target, ScalarType type, int columns) {
    if (type != ScalarType.FLOAT32 && type != ScalarType.FLOAT64) {
      throw new IllegalArgumentException("writes FLOAT32 or FLOAT64, got " + type);
    }
    if (columns < 0) {
      throw new IllegalArgumentException("needs columns of at least 0, got " + columns);
    }
    return new NpyWriter(AtomicFile.create(target), type, columns);
  }

  /// Adds rows.
  ///
  /// @param block whole rows of the file's type, in native order
  public void write(MemorySegment block) {
    if (block.byteSize() % rowBytes() != 0) {
      throw new IllegalArgumentException(
          "needs whole rows of " + rowBytes() + " bytes, got " + block.byteSize());
    }
    try {
      for (long done = 0; done < block.byteSize(); ) {
        long part = Math.min(BUFFER, block.byteSize() - done);
        MemorySegment.copy(block, done, MemorySegment.ofBuffer(buffer), 0, part);
        writeAll(buffer.duplicate().limit((int) part));
        done += part;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Adds rows of floats.
  ///
  /// @param values whole rows
  public void write(float[] values) {
    write(
        type == ScalarType.FLOAT32
            ? MemorySegment.ofArray(values)
            : MemorySegment.ofArray(widened(values)));
  }

  /// Fills in the header and moves the file to its place.
  public void finish() {
    try {
      long end = position;
      position = 0;
      writeAll(ByteBuffer.wrap(header((end - HEADER) / rowBytes())));
      position = end;
      file.commit();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Takes the file away unless it was finished.
  @Override
  public void close() {
    file.close();
  }

  private long rowBytes() {
    return (long) Math.max(1, columns) * type.bytes();
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      position += file.channel().write(bytes, position);
    }
  }

  private byte[] header(long rows) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%d,%s), }"
            .formatted(NpyDescr.of(type, little), rows, columns == 0 ? "" : " " + columns);
    String padded = dictionary + " ".repeat(HEADER - 11 - dictionary.length()) + "\n";
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) (HEADER - 10))
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private DataException failed(IOException e) {
    return new DataException(
        file.target().toString(),
        "cannot be written: " + Reason.of(e) + "; nothing was left there",
        e);
  }
}
