package dev.kullback.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The types of number a file may hold, each with its size and how to read one.
public enum ScalarType {
  /// A truth value in one byte: 0 or 1.
  BOOL(1),
  /// A signed byte.
  INT8(1),
  /// A signed 16-bit integer.
  INT16(2),
  /// A signed 32-bit integer.
  INT32(4),
  /// A signed 64-bit integer; beyond 2⁵³ it is rounded to the nearest double.
  INT64(8),
  /// An unsigned byte.
  UINT8(1),
  /// An unsigned 16-bit integer.
  UINT16(2),
  /// An unsigned 32-bit integer.
  UINT32(4),
  /// An unsigned 64-bit integer; beyond 2⁵³ it is rounded to the nearest double.
  UINT64(8),
  /// IEEE 754 half precision.
  FLOAT16(2),
  /// IEEE 754 single precision.
  FLOAT32(4),
  /// IEEE 754 double precision.
  FLOAT64(8);

  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final int bytes;

  ScalarType(int bytes) {
    this.bytes = bytes;
  }

  /// The size of one number.
  ///
  /// @return the number of bytes
  public int bytes() {
    return bytes;
  }

  /// Whether a float holds every number of this type exactly.
  ///
  /// @return false for the integers of 32 and 64 bits and for double precision
  public boolean fitsFloat() {
    return switch (this) {
      case BOOL, INT8, UINT8, INT16, UINT16, FLOAT16, FLOAT32 -> true;
      case INT32, UINT32, INT64, UINT64, FLOAT64 -> false;
    };
  }

  /// Whether this is an integer type.
  ///
  /// @return true for the integers, signed or not
  public boolean isInteger() {
    return switch (this) {
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> true;
      case BOOL, FLOAT16, FLOAT32, FLOAT64 -> false;
    };
  }

  /// Reads one number.
  ///
  /// @param memory where it lies
  /// @param at the offset of its first byte
  /// @param swapped whether its bytes are in the other order than this machine's
  /// @return its value
  public double read(MemorySegment memory, long at, boolean swapped) {
    return switch (this) {
      case BOOL -> memory.get(ValueLayout.JAVA_BYTE, at) == 0 ? 0 : 1;
      case INT8 -> memory.get(ValueLayout.JAVA_BYTE, at);
      case UINT8 -> Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, at));
      case INT16 -> readShort(memory, at, swapped);
      case UINT16 -> Short.toUnsignedInt(readShort(memory, at, swapped));
      case FLOAT16 -> Float.float16ToFloat(readShort(memory, at, swapped));
      case INT32 -> readInt(memory, at, swapped);
      case UINT32 -> Integer.toUnsignedLong(readInt(memory, at, swapped));
      case FLOAT32 -> Float.intBitsToFloat(readInt(memory, at, swapped));
      case INT64 -> readLong(memory, at, swapped);
      case UINT64 -> unsigned(readLong(memory, at, swapped));
      case FLOAT64 -> Double.longBitsToDouble(readLong(memory, at, swapped));
    };
  }

  private static short readShort(MemorySegment memory, long at, boolean swapped) {
    short bits = memory.get(SHORT, at);
    return swapped ? Short.reverseBytes(bits) : bits;
  }

  private static int readInt(MemorySegment memory, long at, boolean swapped) {
    int bits = memory.get(INT, at);
    return swapped ? Integer.reverseBytes(bits) : bits;
  }

  private static long readLong(MemorySegment memory, long at, boolean swapped) {
    long bits = memory.get(LONG, at);
    return swapped ? Long.reverseBytes(bits) : bits;
  }

  /// Halved first, keeping the last bit so that the rounding is that of the whole.
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }
}
