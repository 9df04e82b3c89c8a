package dev.kullback;

import dev.kullback.internal.interleaved.LaneFactor;
import dev.kullback.internal.interleaved.LaneKernel;
import java.util.Arrays;

/// Eight small Gaussians: means and interleaved factors.
final class LaneSide implements DenseSide {
  private static final int LANES = LaneKernel.LANES;

  /// Numbers of each matrix that are interleaved at once, about: so that both sides of the copy fit
  /// the first-level cache.
  private static final int PIECE = 256;

  /// One mean after the other.
  final double[] means;

  final LaneFactor factor;
  private final int n;
  private final double[] piece;
  private final double[] roots;
  private final double[] scratch = new double[LaneKernel.SCRATCH];
  private final long[] asymmetric = new long[LANES];
  private final boolean[] isFine = new boolean[LANES];

  LaneSide(int n) {
    this.n = n;
    means = new double[LANES * n];
    factor = new LaneFactor(n);
    piece = new double[LANES * n * rowsAtOnce()];
    roots = new double[LANES * factor.lower().rows()];
  }

  @Override
  public void load(DenseGaussianBatch batch, long row, int count) {
    batch.copyMeans(row, count, means);
    for (int from = 0; from < n; from += rowsAtOnce()) {
      interleave(batch, row, count, from, Math.min(rowsAtOnce(), n - from));
    }
    factor.lower().padWithIdentity();
    factor.average(roots, DenseWorkspace.SYMMETRY, asymmetric);
    factor.factor(scratch);
    judge();
  }

  /// Whether the Gaussian in a lane is one, and well-conditioned.
  boolean isFine(int lane) {
    return isFine[lane];
  }

  private int rowsAtOnce() {
    return Math.clamp(PIECE / n, 1, n);
  }

  /// Some rows of all matrices; those that are missing are the identity.
  private void interleave(DenseGaussianBatch batch, long row, int count, int from, int rows) {
    int size = rows * n;
    batch.copyCovariances(row, count, from, rows, piece);
    for (int lane = count; lane < LANES; lane++) {
      Arrays.fill(piece, lane * size, (lane + 1) * size, 0);
      for (int i = 0; i < rows; i++) {
        piece[lane * size + i * n + from + i] = 1;
      }
    }
    factor.lower().set(from, rows, piece);
  }

  private void judge() {
    for (int lane = 0; lane < LANES; lane++) {
      isFine[lane] = asymmetric[lane] >= 0;
    }
    for (int i = 0; i < n; i++) {
      for (int lane = 0; lane < LANES; lane++) {
        double root = roots[i * LANES + lane];
        isFine[lane] &=
            factor.lower().diagonal(i, lane) > DenseWorkspace.ILL_CONDITIONED * root
                && root < Double.POSITIVE_INFINITY;
      }
    }
  }
}
