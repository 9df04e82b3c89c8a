package dev.kullback.app.report;

/// The points at which the two-dimensional latent space is looked at: equally spaced in
/// probability, so that each stands for the same share of N(0, I).
///
/// @param side points in a row and in a column
public record LatentGrid(int side) {
  /// Checks the size.
  public LatentGrid {
    if (side < 2) {
      throw new IllegalArgumentException("A grid needs a side of at least 2, got " + side);
    }
  }

  /// A coordinate of the grid.
  ///
  /// @param index from 0
  /// @return the quantile at (index + ½) / side
  public double coordinate(int index) {
    return NormalQuantile.of((index + 0.5) / side);
  }

  /// The points row by row, as they appear on a picture: the second coordinate falls from row to
  /// row, the first grows from left to right.
  ///
  /// @return side² pairs
  public float[] points() {
    float[] z = new float[2 * side * side];
    for (int i = 0; i < side * side; i++) {
      z[2 * i] = (float) coordinate(i % side);
      z[2 * i + 1] = (float) coordinate(side - 1 - i / side);
    }
    return z;
  }
}
