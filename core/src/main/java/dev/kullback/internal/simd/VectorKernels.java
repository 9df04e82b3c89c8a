package dev.kullback.internal.simd;

import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.KernelProvider;
import dev.kullback.internal.kernel.StageKind;
import jdk.incubator.vector.VectorShape;

/// All stages on vectors of the preferred size.
public final class VectorKernels implements KernelProvider {
  private static final int BITS = VectorShape.preferredShape().vectorBitSize();

  /// For [dev.kullback.internal.kernel.Kernels], by reflection.
  ///
  /// @throws UnsupportedOperationException where vectors are narrower than 128 bits
  public VectorKernels() {
    if (BITS < 128) {
      throw new UnsupportedOperationException(
          "the machine's vectors have " + BITS + " bits, fewer than 128");
    }
  }

  @Override
  public String description() {
    return "vector, " + BITS + " bits";
  }

  @Override
  public FloatStage floats(StageKind kind) {
    return switch (kind) {
      case POSTERIOR -> FloatExponentials::posterior;
      case POSTERIOR_ROWS -> FloatPosteriorRows::values;
      case POSTERIOR_GRADIENT -> FloatPosteriorRows::valuesAndGradient;
      case LOG_VARIANCE -> FloatExponentials::logVariance;
      case LOG_VARIANCE_SLOPE -> FloatExponentials::logVarianceSlope;
      case VARIANCE -> FloatLogarithms::variance;
      case DEVIATION -> FloatLogarithms::deviation;
      case PRECISION -> FloatLogarithms::precision;
      case ROW_SUMS -> VectorRowSums::floats;
    };
  }

  @Override
  public DoubleStage doubles(StageKind kind) {
    return switch (kind) {
      case POSTERIOR -> DoubleExponentials::posterior;
      case POSTERIOR_ROWS -> DoublePosteriorRows::values;
      case POSTERIOR_GRADIENT -> DoublePosteriorRows::valuesAndGradient;
      case LOG_VARIANCE -> DoubleExponentials::logVariance;
      case LOG_VARIANCE_SLOPE -> DoubleExponentials::logVarianceSlope;
      case VARIANCE -> DoubleLogarithms::variance;
      case DEVIATION -> DoubleLogarithms::deviation;
      case PRECISION -> DoubleLogarithms::precision;
      case ROW_SUMS -> VectorRowSums::doubles;
    };
  }
}
