package dev.kullback.internal.kernel;

/// The stages in plain Java, element by element: [DoubleTerms] in loops. They serve where there are
/// no vectors, the ends of vectorised loops, and tiles with extraordinary values.
public final class ScalarDoubleStages {
  private ScalarDoubleStages() {}

  /// The scalar implementation of a stage.
  ///
  /// @param kind which
  /// @return the stage
  public static DoubleStage of(StageKind kind) {
    return switch (kind) {
      case POSTERIOR -> t -> posterior(t, 0, t.length());
      case POSTERIOR_ROWS -> ScalarDoubleStages::posteriorRows;
      case POSTERIOR_GRADIENT -> ScalarDoubleStages::posteriorGradient;
      case LOG_VARIANCE -> t -> logVariance(t, 0, t.length());
      case LOG_VARIANCE_SLOPE -> t -> logVarianceSlope(t, 0, t.length());
      case VARIANCE -> t -> variance(t, 0, t.length());
      case DEVIATION -> t -> deviation(t, 0, t.length());
      case PRECISION -> t -> precision(t, 0, t.length());
      case ROW_SUMS -> DoubleRowSums::rowSums;
    };
  }

  /// [StageKind#POSTERIOR].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void posterior(DoubleTile t, int from, int to) {
    for (int i = from; i < to; i++) {
      double z = t.offsets[t.offsetsAt + i];
      double v = t.scales[t.scalesAt + i];
      t.terms[i] = Math.fma(z, z, DoubleTerms.logVariance(v, 0, 0));
    }
  }

  /// [StageKind#POSTERIOR_ROWS].
  private static void posteriorRows(DoubleTile t) {
    posterior(t, 0, t.length());
    DoubleRowSums.rowSums(t);
  }

  /// [StageKind#POSTERIOR_GRADIENT].
  private static void posteriorGradient(DoubleTile t) {
    posteriorRows(t);
    posteriorSlope(t, 0, t.length());
    meanSlope(t);
  }

  /// μ, the derivative in the mean against N(0, I).
  ///
  /// @param t the tile
  public static void meanSlope(DoubleTile t) {
    System.arraycopy(t.offsets, t.offsetsAt, t.meanGradient, t.meanGradientAt, t.length());
  }

  /// ½ (eᵛ − 1), the derivative in the log-variance.
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void posteriorSlope(DoubleTile t, int from, int to) {
    for (int i = from; i < to; i++) {
      double v = t.scales[t.scalesAt + i];
      t.scaleGradient[t.scaleGradientAt + i] = DoubleTerms.logVarianceSlope(v, 0, 0);
    }
  }

  /// [StageKind#LOG_VARIANCE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void logVariance(DoubleTile t, int from, int to) {
    DoubleReference p = t.reference;
    for (int i = from; i < to; i++) {
      double z = t.offsets[t.offsetsAt + i];
      double v = t.scales[t.scalesAt + i];
      t.terms[i] = Math.fma(z, z, DoubleTerms.logVariance(v, p.high[i], p.low[i]));
    }
  }

  /// [StageKind#LOG_VARIANCE_SLOPE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void logVarianceSlope(DoubleTile t, int from, int to) {
    DoubleReference p = t.reference;
    for (int i = from; i < to; i++) {
      t.scaleSlopes[i] =
          DoubleTerms.logVarianceSlope(t.scales[t.scalesAt + i], p.high[i], p.low[i]);
    }
  }

  /// [StageKind#VARIANCE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void variance(DoubleTile t, int from, int to) {
    DoubleReference p = t.reference;
    for (int i = from; i < to; i++) {
      double z = t.offsets[t.offsetsAt + i];
      double x = t.scales[t.scalesAt + i];
      double scale = DoubleTerms.variance(x, p.high[i], p.low[i], p.inverse[i]);
      t.terms[i] = Math.fma(z, z, scale);
    }
  }

  /// [StageKind#DEVIATION].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void deviation(DoubleTile t, int from, int to) {
    DoubleReference p = t.reference;
    for (int i = from; i < to; i++) {
      double z = t.offsets[t.offsetsAt + i];
      double x = t.scales[t.scalesAt + i];
      double scale = DoubleTerms.deviation(x, p.high[i], p.low[i], p.inverse[i]);
      t.terms[i] = Math.fma(z, z, scale);
    }
  }

  /// [StageKind#PRECISION].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void precision(DoubleTile t, int from, int to) {
    DoubleReference p = t.reference;
    for (int i = from; i < to; i++) {
      double z = t.offsets[t.offsetsAt + i];
      double x = t.scales[t.scalesAt + i];
      double scale = DoubleTerms.precision(x, p.high[i], p.low[i], p.inverse[i]);
      t.terms[i] = Math.fma(z, z, scale);
    }
  }
}
