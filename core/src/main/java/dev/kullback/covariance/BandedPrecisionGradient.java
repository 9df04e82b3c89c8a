package dev.kullback.covariance;

import java.util.Arrays;

/// With respect to the diagonals of a banded precision.
public final class BandedPrecisionGradient implements CovarianceGradient {
  private final double[][] diagonals;

  /// From the derivatives by diagonal.
  ///
  /// @param diagonals ∂/∂Λ[i+k, i], entries (i+k, i) and (i, i+k) moving together; the main one
  ///   first
  public BandedPrecisionGradient(double[][] diagonals) {
    this.diagonals = copy(diagonals);
  }

  /// ∂/∂Λ[i+k, i], entries (i+k, i) and (i, i+k) moving together.
  ///
  /// @return one new array for each diagonal, the main one first
  public double[][] diagonals() {
    return copy(diagonals);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
