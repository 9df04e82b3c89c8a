package dev.kullback.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 over a data set in one canonical form: rows and dimension as 32-bit integers, the values
/// as 32-bit floats, then the labels as 32-bit integers, all little-endian.
final class ContentHash {
  private static final int BLOCK = 1 << 16;
  private static final ValueLayout.OfFloat LITTLE =
      Dataset.ELEMENT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private ContentHash() {}

  static String of(MemorySegment values, int rows, int dimension, int @Nullable [] labels) {
    MessageDigest digest = sha256();
    digest.update(integers(rows, dimension));
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    MemorySegment little = MemorySegment.ofBuffer(block);
    for (long at = 0; at < values.byteSize(); at += BLOCK) {
      long bytes = Math.min(BLOCK, values.byteSize() - at);
      MemorySegment.copy(values, Dataset.ELEMENT, at, little, LITTLE, 0, bytes / Float.BYTES);
      digest.update(block.array(), 0, (int) bytes);
    }
    if (labels != null) {
      digest.update(integers(labels));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] integers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(numbers);
    return bytes.array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
