package dev.kullback.covariance;

import dev.kullback.internal.linear.Norm;

/// `Σ = A ⊗ B`: the covariance of a matrix normal distribution, rows correlated by A and columns by
/// B.
///
/// Coordinate `i·b + k` is row i, column k of the a × b matrix (rows one after the other), so
/// `Σ[(i,k),(j,l)] = A[i,j] B[k,l]`. Only the two factors are kept.
///
/// @param left A, of order a
/// @param right B, of order b
public record Kronecker(Dense left, Dense right) implements Covariance {

  /// Checks that the order a·b can be indexed.
  public Kronecker {
    if ((long) left.dimension() * right.dimension() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a Kronecker product needs an order below 2³¹, got %d · %d"
              .formatted(left.dimension(), right.dimension()));
    }
  }

  /// From the two covariance matrices. Cost a³/3 + b³/3.
  ///
  /// @param left A
  /// @param right B
  /// @return `A ⊗ B`
  /// @throws IllegalArgumentException naming the first row or entry that breaks a condition
  public static Kronecker of(double[][] left, double[][] right) {
    return new Kronecker(Dense.of(left), Dense.of(right));
  }

  @Override
  public int dimension() {
    return left.dimension() * right.dimension();
  }

  @Override
  public double logDeterminant() {
    return right.dimension() * left.logDeterminant() + left.dimension() * right.logDeterminant();
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, dimension());
    return Norm.squared(whiten(difference));
  }

  /// `(L_A ⊗ L_B)⁻¹ x`. Cost n (a + b).
  double[] whiten(double[] x) {
    return inBothDirections(
        x,
        row -> {
          right.whiten(row);
          return row;
        },
        column -> {
          left.whiten(column);
          return column;
        });
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, dimension());
    return inBothDirections(rightSide, right::solve, left::solve);
  }

  private interface Map {
    double[] apply(double[] x);
  }

  /// One map for every row of the a × b matrix, then one for every column.
  private double[] inBothDirections(double[] x, Map rows, Map columns) {
    int a = left.dimension();
    int b = right.dimension();
    double[] result = new double[x.length];
    for (int i = 0; i < a; i++) {
      double[] row = rows.apply(java.util.Arrays.copyOfRange(x, i * b, (i + 1) * b));
      System.arraycopy(row, 0, result, i * b, b);
    }
    double[] column = new double[a];
    for (int k = 0; k < b; k++) {
      for (int i = 0; i < a; i++) {
        column[i] = result[i * b + k];
      }
      double[] mapped = columns.apply(column);
      for (int i = 0; i < a; i++) {
        result[i * b + k] = mapped[i];
      }
    }
    return result;
  }

  @Override
  public double[] variances() {
    double[] a = left.variances();
    double[] b = right.variances();
    double[] variances = new double[a.length * b.length];
    for (int i = 0; i < variances.length; i++) {
      variances[i] = a[i / b.length] * b[i % b.length];
    }
    return variances;
  }

  @Override
  public double[][] toDense() {
    double[][] a = left.toDense();
    double[][] b = right.toDense();
    int n = dimension();
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = a[i / b.length][j / b.length] * b[i % b.length][j % b.length];
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return "kron(" + left + ", " + right + ")";
  }
}
