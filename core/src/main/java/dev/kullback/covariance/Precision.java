package dev.kullback.covariance;

import dev.kullback.internal.linear.Norm;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A positive definite covariance given by its inverse, the precision matrix `Λ = Σ⁻¹ = R Rᵀ`.
///
/// Kept as the Cholesky factor R of the precision; Λ is never inverted to measure a length, to
/// solve, or for its determinant.
public final class Precision implements Covariance {
  private final int n;
  private final double[] factor;
  private final double @Nullable [] precision;

  private Precision(int n, double[] factor, double @Nullable [] precision) {
    this.n = n;
    this.factor = factor;
    this.precision = precision;
  }

  /// From a precision matrix. Cost n³/3.
  ///
  /// @param precision n rows of length n, symmetric to rounding, positive definite
  /// @return `Λ⁻¹`
  /// @throws IllegalArgumentException naming the first row or entry that breaks a condition
  public static Precision of(double[][] precision) {
    double[] symmetric = Checks.symmetric("precision", precision);
    int n = precision.length;
    return new Precision(n, Checks.factored("precision", symmetric, n), symmetric);
  }

  /// From the Cholesky factor of the precision; nothing is factored again.
  ///
  /// @param factor R: lower triangular with a positive diagonal (zeros above it)
  /// @return `(R Rᵀ)⁻¹`
  /// @throws IllegalArgumentException naming the first entry that breaks a condition
  public static Precision ofCholeskyFactor(double[][] factor) {
    return new Precision(factor.length, Checks.choleskyFactor(factor), null);
  }

  @Override
  public int dimension() {
    return n;
  }

  /// The Cholesky factor R of the precision.
  ///
  /// @return n new rows of length n, zeros above the diagonal
  public double[][] choleskyFactor() {
    return Square.rows(factor, n);
  }

  /// The precision matrix Λ.
  ///
  /// @return n new rows of length n
  public double[][] precision() {
    return Square.rows(precision == null ? Square.gram(factor, n) : precision, n);
  }

  /// Whether it was made from a precision matrix, whose entries are then known exactly.
  ///
  /// @return false where it was made from a factor
  public boolean hasExactEntries() {
    return precision != null;
  }

  @Override
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum -= Math.log(factor[i * n + i]);
    }
    return 2 * sum;
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, n);
    return Norm.squared(Triangular.multiplyTransposed(factor, n, difference));
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, n);
    double[] x = Triangular.multiplyTransposed(factor, n, rightSide);
    return Triangular.multiply(factor, n, x);
  }

  @Override
  public double[] variances() {
    double[] inverse = Triangular.inverse(factor, n);
    Square.transpose(inverse, n);
    return Square.rowSquares(inverse, n);
  }

  @Override
  public double[][] toDense() {
    double[] inverse = Triangular.inverse(factor, n);
    Triangular.solveColumnsTransposed(factor, n, inverse);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (inverse[i * n + j] + inverse[j * n + i]);
        inverse[i * n + j] = mean;
        inverse[j * n + i] = mean;
      }
    }
    return Square.rows(inverse, n);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Precision p
        && Arrays.equals(factor, p.factor)
        && Arrays.equals(precision, p.precision);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(factor) + 1;
  }

  @Override
  public String toString() {
    return "precision(" + Arrays.deepToString(precision()) + ")";
  }
}
