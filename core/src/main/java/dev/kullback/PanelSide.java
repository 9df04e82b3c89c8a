package dev.kullback;

import dev.kullback.internal.panel.PanelFactor;
import dev.kullback.internal.panel.PanelKernel;

/// One large Gaussian: a mean and the blocked factor of a covariance.
final class PanelSide implements DenseSide {
  final double[] mean;
  final PanelFactor factor;
  private final double[] matrix;
  private final double[] roots;
  private final double[] scratch = PanelFactor.scratch();
  private boolean isFine;

  PanelSide(int n) {
    mean = new double[n];
    factor = new PanelFactor(n);
    matrix = new double[n * n + PanelKernel.SIZE];
    roots = new double[Math.ceilDiv(n, PanelKernel.SIZE) * PanelKernel.SIZE];
  }

  @Override
  public void load(DenseGaussianBatch batch, long row, int count) {
    batch.copyMeans(row, 1, mean);
    batch.copyCovariances(row, 1, matrix);
    isFine =
        factor.upper().setUpper(matrix, roots, DenseWorkspace.SYMMETRY)
            && factor.factor(scratch)
            && isWellConditioned();
  }

  /// Whether it is a Gaussian, and well-conditioned.
  boolean isFine() {
    return isFine;
  }

  private boolean isWellConditioned() {
    for (int i = 0; i < mean.length; i++) {
      if (!(factor.upper().get(i, i) > DenseWorkspace.ILL_CONDITIONED * roots[i])) {
        return false;
      }
    }
    return true;
  }
}
