package dev.kullback;

import dev.kullback.internal.kernel.FloatLinearStages;
import dev.kullback.internal.kernel.FloatReference;
import dev.kullback.internal.kernel.FloatRowSums;
import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.FloatTerms;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.ScalarFloatStages;
import dev.kullback.internal.kernel.StageKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Batches in single precision.
final class FloatEngine extends BatchEngine {
  /// The kernels take p's numbers from 2⁻ˡ to 2ˡ.
  private static final double LIMIT = 0x1p100;

  private final FloatReference reference;
  private final FloatReference whole;
  private final FloatTile tile;
  private final float[] means = new float[FloatTile.CAPACITY];
  private final float[] scales = new float[FloatTile.CAPACITY];
  private final FloatStage[] rowStages;
  private final FloatStage[] termStages;
  private final FloatStage[] gradientStages;
  private float @Nullable [] meanGradient;
  private float @Nullable [] scaleGradient;
  private int meanGradientAt;
  private int scaleGradientAt;

  FloatEngine(Parameterization kind, DiagonalReference p) {
    super(kind, p, FloatTile.CAPACITY, FloatTerms.HUGE);
    reference = new FloatReference(isPosterior() ? 0 : rowsPerTile * width);
    whole = isInPieces() ? new FloatReference(n) : reference;
    tile = new FloatTile(reference);
    FloatStage center = isStandard() ? t -> {} : FloatLinearStages::center;
    FloatStage meanSlope =
        isStandard() ? ScalarFloatStages::meanSlope : FloatLinearStages::meanSlope;
    FloatStage sums = FloatRowSums::rowSums;
    termStages = new FloatStage[] {center, sums, sums};
    rowStages = isPosterior() ? new FloatStage[] {sums} : termStages;
    gradientStages =
        isPosterior()
            ? new FloatStage[] {sums}
            : new FloatStage[] {center, sums, sums, meanSlope, scaleSlope()};
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
  void prepareRows(long coordinates) {
    if (isPosterior()) {
      rowStages[0] = Kernels.floats(StageKind.POSTERIOR_ROWS, coordinates);
    } else {
      prepareTerms(coordinates);
    }
  }

  @Override
  void prepareTerms(long coordinates) {
    termStages[1] = Kernels.floats(termKind(), coordinates);
    termStages[2] = Kernels.floats(StageKind.ROW_SUMS, coordinates);
  }

  @Override
  void prepareGradient(
      long coordinates, GaussianBatch q, MemorySegment ofMean, MemorySegment ofScale) {
    if (isPosterior()) {
      gradientStages[0] = Kernels.floats(StageKind.POSTERIOR_GRADIENT, coordinates);
      takeTargets(q, ofMean, ofScale);
      return;
    }
    prepareTerms(coordinates);
    gradientStages[1] = termStages[1];
    gradientStages[2] = termStages[2];
    if (kind == Parameterization.LOG_VARIANCE) {
      gradientStages[4] = Kernels.floats(StageKind.LOG_VARIANCE_SLOPE, coordinates);
    }
  }

  /// Gradients in arrays of their own are written there at once.
  private void takeTargets(GaussianBatch q, MemorySegment ofMean, MemorySegment ofScale) {
    meanGradient = Elements.floatArray(ofMean);
    scaleGradient = Elements.floatArray(ofScale);
    if (q.liesIn(meanGradient) || q.liesIn(scaleGradient)) {
      meanGradient = null; // in place: written once the tile has been read
    }
    meanGradientAt = Elements.arrayIndex(ofMean, Float.BYTES);
    scaleGradientAt = Elements.arrayIndex(ofScale, Float.BYTES);
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
  void loadBatch(GaussianBatch q, long element, int rows, int piece) {
    tile.rows = rows;
    tile.width = piece;
    float[] meanArray = q.means().floatArray();
    float[] scaleArray = q.scales().floatArray();
    if (meanArray == null) {
      q.means().copyTo(element, means, rows * piece);
      tile.offsets = means;
      tile.offsetsAt = 0;
    } else {
      tile.offsets = meanArray;
      tile.offsetsAt = q.means().arrayIndex(element);
    }
    if (scaleArray == null) {
      q.scales().copyTo(element, scales, rows * piece);
      tile.scales = scales;
      tile.scalesAt = 0;
    } else {
      tile.scales = scaleArray;
      tile.scalesAt = q.scales().arrayIndex(element);
    }
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
  void aim(long element) {
    float[] ofMean = meanGradient;
    float[] ofScale = scaleGradient;
    if (ofMean == null || ofScale == null) {
      tile.aimAtScratch();
    } else {
      int meanAt = (int) (meanGradientAt + element);
      tile.aim(ofMean, meanAt, ofScale, (int) (scaleGradientAt + element));
    }
  }

  @Override
  void forgetGradient() {
    meanGradient = null;
    scaleGradient = null;
    tile.aimAtScratch();
  }

  @Override
  void rowStages() {
    FloatStage.run(rowStages, tile);
  }

  @Override
  void termStages() {
    FloatStage.run(termStages, tile);
  }

  @Override
  void gradientStages() {
    FloatStage.run(gradientStages, tile);
  }

  @Override
  void addRows() {
    FloatRowSums.rowSums(tile);
  }

  @Override
  boolean isRegular() {
    return tile.isRegular;
  }

  @Override
  int length() {
    return tile.length();
  }

  @Override
  void setTerm(int i, double doubled) {
    tile.terms[i] = (float) doubled;
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
  void addColumns(int row, double[] sums, int at) {
    int start = row * tile.width;
    for (int i = 0; i < tile.width; i++) {
      sums[at + i] += 0.5 * tile.terms[start + i];
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
    int length = tile.length();
    for (int i = 0; i < length; i++) {
      tile.terms[i] *= 0.5f;
    }
    Elements.copy(tile.terms, 0, element, length, out);
  }

  @Override
  void storeTerm(long element, double term, MemorySegment out) {
    out.set(ValueLayout.JAVA_FLOAT_UNALIGNED, element * Float.BYTES, (float) term);
  }

  @Override
  void storeSlopes(long element, MemorySegment ofMean, MemorySegment ofScale) {
    if (meanGradient == null || scaleGradient == null) {
      Elements.copy(tile.meanSlopes, 0, element, tile.length(), ofMean);
      Elements.copy(tile.scaleSlopes, 0, element, tile.length(), ofScale);
    }
  }
}
