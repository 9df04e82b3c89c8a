package dev.kullback.internal.kernel;

/// p beside a tile, coordinate by coordinate, in the parameterisation of q.
public final class FloatReference {
  /// The means.
  public final float[] center;

  /// What the means have beyond a float.
  public final float[] centerLow;

  /// 1/σ.
  public final float[] inverseDeviation;

  /// The scales.
  public final float[] high;

  /// What the scales have beyond a float.
  public final float[] low;

  /// 1/high.
  public final float[] inverse;

  /// Room for some coordinates.
  ///
  /// @param capacity how many coordinates
  public FloatReference(int capacity) {
    center = new float[capacity];
    centerLow = new float[capacity];
    inverseDeviation = new float[capacity];
    high = new float[capacity];
    low = new float[capacity];
    inverse = new float[capacity];
  }

  /// A piece of another.
  ///
  /// @param whole where it comes from
  /// @param from the first coordinate there
  /// @param length how many
  public void copy(FloatReference whole, int from, int length) {
    System.arraycopy(whole.center, from, center, 0, length);
    System.arraycopy(whole.centerLow, from, centerLow, 0, length);
    System.arraycopy(whole.inverseDeviation, from, inverseDeviation, 0, length);
    System.arraycopy(whole.high, from, high, 0, length);
    System.arraycopy(whole.low, from, low, 0, length);
    System.arraycopy(whole.inverse, from, inverse, 0, length);
  }
}
