package dev.kullback;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Many diagonal Gaussians as a structure of arrays: B rows of dimension n, row-major, a mean and a
/// scale per coordinate, in single or double precision, wherever the memory lies.
///
/// A batch is a view: it copies nothing and reads the memory at the time of each call. Heap arrays
/// (`MemorySegment.ofArray`), direct buffers (`MemorySegment.ofBuffer`) and mapped files
/// (`FileChannel.map`) all serve, in the machine's byte order.
public final class GaussianBatch {
  private final Parameterization parameterization;
  private final Elements mean;
  private final Elements scale;
  private final int dimension;
  private final long rows;

  private GaussianBatch(
      Parameterization parameterization,
      MemorySegment mean,
      MemorySegment scale,
      int dimension,
      boolean floats) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "a batch needs a dimension of at least 1, got " + dimension);
    }
    if (mean.byteSize() != scale.byteSize()) {
      throw new IllegalArgumentException(
          "a batch needs as many scales as means, got %d and %d bytes"
              .formatted(scale.byteSize(), mean.byteSize()));
    }
    long rowBytes = (long) dimension * (floats ? Float.BYTES : Double.BYTES);
    if (mean.byteSize() % rowBytes != 0) {
      throw new IllegalArgumentException(
          "a batch needs whole rows of %d bytes (dimension %d), got %d bytes"
              .formatted(rowBytes, dimension, mean.byteSize()));
    }
    this.parameterization = parameterization;
    this.mean = new Elements(mean, floats);
    this.scale = new Elements(scale, floats);
    this.dimension = dimension;
    this.rows = mean.byteSize() / rowBytes;
  }

  /// Single precision rows.
  ///
  /// @param parameterization what the scales are
  /// @param mean B·n floats
  /// @param scale B·n floats
  /// @param dimension n ≥ 1
  /// @return a view of B = size/n rows
  public static GaussianBatch ofFloats(
      Parameterization parameterization, MemorySegment mean, MemorySegment scale, int dimension) {
    return new GaussianBatch(parameterization, mean, scale, dimension, true);
  }

  /// Single precision rows on the heap.
  ///
  /// @param parameterization what the scales are
  /// @param mean B·n floats
  /// @param scale B·n floats
  /// @param dimension n ≥ 1
  /// @return a view of B = length/n rows
  public static GaussianBatch of(
      Parameterization parameterization, float[] mean, float[] scale, int dimension) {
    return ofFloats(
        parameterization, MemorySegment.ofArray(mean), MemorySegment.ofArray(scale), dimension);
  }

  /// Double precision rows.
  ///
  /// @param parameterization what the scales are
  /// @param mean B·n doubles
  /// @param scale B·n doubles
  /// @param dimension n ≥ 1
  /// @return a view of B = size/n rows
  public static GaussianBatch ofDoubles(
      Parameterization parameterization, MemorySegment mean, MemorySegment scale, int dimension) {
    return new GaussianBatch(parameterization, mean, scale, dimension, false);
  }

  /// Double precision rows on the heap.
  ///
  /// @param parameterization what the scales are
  /// @param mean B·n doubles
  /// @param scale B·n doubles
  /// @param dimension n ≥ 1
  /// @return a view of B = length/n rows
  public static GaussianBatch of(
      Parameterization parameterization, double[] mean, double[] scale, int dimension) {
    return ofDoubles(
        parameterization, MemorySegment.ofArray(mean), MemorySegment.ofArray(scale), dimension);
  }

  /// A range of rows, as a view of the same memory.
  ///
  /// @param first the first row
  /// @param count how many rows
  /// @return rows `first` to `first + count − 1`
  public GaussianBatch slice(long first, long count) {
    if (first < 0 || count < 0 || first > rows - count) {
      throw new IndexOutOfBoundsException(
          "a slice needs rows within 0 to %d, got %d rows from %d".formatted(rows, count, first));
    }
    return new GaussianBatch(
        parameterization,
        mean.slice(first * dimension, count * dimension).segment(),
        scale.slice(first * dimension, count * dimension).segment(),
        dimension,
        isSinglePrecision());
  }

  /// The number of Gaussians B.
  ///
  /// @return B ≥ 0
  public long rows() {
    return rows;
  }

  /// The dimension n of each.
  ///
  /// @return n ≥ 1
  public int dimension() {
    return dimension;
  }

  /// What the scales are.
  ///
  /// @return the parameterisation
  public Parameterization parameterization() {
    return parameterization;
  }

  /// Whether the elements are `float`; they are `double` otherwise.
  ///
  /// @return true for single precision
  public boolean isSinglePrecision() {
    return mean.isSinglePrecision();
  }

  int elementBytes() {
    return mean.bytes();
  }

  /// Whether means or scales lie in an array.
  boolean liesIn(@Nullable Object array) {
    return mean.liesIn(array) || scale.liesIn(array);
  }

  Elements means() {
    return mean;
  }

  Elements scales() {
    return scale;
  }

  void copyMeans(long element, float[] target, int length) {
    mean.copyTo(element, target, length);
  }

  void copyScales(long element, float[] target, int length) {
    scale.copyTo(element, target, length);
  }

  void copyMeans(long element, double[] target, int length) {
    mean.widenTo(element, target, length);
  }

  void copyScales(long element, double[] target, int length) {
    scale.widenTo(element, target, length);
  }
}
