package dev.kullback;

import dev.kullback.internal.kernel.DoubleLinearStages;
import dev.kullback.internal.kernel.DoubleReference;
import dev.kullback.internal.kernel.DoubleRowSums;
import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTerms;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import dev.kullback.internal.kernel.StageKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Batches in double precision.
final class DoubleEngine extends BatchEngine {
  /// The kernels take p's numbers from 2⁻ˡ to 2ˡ.
  private static final double LIMIT = 0x1p500;

  private final DoubleReference reference;
  private final DoubleReference whole;
  private final DoubleTile tile;
  private final double[] means = new double[DoubleTile.CAPACITY];
  private final double[] scales = new double[DoubleTile.CAPACITY];
  private final DoubleStage[] rowStages;
  private final DoubleStage[] termStages;
  private final DoubleStage[] gradientStages;
  private double @Nullable [] meanGradient;
  private double @Nullable [] scaleGradient;
  private int meanGradientAt;
  private int scaleGradientAt;

  DoubleEngine(Parameterization kind, DiagonalReference p) {
    super(kind, p, DoubleTile.CAPACITY, DoubleTerms.HUGE);
    reference = new DoubleReference(isPosterior() ? 0 : rowsPerTile * width);
    whole = isInPieces() ? new DoubleReference(n) : reference;
    tile = new DoubleTile(reference);
    DoubleStage center = isStandard() ? t -> {} : DoubleLinearStages::center;
    DoubleStage meanSlope =
        isStandard() ? ScalarDoubleStages::meanSlope : DoubleLinearStages::meanSlope;
    DoubleStage sums = DoubleRowSums::rowSums;
    termStages = new DoubleStage[] {center, sums, sums};
    rowStages = isPosterior() ? new DoubleStage[] {sums} : termStages;
    gradientStages =
        isPosterior()
            ? new DoubleStage[] {sums}
            : new DoubleStage[] {center, sums, sums, meanSlope, scaleSlope()};
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
  void prepareRows(long coordinates) {
    if (isPosterior()) {
      rowStages[0] = Kernels.doubles(StageKind.POSTERIOR_ROWS, coordinates);
    } else {
      prepareTerms(coordinates);
    }
  }

  @Override
  void prepareTerms(long coordinates) {
    termStages[1] = Kernels.doubles(termKind(), coordinates);
    termStages[2] = Kernels.doubles(StageKind.ROW_SUMS, coordinates);
  }

  @Override
  void prepareGradient(
      long coordinates, GaussianBatch q, MemorySegment ofMean, MemorySegment ofScale) {
    if (isPosterior()) {
      gradientStages[0] = Kernels.doubles(StageKind.POSTERIOR_GRADIENT, coordinates);
      takeTargets(q, ofMean, ofScale);
      return;
    }
    prepareTerms(coordinates);
    gradientStages[1] = termStages[1];
    gradientStages[2] = termStages[2];
    if (kind == Parameterization.LOG_VARIANCE) {
      gradientStages[4] = Kernels.doubles(StageKind.LOG_VARIANCE_SLOPE, coordinates);
    }
  }

  /// Gradients in arrays of their own are written there at once.
  private void takeTargets(GaussianBatch q, MemorySegment ofMean, MemorySegment ofScale) {
    meanGradient = Elements.doubleArray(ofMean);
    scaleGradient = Elements.doubleArray(ofScale);
    if (q.liesIn(meanGradient) || q.liesIn(scaleGradient)) {
      meanGradient = null; // in place: written once the tile has been read
    }
    meanGradientAt = Elements.arrayIndex(ofMean, Double.BYTES);
    scaleGradientAt = Elements.arrayIndex(ofScale, Double.BYTES);
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
    double[] meanArray = q.means().doubleArray();
    double[] scaleArray = q.scales().doubleArray();
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
  void aim(long element) {
    double[] ofMean = meanGradient;
    double[] ofScale = scaleGradient;
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
    DoubleStage.run(rowStages, tile);
  }

  @Override
  void termStages() {
    DoubleStage.run(termStages, tile);
  }

  @Override
  void gradientStages() {
    DoubleStage.run(gradientStages, tile);
  }

  @Override
  void addRows() {
    DoubleRowSums.rowSums(tile);
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
    tile.terms[i] = doubled;
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
  void addColumns(int row, double[] sums, int at) {
    int start = row * tile.width;
    for (int i = 0; i < tile.width; i++) {
      sums[at + i] += 0.5 * tile.terms[start + i];
    }
  }

  @Override
  void store(double[] values, long row, int count, MemorySegment out) {
    Elements.copy(values, 0, row, count, out);
  }

  @Override
  void storeTerms(long element, MemorySegment out) {
    int length = tile.length();
    for (int i = 0; i < length; i++) {
      tile.terms[i] *= 0.5;
    }
    Elements.copy(tile.terms, 0, element, length, out);
  }

  @Override
  void storeTerm(long element, double term, MemorySegment out) {
    out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, element * Double.BYTES, term);
  }

  @Override
  void storeSlopes(long element, MemorySegment ofMean, MemorySegment ofScale) {
    if (meanGradient == null || scaleGradient == null) {
      Elements.copy(tile.meanSlopes, 0, element, tile.length(), ofMean);
      Elements.copy(tile.scaleSlopes, 0, element, tile.length(), ofScale);
    }
  }
}
