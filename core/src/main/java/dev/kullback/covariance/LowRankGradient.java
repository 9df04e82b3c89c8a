package dev.kullback.covariance;

import java.util.Arrays;

/// With respect to D and W of `D + W Wᵀ`.
public final class LowRankGradient implements CovarianceGradient {
  private final double[] diagonal;
  private final double[] loadings;

  /// From the two parts.
  ///
  /// @param diagonal ∂/∂Dᵢᵢ
  /// @param loadings ∂/∂Wᵢₖ, row after row
  public LowRankGradient(double[] diagonal, double[] loadings) {
    this.diagonal = diagonal.clone();
    this.loadings = loadings.clone();
  }

  /// ∂/∂Dᵢᵢ.
  ///
  /// @return a copy
  public double[] diagonal() {
    return diagonal.clone();
  }

  /// ∂/∂Wᵢₖ.
  ///
  /// @return n new rows of length r
  public double[][] loadings() {
    int rank = loadings.length / diagonal.length;
    double[][] rows = new double[diagonal.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(loadings, i * rank, (i + 1) * rank);
    }
    return rows;
  }
}
