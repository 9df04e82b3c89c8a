package dev.kullback.data.npy;

import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What an npy file says about its array.
///
/// @param type the type of each number
/// @param order the byte order of each number
/// @param fortran whether the first index varies fastest
/// @param shape the extents; none for a single number
/// @param dataOffset where in the file the numbers begin
record NpyHeader(
    ScalarType type, ByteOrder order, boolean fortran, List<Long> shape, long dataOffset) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int PREAMBLE = MAGIC.length + 2;

  /// NumPy itself refuses longer headers without a special option.
  private static final long LONGEST = 1 << 20;

  private static final ValueLayout.OfShort LITTLE_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt LITTLE_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Whether some bytes begin as an npy file does.
  static boolean hasMagic(MemorySegment file) {
    return file.byteSize() >= MAGIC.length
        && file.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
  }

  /// Reads the header at the start of some bytes.
  ///
  /// @param name what the user calls the file
  /// @param file its first bytes at least
  static NpyHeader read(String name, MemorySegment file) {
    if (!hasMagic(file)) {
      throw new DataException(name, "is no npy file: it does not begin with \\x93NUMPY");
    }
    int version = version(name, file);
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    long start = (long) PREAMBLE + lengthBytes;
    if (file.byteSize() < start) {
      throw new DataException(
          name, "ends at byte " + file.byteSize() + ", inside the length of its header");
    }
    long length =
        version == 1
            ? Short.toUnsignedLong(file.get(LITTLE_SHORT, PREAMBLE))
            : Integer.toUnsignedLong(file.get(LITTLE_INT, PREAMBLE));
    if (length > LONGEST || start + length > file.byteSize()) {
      throw new DataException(
          name,
          "says its header has "
              + length
              + " bytes, got only "
              + Math.min(LONGEST, file.byteSize() - start)
              + " that it can have, at byte "
              + PREAMBLE);
    }
    byte[] text = file.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
    // Version 3 is UTF-8 and the others Latin-1; what is allowed in either is ASCII.
    String dictionary = new String(text, StandardCharsets.ISO_8859_1);
    return NpyDictionary.parse(name, dictionary, start).header(start + length);
  }

  private static int version(String name, MemorySegment file) {
    if (file.byteSize() < PREAMBLE) {
      throw new DataException(
          name, "ends at byte " + file.byteSize() + ", inside its version number");
    }
    int major = Byte.toUnsignedInt(file.get(ValueLayout.JAVA_BYTE, MAGIC.length));
    int minor = Byte.toUnsignedInt(file.get(ValueLayout.JAVA_BYTE, MAGIC.length + 1));
    if (major < 1 || major > 3 || minor != 0) {
      throw new DataException(
          name, "needs npy format version 1.0, 2.0 or 3.0, got " + major + "." + minor);
    }
    return major;
  }

  /// How many bytes of numbers the shape stands for.
  ///
  /// @param name what the user calls the file
  long dataBytes(String name) {
    try {
      long product = type.bytes();
      for (long extent : shape) {
        product = Math.multiplyExact(product, extent);
      }
      return product;
    } catch (ArithmeticException e) {
      throw new DataException(
          name, "says its shape is " + shape + ", more numbers than any file can hold", e);
    }
  }
}
