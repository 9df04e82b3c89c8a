package dev.kullback.internal.kernel;

/// What the stages of one thread work on: a few rows of a batch, or a piece of one row, small
/// enough for the first-level cache. Inputs lie in the caller's arrays; everything else is scratch.
public final class DoubleTile {
  /// The most coordinates a tile has.
  public static final int CAPACITY = 1024;

  /// Where q's means, or the scaled differences of means, are.
  public double[] offsets;

  /// The first of them.
  public int offsetsAt;

  /// Where q's scales are.
  public double[] scales;

  /// The first of them.
  public int scalesAt;

  /// How many rows the tile has.
  public int rows;

  /// How many coordinates of each.
  public int width;

  /// p.
  public DoubleReference reference;

  /// The divergence of each coordinate.
  public final double[] terms = new double[CAPACITY];

  /// Its derivative in the mean.
  public final double[] meanSlopes = new double[CAPACITY];

  /// Its derivative in the scale.
  public final double[] scaleSlopes = new double[CAPACITY];

  /// (μ − center) / σ.
  public final double[] differences = new double[CAPACITY];

  /// The sum of the terms of each row.
  public final double[] sums = new double[CAPACITY];

  /// Room for the lanes of a sum.
  public final double[] lanes = new double[8];

  /// Empty.
  ///
  /// @param reference p
  public DoubleTile(DoubleReference reference) {
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
