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

  /// Where [StageKind#POSTERIOR_GRADIENT] writes its derivatives in the means.
  public double[] meanGradient;

  /// Where it begins there.
  public int meanGradientAt;

  /// Where it writes its derivatives in the scales.
  public double[] scaleGradient;

  /// Where it begins there.
  public int scaleGradientAt;

  /// Whether all sums of rows are below DoubleTerms.HUGE, so not NaN either: others are worth no
  /// more than their place.
  public boolean isRegular;

  /// Whether all scales are within the range of the vectorised stages: where one is not, those have
  /// written nonsense.
  public boolean isOrdinary;

  /// Twice the divergence of each coordinate.
  public final double[] terms = new double[CAPACITY];

  /// The derivative of the divergence in each mean.
  public final double[] meanSlopes = new double[CAPACITY];

  /// The derivative in each scale.
  public final double[] scaleSlopes = new double[CAPACITY];

  /// (μ − center) / σ.
  public final double[] differences = new double[CAPACITY];

  /// Of the ratio to p's scale, ρ = 2ᵏ (1 + f): f.
  public final double[] mantissas = new double[CAPACITY];

  /// The same ratio's k, in the exponent field.
  public final long[] exponents = new long[CAPACITY];

  /// Twice the divergence of each row: the sum of its terms.
  public final double[] sums = new double[CAPACITY];

  /// The sums that make up the sum of each row, eight a row, for rows of more than four.
  public final double[] strands = new double[2 * CAPACITY];

  /// Empty.
  ///
  /// @param reference p
  public DoubleTile(DoubleReference reference) {
    this.reference = reference;
    offsets = terms;
    scales = terms;
    meanGradient = meanSlopes;
    scaleGradient = scaleSlopes;
  }

  /// Says how many rows of how many coordinates there are.
  ///
  /// @param newRows rows
  /// @param newWidth coordinates of each
  public void setShape(int newRows, int newWidth) {
    rows = newRows;
    width = newWidth;
  }

  /// Lets [StageKind#POSTERIOR_GRADIENT] write its derivatives to arrays that hold no input.
  ///
  /// @param ofMean for the derivatives in the means
  /// @param ofMeanAt where they begin there
  /// @param ofScale for the derivatives in the scales
  /// @param ofScaleAt where they begin there
  public void aim(double[] ofMean, int ofMeanAt, double[] ofScale, int ofScaleAt) {
    meanGradient = ofMean;
    meanGradientAt = ofMeanAt;
    scaleGradient = ofScale;
    scaleGradientAt = ofScaleAt;
  }

  /// Lets it write them to the tile's own.
  public void aimAtScratch() {
    aim(meanSlopes, 0, scaleSlopes, 0);
  }

  /// How many coordinates there are.
  ///
  /// @return rows · width
  public int length() {
    return rows * width;
  }
}
