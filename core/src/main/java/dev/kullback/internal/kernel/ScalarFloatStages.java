package dev.kullback.internal.kernel;

/// The stages in plain Java, element by element: [FloatTerms] in loops. They serve where there are
/// no vectors, the ends of vectorised loops, and tiles with extraordinary values.
public final class ScalarFloatStages {
  private ScalarFloatStages() {}

  /// The scalar implementation of a stage.
  ///
  /// @param kind which
  /// @return the stage
  public static FloatStage of(StageKind kind) {
    return switch (kind) {
      case POSTERIOR -> BlockPosterior::terms;
      case POSTERIOR_ROWS -> ScalarFloatStages::posteriorRows;
      case POSTERIOR_GRADIENT -> ScalarFloatStages::posteriorGradient;
      case LOG_VARIANCE -> t -> logVariance(t, 0, t.length());
      case LOG_VARIANCE_SLOPE -> t -> logVarianceSlope(t, 0, t.length());
      case VARIANCE -> t -> variance(t, 0, t.length());
      case DEVIATION -> t -> deviation(t, 0, t.length());
      case PRECISION -> t -> precision(t, 0, t.length());
      case ROW_SUMS -> FloatRowSums::rowSums;
    };
  }

  /// [StageKind#POSTERIOR].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void posterior(FloatTile t, int from, int to) {
    for (int i = from; i < to; i++) {
      float z = t.offsets[t.offsetsAt + i];
      float v = t.scales[t.scalesAt + i];
      t.terms[i] = Math.fma(z, z, FloatTerms.logVariance(v, 0, 0));
    }
  }

  /// [StageKind#POSTERIOR_ROWS].
  private static void posteriorRows(FloatTile t) {
    BlockPosterior.terms(t);
    FloatRowSums.rowSums(t);
  }

  /// [StageKind#POSTERIOR_GRADIENT].
  private static void posteriorGradient(FloatTile t) {
    posteriorRows(t);
    BlockPosterior.slopes(t);
    meanSlope(t);
  }

  /// μ, the derivative in the mean against N(0, I).
  ///
  /// @param t the tile
  public static void meanSlope(FloatTile t) {
    System.arraycopy(t.offsets, t.offsetsAt, t.meanGradient, t.meanGradientAt, t.length());
  }

  /// ½ (eᵛ − 1), the derivative in the log-variance.
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void posteriorSlope(FloatTile t, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = t.scales[t.scalesAt + i];
      t.scaleGradient[t.scaleGradientAt + i] = FloatTerms.logVarianceSlope(v, 0, 0);
    }
  }

  /// [StageKind#LOG_VARIANCE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void logVariance(FloatTile t, int from, int to) {
    FloatReference p = t.reference;
    for (int i = from; i < to; i++) {
      float z = t.offsets[t.offsetsAt + i];
      float v = t.scales[t.scalesAt + i];
      t.terms[i] = Math.fma(z, z, FloatTerms.logVariance(v, p.high[i], p.low[i]));
    }
  }

  /// [StageKind#LOG_VARIANCE_SLOPE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void logVarianceSlope(FloatTile t, int from, int to) {
    FloatReference p = t.reference;
    for (int i = from; i < to; i++) {
      t.scaleSlopes[i] = FloatTerms.logVarianceSlope(t.scales[t.scalesAt + i], p.high[i], p.low[i]);
    }
  }

  /// [StageKind#VARIANCE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void variance(FloatTile t, int from, int to) {
    FloatReference p = t.reference;
    for (int i = from; i < to; i++) {
      float z = t.offsets[t.offsetsAt + i];
      float x = t.scales[t.scalesAt + i];
      float scale = FloatTerms.variance(x, p.high[i], p.low[i], p.inverse[i]);
      t.terms[i] = Math.fma(z, z, scale);
    }
  }

  /// [StageKind#DEVIATION].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void deviation(FloatTile t, int from, int to) {
    FloatReference p = t.reference;
    for (int i = from; i < to; i++) {
      float z = t.offsets[t.offsetsAt + i];
      float x = t.scales[t.scalesAt + i];
      float scale = FloatTerms.deviation(x, p.high[i], p.low[i], p.inverse[i]);
      t.terms[i] = Math.fma(z, z, scale);
    }
  }

  /// [StageKind#PRECISION].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void precision(FloatTile t, int from, int to) {
    FloatReference p = t.reference;
    for (int i = from; i < to; i++) {
      float z = t.offsets[t.offsetsAt + i];
      float x = t.scales[t.scalesAt + i];
      float scale = FloatTerms.precision(x, p.high[i], p.low[i], p.inverse[i]);
      t.terms[i] = Math.fma(z, z, scale);
    }
  }
}
