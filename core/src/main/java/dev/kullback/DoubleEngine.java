package dev.kullback;

import dev.kullback.internal.kernel.DoubleLinearStages;
import dev.kullback.internal.kernel.DoubleReference;
import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import dev.kullback.internal.kernel.StageKind;
import java.lang.foreign.MemorySegment;

/// Batches in double precision.
final class DoubleEngine extends BatchEngine {
  /// The kernels take p's numbers from 2⁻ˡ to 2ˡ.
  private static final double LIMIT = 0x1p500;

  private final DoubleReference reference;
  private final DoubleReference whole;
  private final DoubleTile tile;
  private final double[] means = new double[DoubleTile.CAPACITY];
  private final double[] scales = new double[DoubleTile.CAPACITY];
  private final DoubleStage[] values;
  private final DoubleStage[] slopes;
  private double[] meanSource = means;
  private int meansAt;

  DoubleEngine(Parameterization kind, DiagonalReference p) {
    super(kind, p, DoubleTile.CAPACITY);
    reference = new DoubleReference(isPosterior() ? 0 : rowsPerTile * width);
    whole = isInPieces() ? new DoubleReference(n) : reference;
    tile = new DoubleTile(reference);
    DoubleStage sums = ScalarDoubleStages::rowSums;
    values = new DoubleStage[] {isStandard() ? t -> {} : DoubleLinearStages::center, sums, sums};
    slopes =
        new DoubleStage[] {isStandard() ? t -> {} : DoubleLinearStages::meanSlope, scaleSlope()};
    fillShared();
  }

  private DoubleStage scaleSlope() {
    return switch (kind) {
      case LOG_VARIANCE -> t -> ScalarDoubleStages.logVarianceSlope(t, 0, t.length());
      case VARIANCE -> DoubleLinearStages::varianceSlope;
      case STANDARD_DEVIATION -> DoubleLinearStages::deviationSlope;
      case PRECISION -> DoubleLinearStages::precisionSlope;
    };
  }

  @Override
  void prepare(long coordinates) {
    values[1] = Kernels.doubles(termKind(), coordinates);
    values[2] = Kernels.doubles(StageKind.ROW_SUMS, coordinates);
  }

  @Override
  void prepareSlopes(long coordinates) {
    if (kind == Parameterization.LOG_VARIANCE) {
      StageKind slope = isPosterior() ? StageKind.POSTERIOR_SLOPE : StageKind.LOG_VARIANCE_SLOPE;
      slopes[1] = Kernels.doubles(slope, coordinates);
    }
  }

  private StageKind termKind() {
    return switch (kind) {
      case LOG_VARIANCE -> isPosterior() ? StageKind.POSTERIOR : StageKind.LOG_VARIANCE;
      case VARIANCE -> StageKind.VARIANCE;
      case STANDARD_DEVIATION -> StageKind.DEVIATION;
      case PRECISION -> StageKind.PRECISION;
    };
  }

  @Override
  void load(GaussianBatch q, long element, int rows, int piece) {
    tile.rows = rows;
    tile.width = piece;
    double[] meanArray = q.means().doubleArray();
    double[] scaleArray = q.scales().doubleArray();
    if (meanArray == null) {
      q.means().copyTo(element, means, rows * piece);
      meanSource = means;
      meansAt = 0;
    } else {
      meanSource = meanArray;
      meansAt = q.means().arrayIndex(element);
    }
    if (scaleArray == null) {
      q.scales().copyTo(element, scales, rows * piece);
      tile.scales = scales;
      tile.scalesAt = 0;
    } else {
      tile.scales = scaleArray;
      tile.scalesAt = q.scales().arrayIndex(element);
    }
    tile.offsets = meanSource;
    tile.offsetsAt = meansAt;
  }

  @Override
  void takePiece(int column, int piece) {
    reference.copy(whole, column, piece);
  }

  @Override
  boolean setReference(int i, double mean, double scale, double residual, double inverseDeviation) {
    double high = scale;
    whole.center[i] = mean;
    whole.centerLow[i] = 0;
    whole.inverseDeviation[i] = inverseDeviation;
    whole.high[i] = high;
    whole.low[i] = residual;
    whole.inverse[i] = 1 / high;
    return Math.abs(mean) < LIMIT
        && isWithin(inverseDeviation, LIMIT)
        && (kind == Parameterization.LOG_VARIANCE || isWithin(scale, LIMIT));
  }

  @Override
  void run() {
    for (DoubleStage stage : values) {
      stage.run(tile);
    }
  }

  @Override
  void addRows() {
    values[2].run(tile);
  }

  @Override
  void slopes() {
    for (DoubleStage stage : slopes) {
      stage.run(tile);
    }
  }

  @Override
  int length() {
    return tile.length();
  }

  @Override
  double meanAt(int i) {
    return meanSource[meansAt + i];
  }

  @Override
  double scaleAt(int i) {
    return tile.scales[tile.scalesAt + i];
  }

  @Override
  void setTerm(int i, double term) {
    tile.terms[i] = term;
  }

  @Override
  void setSlopes(int i, double mean, double scale) {
    tile.meanSlopes[i] = mean;
    tile.scaleSlopes[i] = scale;
  }

  @Override
  double[] sums() {
    return tile.sums;
  }

  @Override
  void addColumns(double[] sums, int at) {
    for (int row = 0; row < tile.rows; row++) {
      int start = row * tile.width;
      for (int i = 0; i < tile.width; i++) {
        sums[at + i] += tile.terms[start + i];
      }
    }
  }

  @Override
  void store(double[] values, long row, int count, MemorySegment out) {
    Elements.copy(values, 0, row, count, out);
  }

  @Override
  void storeTerms(long element, MemorySegment out) {
    Elements.copy(tile.terms, 0, element, tile.length(), out);
  }

  @Override
  void storeSlopes(long element, MemorySegment meanGradient, MemorySegment scaleGradient) {
    if (isStandard()) {
      Elements.copy(meanSource, meansAt, element, tile.length(), meanGradient);
    } else {
      Elements.copy(tile.meanSlopes, 0, element, tile.length(), meanGradient);
    }
    Elements.copy(tile.scaleSlopes, 0, element, tile.length(), scaleGradient);
  }
}
