package dev.kullback;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// A run of numbers of one precision, wherever the memory lies. Where it is a Java array of that
/// precision, kernels read the array itself; they copy from anywhere else.
final class Elements {
  private final MemorySegment segment;
  private final boolean single;
  private final float @Nullable [] floats;
  private final double @Nullable [] doubles;
  private final int base;

  Elements(MemorySegment segment, boolean single) {
    this.segment = segment;
    this.single = single;
    floats = single ? floatArray(segment) : null;
    doubles = single ? null : doubleArray(segment);
    base = floats == null && doubles == null ? 0 : arrayIndex(segment, bytes());
  }

  /// The array in which all floats of a segment lie, if they do.
  static float @Nullable [] floatArray(MemorySegment segment) {
    Object array = segment.heapBase().orElse(null);
    return array instanceof float[] f && segment.address() % Float.BYTES == 0 ? f : null;
  }

  /// The array in which all doubles of a segment lie, if they do.
  static double @Nullable [] doubleArray(MemorySegment segment) {
    Object array = segment.heapBase().orElse(null);
    return array instanceof double[] d && segment.address() % Double.BYTES == 0 ? d : null;
  }

  /// The index in that array of a segment's first element.
  static int arrayIndex(MemorySegment segment, int bytes) {
    return (int) (segment.address() / bytes);
  }

  MemorySegment segment() {
    return segment;
  }

  boolean isSinglePrecision() {
    return single;
  }

  int bytes() {
    return single ? Float.BYTES : Double.BYTES;
  }

  Elements slice(long first, long count) {
    return new Elements(segment.asSlice(first * bytes(), count * bytes()), single);
  }

  /// The array these lie in, if they do.
  float @Nullable [] floatArray() {
    return floats;
  }

  /// The array these lie in, if they do.
  double @Nullable [] doubleArray() {
    return doubles;
  }

  /// Whether that is this array, the very same.
  @SuppressWarnings("ReferenceEquality")
  boolean liesIn(@Nullable Object array) {
    return array != null && (array == floats || array == doubles);
  }

  /// The index in that array of an element.
  int arrayIndex(long element) {
    return (int) (base + element);
  }

  double get(long element) {
    if (floats != null) {
      return floats[arrayIndex(element)];
    }
    if (doubles != null) {
      return doubles[arrayIndex(element)];
    }
    return single
        ? segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, element * Float.BYTES)
        : segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, element * Double.BYTES);
  }

  /// Copies numbers of either precision.
  void widenTo(long element, double[] target, int length) {
    if (!single) {
      copyTo(element, target, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      target[i] = get(element + i);
    }
  }

  void copyTo(long element, float[] target, int length) {
    MemorySegment.copy(
        segment, ValueLayout.JAVA_FLOAT_UNALIGNED, element * Float.BYTES, target, 0, length);
  }

  void copyTo(long element, double[] target, int length) {
    MemorySegment.copy(
        segment, ValueLayout.JAVA_DOUBLE_UNALIGNED, element * Double.BYTES, target, 0, length);
  }

  static void copy(float[] source, int from, long element, int length, MemorySegment target) {
    MemorySegment.copy(
        source, from, target, ValueLayout.JAVA_FLOAT_UNALIGNED, element * Float.BYTES, length);
  }

  static void copy(double[] source, int from, long element, int length, MemorySegment target) {
    MemorySegment.copy(
        source, from, target, ValueLayout.JAVA_DOUBLE_UNALIGNED, element * Double.BYTES, length);
  }
}
