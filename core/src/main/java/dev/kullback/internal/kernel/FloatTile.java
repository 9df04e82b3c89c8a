package dev.kullback.internal.kernel;

/// What the stages of one thread work on: a few rows of a batch, or a piece of one row, small
/// enough for the first-level cache. Inputs lie in the caller's arrays; everything else is scratch.
public final class FloatTile {
  /// The most coordinates a tile has.
  public static final int CAPACITY = 2048;

  /// Where q's means, or the scaled differences of means, are.
  public float[] offsets;

  /// The first of them.
  public int offsetsAt;

  /// Where q's scales are.
  public float[] scales;

  /// The first of them.
  public int scalesAt;

  /// How many rows the tile has.
  public int rows;

  /// How many coordinates of each.
  public int width;

  /// p.
  public FloatReference reference;

  /// The divergence of each coordinate.
  public final float[] terms = new float[CAPACITY];

  /// Its derivative in the mean.
  public final float[] meanSlopes = new float[CAPACITY];

  /// Its derivative in the scale.
  public final float[] scaleSlopes = new float[CAPACITY];

  /// (μ − center) / σ.
  public final float[] differences = new float[CAPACITY];

  /// The sum of the terms of each row.
  public final double[] sums = new double[CAPACITY];

  /// Room for the bits of a stage.
  final int[] bits = new int[CAPACITY];

  /// Room for log-variances.
  final float[] logVariances = new float[CAPACITY];

  /// Room for powers of two.
  final float[] powers = new float[CAPACITY];

  /// Room for the lanes of a sum.
  public final double[] lanes = new double[8];

  /// Empty.
  ///
  /// @param reference p
  public FloatTile(FloatReference reference) {
    this.reference = reference;
    offsets = terms;
    scales = terms;
  }

  /// Says how many rows of how many coordinates there are.
  ///
  /// @param newRows rows
  /// @param newWidth coordinates of each
  public void setShape(int newRows, int newWidth) {
    rows = newRows;
    width = newWidth;
  }

  /// How many coordinates there are.
  ///
  /// @return rows · width
  public int length() {
    return rows * width;
  }
}
