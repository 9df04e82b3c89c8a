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
      case POSTERIOR_SLOPE -> t -> posteriorSlope(t, 0, t.length());
      case LOG_VARIANCE -> t -> logVariance(t, 0, t.length());
      case LOG_VARIANCE_SLOPE -> t -> logVarianceSlope(t, 0, t.length());
      case VARIANCE -> t -> variance(t, 0, t.length());
      case DEVIATION -> t -> deviation(t, 0, t.length());
      case PRECISION -> t -> precision(t, 0, t.length());
      case ROW_SUMS -> ScalarDoubleStages::rowSums;
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
      t.terms[i] = Math.fma(0.5 * z, z, DoubleTerms.logVariance(v, 0, 0));
    }
  }

  /// [StageKind#POSTERIOR_SLOPE].
  ///
  /// @param t the tile
  /// @param from the first coordinate
  /// @param to behind the last
  public static void posteriorSlope(DoubleTile t, int from, int to) {
    for (int i = from; i < to; i++) {
      t.scaleSlopes[i] = DoubleTerms.logVarianceSlope(t.scales[t.scalesAt + i], 0, 0);
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
      t.terms[i] = Math.fma(0.5 * z, z, DoubleTerms.logVariance(v, p.high[i], p.low[i]));
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
      t.terms[i] = Math.fma(0.5 * z, z, scale);
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
      t.terms[i] = Math.fma(0.5 * z, z, scale);
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
      t.terms[i] = Math.fma(0.5 * z, z, scale);
    }
  }

  /// [StageKind#ROW_SUMS]: eight sums side by side, added as a tree, then what is left of the row.
  ///
  /// @param t the tile
  public static void rowSums(DoubleTile t) {
    if (t.width < 8) {
      shortRowSums(t);
      return;
    }
    int even = t.width & -8;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width;
      t.sums[row] = rest(t, eightSums(t.terms, start, start + even), start + even, start + t.width);
    }
  }

  private static void shortRowSums(DoubleTile t) {
    for (int row = 0; row < t.rows; row++) {
      t.sums[row] = rest(t, 0, row * t.width, (row + 1) * t.width);
    }
  }

  /// A sum and the terms behind it, one after the other.
  ///
  /// @param t the tile
  /// @param sum the sum of the terms before
  /// @param from the first term to add
  /// @param to behind the last
  /// @return the sum of all
  public static double rest(DoubleTile t, double sum, int from, int to) {
    double all = sum;
    for (int i = from; i < to; i++) {
      all += t.terms[i];
    }
    return all;
  }

  private static double eightSums(double[] terms, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = from; i < to; i += 8) {
      s0 += terms[i];
      s1 += terms[i + 1];
      s2 += terms[i + 2];
      s3 += terms[i + 3];
      s4 += terms[i + 4];
      s5 += terms[i + 5];
      s6 += terms[i + 6];
      s7 += terms[i + 7];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }
}
