package dev.kullback;

import dev.kullback.internal.kernel.FloatLinearStages;
import dev.kullback.internal.kernel.FloatReference;
import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.ScalarFloatStages;
import dev.kullback.internal.kernel.StageKind;
import java.lang.foreign.MemorySegment;

/// Batches in single precision.
final class FloatEngine extends BatchEngine {
  /// The kernels take p's numbers from 2⁻ˡ to 2ˡ.
  private static final double LIMIT = 0x1p100;

  private final FloatReference reference;
  private final FloatReference whole;
  private final FloatTile tile;
  private final float[] means = new float[FloatTile.CAPACITY];
  private final float[] scales = new float[FloatTile.CAPACITY];
  private final FloatStage[] values;
  private final FloatStage[] slopes;
  private float[] meanSource = means;
  private int meansAt;

  FloatEngine(Parameterization kind, DiagonalReference p) {
    super(kind, p, FloatTile.CAPACITY);
    reference = new FloatReference(isPosterior() ? 0 : rowsPerTile * width);
    whole = isInPieces() ? new FloatReference(n) : reference;
    tile = new FloatTile(reference);
    FloatStage sums = ScalarFloatStages::rowSums;
    values = new FloatStage[] {isStandard() ? t -> {} : FloatLinearStages::center, sums, sums};
    slopes = new FloatStage[] {isStandard() ? t -> {} : FloatLinearStages::meanSlope, scaleSlope()};
    fillShared();
  }

  private FloatStage scaleSlope() {
    return switch (kind) {
      case LOG_VARIANCE -> t -> ScalarFloatStages.logVarianceSlope(t, 0, t.length());
      case VARIANCE -> FloatLinearStages::varianceSlope;
      case STANDARD_DEVIATION -> FloatLinearStages::deviationSlope;
      case PRECISION -> FloatLinearStages::precisionSlope;
    };
  }

  @Override
  void prepare(long coordinates) {
    values[1] = Kernels.floats(termKind(), coordinates);
    values[2] = Kernels.floats(StageKind.ROW_SUMS, coordinates);
  }

  @Override
  void prepareSlopes(long coordinates) {
    if (kind == Parameterization.LOG_VARIANCE) {
      StageKind slope = isPosterior() ? StageKind.POSTERIOR_SLOPE : StageKind.LOG_VARIANCE_SLOPE;
      slopes[1] = Kernels.floats(slope, coordinates);
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
    float[] meanArray = q.means().floatArray();
    float[] scaleArray = q.scales().floatArray();
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
    float high = (float) scale;
    whole.center[i] = (float) mean;
    whole.centerLow[i] = (float) (mean - whole.center[i]);
    whole.inverseDeviation[i] = (float) inverseDeviation;
    whole.high[i] = high;
    whole.low[i] = (float) ((scale - high) + residual);
    whole.inverse[i] = 1 / high;
    return Math.abs(mean) < LIMIT
        && isWithin(inverseDeviation, LIMIT)
        && (kind == Parameterization.LOG_VARIANCE || isWithin(scale, LIMIT));
  }

  @Override
  void run() {
    for (FloatStage stage : values) {
      stage.run(tile);
    }
  }

  @Override
  void addRows() {
    values[2].run(tile);
  }

  @Override
  void slopes() {
    for (FloatStage stage : slopes) {
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
    tile.terms[i] = (float) term;
  }

  @Override
  void setSlopes(int i, double mean, double scale) {
    tile.meanSlopes[i] = (float) mean;
    tile.scaleSlopes[i] = (float) scale;
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
    for (int i = 0; i < count; i++) {
      tile.terms[i] = (float) values[i];
    }
    Elements.copy(tile.terms, 0, row, count, out);
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
