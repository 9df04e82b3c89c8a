package dev.kullback.covariance;

import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A full positive definite covariance, kept as its Cholesky factor: `Σ = L Lᵀ`.
///
/// Where it was made from a covariance matrix, that matrix is kept too: the difference of two
/// covariances is exact where the difference of their computed factors is not.
public final class Dense implements Covariance {
  private final int n;
  private final double[] factor;
  private final double @Nullable [] covariance;

  private Dense(int n, double[] factor, double @Nullable [] covariance) {
    this.n = n;
    this.factor = factor;
    this.covariance = covariance;
  }

  /// From a covariance matrix. Cost n³/3.
  ///
  /// @param covariance n rows of length n, symmetric to rounding, positive definite
  /// @return the covariance with its factor
  /// @throws IllegalArgumentException naming the first row or entry that breaks a condition
  public static Dense of(double[][] covariance) {
    double[] symmetric = Checks.symmetric("covariance", covariance);
    int n = covariance.length;
    return new Dense(n, Checks.factored("covariance", symmetric, n), symmetric);
  }

  /// From the Cholesky factor; nothing is factored again.
  ///
  /// @param factor L: lower triangular with a positive diagonal (zeros above it)
  /// @return `L Lᵀ`
  /// @throws IllegalArgumentException naming the first entry that breaks a condition
  public static Dense ofCholeskyFactor(double[][] factor) {
    return new Dense(factor.length, Checks.choleskyFactor(factor), null);
  }

  @Override
  public int dimension() {
    return n;
  }

  /// The Cholesky factor L.
  ///
  /// @return n new rows of length n, zeros above the diagonal
  public double[][] choleskyFactor() {
    return Square.rows(factor, n);
  }

  /// Whether it was made from a covariance matrix, whose entries are then known exactly.
  ///
  /// @return false where it was made from a factor
  public boolean hasExactEntries() {
    return covariance != null;
  }

  @Override
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(factor[i * n + i]);
    }
    return 2 * sum;
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, n);
    double[] w = difference.clone();
    Triangular.solve(factor, n, w);
    double sum = 0;
    for (double x : w) {
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }

  /// `x ← L⁻¹ x`.
  void whiten(double[] x) {
    Triangular.solve(factor, n, x);
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, n);
    double[] x = rightSide.clone();
    Triangular.solve(factor, n, x);
    Triangular.solveTransposed(factor, n, x);
    return x;
  }

  @Override
  public double[] variances() {
    return covariance == null ? Square.rowSquares(factor, n) : Square.diagonal(covariance, n);
  }

  @Override
  public double[][] toDense() {
    return Square.rows(covariance == null ? Square.gram(factor, n) : covariance, n);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dense d
        && Arrays.equals(factor, d.factor)
        && Arrays.equals(covariance, d.covariance);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(factor);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(toDense());
  }
}
