package dev.kullback.covariance;

import dev.kullback.internal.linear.Band;
import dev.kullback.internal.linear.Norm;
import java.util.Arrays;

/// A covariance whose inverse is a band matrix: a Gaussian Markov chain of order b, such as an
/// autoregression, a random walk or a smoothing prior.
///
/// Kept as the diagonals of the precision Λ and of its Cholesky factor, which has the same band.
/// The covariance itself is full and is not formed; its entries near the diagonal come by the
/// Takahashi recurrence.
public final class BandedPrecision implements Covariance {
  private final int n;
  private final int bandwidth;
  private final double[] precision;
  private final double[] factor;

  private BandedPrecision(int n, int bandwidth, double[] precision) {
    this.n = n;
    this.bandwidth = bandwidth;
    this.precision = precision;
    this.factor = precision.clone();
    int row = Band.factor(factor, n, bandwidth);
    if (row >= 0) {
      throw new IllegalArgumentException(
          "a banded precision needs to be positive definite, got pivot %s at row %d"
              .formatted(factor[row], row));
    }
  }

  /// From the diagonals of the precision, the main one first. Cost n b².
  ///
  /// @param diagonals diagonal k of length n − k: entries `Λ[i+k, i]`
  /// @return the covariance `Λ⁻¹`
  /// @throws IllegalArgumentException naming the first diagonal, entry or pivot that breaks a
  ///   condition
  public static BandedPrecision of(double[]... diagonals) {
    if (diagonals.length == 0) {
      throw new IllegalArgumentException("a banded precision needs a diagonal, got none");
    }
    int n = diagonals[0].length;
    Checks.dimension(n);
    if (diagonals.length > n + 1) {
      throw new IllegalArgumentException(
          "a banded precision of order %d needs at most as many diagonals, got %d"
              .formatted(n, diagonals.length));
    }
    double[] band = new double[Math.multiplyExact(diagonals.length, n)];
    for (int k = 0; k < diagonals.length; k++) {
      Checks.length("diagonal " + k + " of a banded precision", diagonals[k], n - k);
      Checks.finite("diagonal " + k + " of a banded precision", diagonals[k]);
      System.arraycopy(diagonals[k], 0, band, k * n, n - k);
    }
    return new BandedPrecision(n, diagonals.length - 1, band);
  }

  /// From the diagonal and the off-diagonal of a tridiagonal precision. Cost n.
  ///
  /// @param diagonal `Λ[i, i]`, n numbers
  /// @param offDiagonal `Λ[i+1, i]`, n − 1 numbers
  /// @return the covariance `Λ⁻¹`
  public static BandedPrecision tridiagonal(double[] diagonal, double[] offDiagonal) {
    return of(diagonal, offDiagonal);
  }

  @Override
  public int dimension() {
    return n;
  }

  /// How many diagonals below the main one are kept.
  ///
  /// @return b ≥ 0
  public int bandwidth() {
    return bandwidth;
  }

  /// One diagonal of the precision.
  ///
  /// @param k 0 for the main one, up to the bandwidth
  /// @return `Λ[i+k, i]`, a new array of length n − k
  public double[] diagonal(int k) {
    return Arrays.copyOfRange(precision, k * n, k * n + n - k);
  }

  /// One diagonal of the Cholesky factor of the precision.
  ///
  /// @param k 0 for the main one, up to the bandwidth
  /// @return `R[i+k, i]`, a new array of length n − k
  public double[] factorDiagonal(int k) {
    return Arrays.copyOfRange(factor, k * n, k * n + n - k);
  }

  /// The covariance near the diagonal, by the Takahashi recurrence. Cost n b w.
  ///
  /// @param width w, how many diagonals below the main one
  /// @return diagonal k holds `Σ[i+k, i]` for i below n − k; the rest is 0
  public double[][] covarianceBand(int width) {
    int computed = Math.max(width, bandwidth);
    double[] band = Band.inverse(factor, n, bandwidth, Math.min(computed, n - 1));
    double[][] rows = new double[width + 1][n];
    for (int k = 0; k <= Math.min(width, n - 1); k++) {
      System.arraycopy(band, k * n, rows[k], 0, n - k);
    }
    return rows;
  }

  @Override
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum -= Math.log(factor[i]);
    }
    return 2 * sum;
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, n);
    return Norm.squared(Band.multiplyTransposed(factor, n, bandwidth, difference));
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, n);
    return Band.multiply(precision, n, bandwidth, rightSide);
  }

  @Override
  public double[] variances() {
    return covarianceBand(0)[0];
  }

  /// Cost n² b.
  @Override
  public double[][] toDense() {
    double[] band = Band.inverse(factor, n, bandwidth, n - 1);
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        rows[i][j] = band[(i - j) * n + j];
        rows[j][i] = rows[i][j];
      }
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BandedPrecision t
        && bandwidth == t.bandwidth
        && Arrays.equals(precision, t.precision);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(precision) + 3;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(bandwidth == 1 ? "tridiagonal(" : "banded(");
    for (int k = 0; k <= bandwidth; k++) {
      text.append(k == 0 ? "" : ", ").append(Arrays.toString(diagonal(k)));
    }
    return text.append(')').toString();
  }
}
