package dev.kullback;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Many Gaussians with full covariances: B means of dimension n and B row-major n × n covariance
/// matrices in double precision, wherever the memory lies.
///
/// A batch is a view: it copies nothing and reads the memory at the time of each call.
public final class DenseGaussianBatch {
  private final Elements mean;
  private final Elements covariance;
  private final int dimension;
  private final long rows;

  private DenseGaussianBatch(MemorySegment mean, MemorySegment covariance, int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "a batch needs a dimension of at least 1, got " + dimension);
    }
    long rowBytes = (long) dimension * Double.BYTES;
    if (mean.byteSize() % rowBytes != 0) {
      throw new IllegalArgumentException(
          "a batch needs whole means of %d bytes (dimension %d), got %d bytes"
              .formatted(rowBytes, dimension, mean.byteSize()));
    }
    if (covariance.byteSize() != mean.byteSize() * dimension) {
      throw new IllegalArgumentException(
          "a batch of %d means needs covariances of %d bytes (%d x %d each), got %d bytes"
              .formatted(
                  mean.byteSize() / rowBytes,
                  mean.byteSize() * dimension,
                  dimension,
                  dimension,
                  covariance.byteSize()));
    }
    this.mean = new Elements(mean, false);
    this.covariance = new Elements(covariance, false);
    this.dimension = dimension;
    this.rows = mean.byteSize() / rowBytes;
  }

  /// Anywhere in memory.
  ///
  /// @param mean B·n doubles
  /// @param covariance B·n·n doubles, each matrix row-major and symmetric to rounding
  /// @param dimension n ≥ 1
  /// @return a view of B = size/n Gaussians
  public static DenseGaussianBatch of(MemorySegment mean, MemorySegment covariance, int dimension) {
    return new DenseGaussianBatch(mean, covariance, dimension);
  }

  /// On the heap.
  ///
  /// @param mean B·n doubles
  /// @param covariance B·n·n doubles, each matrix row-major and symmetric to rounding
  /// @param dimension n ≥ 1
  /// @return a view of B = length/n Gaussians
  public static DenseGaussianBatch of(double[] mean, double[] covariance, int dimension) {
    return of(MemorySegment.ofArray(mean), MemorySegment.ofArray(covariance), dimension);
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

  /// One of them, as a copy.
  ///
  /// @param row below B
  /// @return N(mean, covariance)
  /// @throws IllegalArgumentException where the covariance is not positive definite or not
  ///   symmetric
  public Gaussian get(long row) {
    Objects.checkIndex(row, rows);
    double[] m = new double[dimension];
    copyMeans(row, 1, m);
    double[][] matrix = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      covariance.copyTo((row * dimension + i) * dimension, matrix[i], dimension);
    }
    return Gaussian.full(m, matrix);
  }

  /// As many times the same one.
  static DenseGaussianBatch copies(double[] mean, double[][] covariance, int count) {
    int n = mean.length;
    double[] means = new double[count * n];
    double[] covariances = new double[means.length * n];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean[i % n];
      System.arraycopy(covariance[i % n], 0, covariances, i * n, n);
    }
    return of(means, covariances, n);
  }

  /// Some means, one after the other.
  void copyMeans(long row, int count, double[] target) {
    mean.copyTo(row * dimension, target, count * dimension);
  }

  /// All covariance matrices, one after the other.
  Elements covariances() {
    return covariance;
  }

  /// Some covariance matrices, one after the other.
  void copyCovariances(long row, int count, double[] target) {
    int size = dimension * dimension;
    covariance.copyTo(row * size, target, count * size);
  }
}
