package dev.kullback;

import dev.kullback.internal.panel.PanelFactor;
import dev.kullback.internal.panel.PanelKernel;

/// One side of a dense pair: a mean and the blocked factor of a covariance.
final class DenseSide {
  /// Elements may differ across the diagonal by this much, as everywhere.
  private static final double SYMMETRY = 1e-12;

  /// A pivot this small beside its diagonal entry needs a better factorisation than this one.
  private static final double ILL_CONDITIONED = 0x1p-8;

  final double[] mean;
  final PanelFactor factor;
  private final double[] matrix;
  private final double[] roots;

  DenseSide(int n) {
    mean = new double[n];
    factor = new PanelFactor(n);
    matrix = new double[n * n + PanelKernel.SIZE];
    roots = new double[Math.ceilDiv(n, PanelKernel.SIZE) * PanelKernel.SIZE];
  }

  /// Takes and factors one Gaussian of a batch.
  ///
  /// @return false where it is no Gaussian, or ill-conditioned
  boolean load(DenseGaussianBatch batch, long row, double[] scratch) {
    batch.copyMean(row, mean);
    batch.copyCovariance(row, matrix);
    return factor.upper().setUpper(matrix, roots, SYMMETRY)
        && factor.factor(scratch)
        && isWellConditioned();
  }

  private boolean isWellConditioned() {
    for (int i = 0; i < mean.length; i++) {
      if (!(factor.upper().get(i, i) > ILL_CONDITIONED * roots[i])) {
        return false;
      }
    }
    return true;
  }
}
