package dev.kullback.data.idx;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.ScalarType;
import dev.kullback.data.file.Gzip;
import dev.kullback.data.file.Reason;
import dev.kullback.data.file.Spool;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one idx file.
public final class Idx {
  private static final int MOST_AXES = 8;
  private static final int BLOCK = 1 << 20;

  private Idx() {}

  /// Reads an array, gzipped or not.
  ///
  /// @param file the idx file
  /// @return the array, alive as long as it is used
  public static Matrix read(Path file) {
    String name = file.toString();
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream bytes = new DataInputStream(Gzip.opened(raw))) {
      int magic = bytes.readInt();
      ScalarType type = type(name, magic);
      long[] shape = shape(name, bytes, magic & 0xff);
      long needed = size(name, type, shape);
      MemorySegment data = data(name, bytes, needed);
      return new Matrix(name, type, ByteOrder.BIG_ENDIAN, false, shape, data);
    } catch (EOFException e) {
      throw new DataException(name, "is cut short; copy or download it again", e);
    } catch (IOException e) {
      throw new DataException(name, "cannot be read: " + Reason.of(e), e);
    }
  }

  /// Whether some bytes begin as an idx file does.
  ///
  /// @param start the first four bytes, big-endian
  /// @return true for two zero bytes, a known type and a possible number of axes
  public static boolean isIdx(int start) {
    return start >>> 16 == 0
        && typeCode(start) != null
        && (start & 0xff) >= 1
        && (start & 0xff) <= MOST_AXES;
  }

  private static ScalarType type(String name, int magic) {
    ScalarType type = typeCode(magic);
    if (!isIdx(magic) || type == null) {
      throw new DataException(
          name,
          "is no idx file: it begins with 0x%08x, needs 0x00000803 for images".formatted(magic));
    }
    return type;
  }

  private static @Nullable ScalarType typeCode(int magic) {
    return switch (magic >>> 8) {
      case 0x08 -> ScalarType.UINT8;
      case 0x09 -> ScalarType.INT8;
      case 0x0B -> ScalarType.INT16;
      case 0x0C -> ScalarType.INT32;
      case 0x0D -> ScalarType.FLOAT32;
      case 0x0E -> ScalarType.FLOAT64;
      default -> null;
    };
  }

  private static long[] shape(String name, DataInputStream bytes, int axes) throws IOException {
    long[] shape = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      shape[axis] = bytes.readInt();
      if (shape[axis] < 0) {
        throw new DataException(
            name, "says axis " + axis + " has " + shape[axis] + " entries, needs at least 0");
      }
    }
    return shape;
  }

  private static long size(String name, ScalarType type, long[] shape) {
    try {
      return Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new DataException(
          name, "says its shape is " + Arrays.toString(shape) + ", more than any file can hold", e);
    }
  }

  /// Grows with what is really there, so that a lying header costs nothing.
  private static MemorySegment data(String name, InputStream bytes, long needed)
      throws IOException {
    try (Spool spool = Spool.start(name)) {
      byte[] block = new byte[BLOCK];
      long got = 0;
      for (int count;
          got <= needed && (count = bytes.readNBytes(block, 0, BLOCK)) > 0;
          got += count) {
        spool.put(block, count);
      }
      if (got != needed) {
        throw new DataException(
            name,
            "needs %d bytes after its header, got %s; copy or download it again"
                .formatted(needed, got < needed ? got : "more"));
      }
      return spool.map(Arena.ofAuto());
    }
  }
}
