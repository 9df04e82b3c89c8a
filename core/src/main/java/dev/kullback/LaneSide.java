package dev.kullback;

import dev.kullback.internal.interleaved.LaneFactor;
import dev.kullback.internal.interleaved.LaneKernel;
import java.util.Arrays;

/// Eight small Gaussians: means and interleaved factors.
final class LaneSide implements DenseSide {
  private static final int LANES = LaneKernel.LANES;

  private static final double LEAST_PIVOT =
      DenseWorkspace.ILL_CONDITIONED * DenseWorkspace.ILL_CONDITIONED;

  /// One mean after the other.
  final double[] means;

  final LaneFactor factor;
  private final int n;
  private final double[] matrices;
  private final double[] scratch = new double[LaneKernel.SCRATCH];

  LaneSide(int n) {
    this.n = n;
    means = new double[LANES * n];
    factor = new LaneFactor(n);
    matrices = new double[LANES * n * n];
  }

  @Override
  public void load(DenseGaussianBatch batch, long row, int count) {
    batch.copyMeans(row, count, means);
    interleave(batch, row, count);
    factor.factor(DenseWorkspace.SYMMETRY, LEAST_PIVOT, scratch);
  }

  private void interleave(DenseGaussianBatch batch, long row, int count) {
    double[] array = batch.covariances().doubleArray();
    if (array != null && count == LANES) {
      factor.lower().set(array, batch.covariances().arrayIndex(row * n * n));
      return;
    }
    batch.copyCovariances(row, count, matrices);
    completeWithIdentity(count);
    factor.lower().set(matrices, 0);
  }

  /// Matrices that are missing are the identity.
  private void completeWithIdentity(int count) {
    Arrays.fill(matrices, count * n * n, matrices.length, 0);
    for (int lane = count; lane < LANES; lane++) {
      for (int i = 0; i < n; i++) {
        matrices[(lane * n + i) * n + i] = 1;
      }
    }
  }
}
