package dev.kullback.covariance;

import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A full positive definite covariance, kept as its Cholesky factor: `Σ = L Lᵀ`.
///
/// Where it was made from a covariance matrix, that matrix is kept too: the difference of two
/// covariances is exact where the difference of their computed factors is not.
public final class Dense implements Covariance {
  /// Entries (i, j) and (j, i) may differ by this much of `√(Σᵢᵢ Σⱼⱼ)`: printing and summation
  /// order, not a mistake.
  private static final double SYMMETRY = 1e-12;

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
    Checks.square("covariance", covariance);
    Checks.finite("covariance", covariance);
    double[] symmetric = symmetric(covariance);
    double[] factor = symmetric.clone();
    int row = Cholesky.factor(factor, covariance.length);
    if (row >= 0) {
      throw new IllegalArgumentException(
          "a covariance needs to be positive definite, got pivot %s at row %d"
              .formatted(factor[row * covariance.length + row], row));
    }
    return new Dense(covariance.length, factor, symmetric);
  }

  /// From the Cholesky factor; nothing is factored again.
  ///
  /// @param factor L: lower triangular with a positive diagonal (zeros above it)
  /// @return `L Lᵀ`
  /// @throws IllegalArgumentException naming the first entry that breaks a condition
  public static Dense ofCholeskyFactor(double[][] factor) {
    Checks.square("Cholesky factor", factor);
    Checks.finite("Cholesky factor", factor);
    int n = factor.length;
    for (int i = 0; i < n; i++) {
      if (!(factor[i][i] > 0)) {
        throw new IllegalArgumentException(
            "a Cholesky factor needs a positive diagonal, got %s at row %d"
                .formatted(factor[i][i], i));
      }
      for (int j = i + 1; j < n; j++) {
        if (factor[i][j] != 0) {
          throw new IllegalArgumentException(
              "a Cholesky factor needs zeros above its diagonal, got %s at row %d, column %d"
                  .formatted(factor[i][j], i, j));
        }
      }
    }
    return new Dense(n, Square.flatten(factor), null);
  }

  private static double[] symmetric(double[][] a) {
    int n = a.length;
    double[] s = new double[n * n];
    for (int i = 0; i < n; i++) {
      s[i * n + i] = a[i][i];
      for (int j = 0; j < i; j++) {
        double scale = Math.sqrt(Math.abs(a[i][i])) * Math.sqrt(Math.abs(a[j][j]));
        if (!(Math.abs(a[i][j] - a[j][i]) <= SYMMETRY * scale)) {
          throw new IllegalArgumentException(
              "a covariance needs to be symmetric, got %s at row %d, column %d and %s across the diagonal"
                  .formatted(a[i][j], i, j, a[j][i]));
        }
        s[i * n + j] = 0.5 * a[i][j] + 0.5 * a[j][i];
        s[j * n + i] = s[i * n + j];
      }
    }
    return s;
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

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, n);
    double[] x = rightSide.clone();
    Triangular.solve(factor, n, x);
    Triangular.solveTransposed(factor, n, x);
    return x;
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
