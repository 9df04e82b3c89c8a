package dev.kullback.internal.kernel;

/// p beside a tile, coordinate by coordinate, in the parameterisation of q.
public final class DoubleReference {
  /// The means.
  public final double[] center;

  /// What the means have beyond a double.
  public final double[] centerLow;

  /// 1/σ.
  public final double[] inverseDeviation;

  /// The scales.
  public final double[] high;

  /// What the scales have beyond a double.
  public final double[] low;

  /// 1/high.
  public final double[] inverse;

  /// Room for some coordinates.
  ///
  /// @param capacity how many coordinates
  public DoubleReference(int capacity) {
    center = new double[capacity];
    centerLow = new double[capacity];
    inverseDeviation = new double[capacity];
    high = new double[capacity];
    low = new double[capacity];
    inverse = new double[capacity];
  }

  /// A piece of another.
  ///
  /// @param whole where it comes from
  /// @param from the first coordinate there
  /// @param length how many
  public void copy(DoubleReference whole, int from, int length) {
    System.arraycopy(whole.center, from, center, 0, length);
    System.arraycopy(whole.centerLow, from, centerLow, 0, length);
    System.arraycopy(whole.inverseDeviation, from, inverseDeviation, 0, length);
    System.arraycopy(whole.high, from, high, 0, length);
    System.arraycopy(whole.low, from, low, 0, length);
    System.arraycopy(whole.inverse, from, inverse, 0, length);
  }
}
