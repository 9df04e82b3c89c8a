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

  /// Where [StageKind#POSTERIOR_GRADIENT] writes its derivatives in the means.
  public float[] meanGradient;

  /// Where it begins there.
  public int meanGradientAt;

  /// Where it writes its derivatives in the scales.
  public float[] scaleGradient;

  /// Where it begins there.
  public int scaleGradientAt;

  /// Whether all sums of rows are below FloatTerms.HUGE, so not NaN either: others are worth no
  /// more than their place.
  public boolean isRegular;

  /// Whether all scales are within the range of the vectorised stages: where one is not, those have
  /// written nonsense.
  public boolean isOrdinary;

  /// Twice the divergence of each coordinate.
  public final float[] terms = new float[CAPACITY];

  /// The derivative of the divergence in each mean.
  public final float[] meanSlopes = new float[CAPACITY];

  /// The derivative in each scale.
  public final float[] scaleSlopes = new float[CAPACITY];

  /// (μ − center) / σ.
  public final float[] differences = new float[CAPACITY];

  /// Of the ratio to p's scale, ρ = 2ᵏ (1 + f): f.
  public final float[] mantissas = new float[CAPACITY];

  /// The same ratio's k, in the exponent field.
  public final int[] exponents = new int[CAPACITY];

  /// Twice the divergence of each row: the sum of its terms.
  public final double[] sums = new double[CAPACITY];

  /// Room for the bits of a stage.
  final int[] bits = new int[CAPACITY];

  /// Room for log-variances.
  final float[] logVariances = new float[CAPACITY];

  /// Room for powers of two.
  final float[] powers = new float[CAPACITY];

  /// The sums that make up the sum of each row, eight a row, for rows of more than four.
  public final double[] strands = new double[2 * CAPACITY];

  /// Empty.
  ///
  /// @param reference p
  public FloatTile(FloatReference reference) {
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
  public void aim(float[] ofMean, int ofMeanAt, float[] ofScale, int ofScaleAt) {
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
