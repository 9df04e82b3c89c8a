package dev.kullback.covariance;

import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.Arrays;

/// `Σ = D + W Wᵀ`: a diagonal and a few loadings, as in factor analysis and probabilistic PCA.
///
/// Kept as D, W (n × r) and the Cholesky factor of the capacitance `M = I + Wᵀ D⁻¹ W` (r × r). No n
/// × n matrix is formed except by [#toDense]; everything else costs O(n r²) once and O(n r) memory.
public final class LowRank implements Covariance {
  private final int rank;
  private final double[] diagonal;
  private final double[] loadings;
  private final double[] capacitance;

  private LowRank(double[] diagonal, double[] loadings, int rank) {
    Checks.dimension(diagonal.length);
    Checks.positive("the diagonal of a low-rank covariance", diagonal);
    this.rank = rank;
    this.diagonal = diagonal;
    this.loadings = loadings;
    this.capacitance = capacitance();
  }

  /// From loadings and the diagonal. Cost n r².
  ///
  /// @param loadings W: n rows of length r ≥ 1
  /// @param diagonal D: n positive numbers
  /// @return `diag(D) + W Wᵀ`
  /// @throws IllegalArgumentException naming the first row or entry that breaks a condition
  public static LowRank of(double[][] loadings, double[] diagonal) {
    if (loadings.length != diagonal.length) {
      throw new IllegalArgumentException(
          "the loadings need as many rows as the diagonal has entries, %d, got %d"
              .formatted(diagonal.length, loadings.length));
    }
    Checks.dimension(diagonal.length);
    int rank = loadings[0].length;
    double[] flat = new double[Math.multiplyExact(diagonal.length, rank)];
    for (int i = 0; i < loadings.length; i++) {
      if (loadings[i].length != rank) {
        throw new IllegalArgumentException(
            "the loadings need rows of one length, %d, got length %d at row %d"
                .formatted(rank, loadings[i].length, i));
      }
      System.arraycopy(loadings[i], 0, flat, i * rank, rank);
    }
    return checked(flat, rank, diagonal.clone());
  }

  /// From loadings in one array, row after row.
  ///
  /// @param loadings W row-major, n·r numbers; copied
  /// @param diagonal D: n positive numbers; copied
  /// @return `diag(D) + W Wᵀ`, r being the number of loadings over n
  /// @throws IllegalArgumentException where the lengths do not fit, or naming the first bad entry
  public static LowRank ofRowMajor(double[] loadings, double[] diagonal) {
    Checks.dimension(diagonal.length);
    if (loadings.length % diagonal.length != 0) {
      throw new IllegalArgumentException(
          "the loadings need a multiple of the dimension %d as length, got %d"
              .formatted(diagonal.length, loadings.length));
    }
    return checked(loadings.clone(), loadings.length / diagonal.length, diagonal.clone());
  }

  /// From single precision, each number taken as it is: the divergence of what was given is then
  /// exact to double precision, and its cast to `float` is the answer rounded once. Nothing is
  /// computed in single precision, where loadings much larger than √D leave no digit of a
  /// divergence.
  ///
  /// @param loadings W row-major, n·r numbers; copied
  /// @param diagonal D: n positive numbers; copied
  /// @return `diag(D) + W Wᵀ`, r being the number of loadings over n
  /// @throws IllegalArgumentException where the lengths do not fit, or naming the first bad entry
  public static LowRank ofRowMajor(float[] loadings, float[] diagonal) {
    return ofRowMajor(widened(loadings), widened(diagonal));
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static LowRank checked(double[] loadings, int rank, double[] diagonal) {
    if (rank < 1) {
      throw new IllegalArgumentException("the loadings need at least one column, got none");
    }
    for (int i = 0; i < loadings.length; i++) {
      if (!Double.isFinite(loadings[i])) {
        throw new IllegalArgumentException(
            "the loadings need finite entries, got %s at row %d, column %d"
                .formatted(loadings[i], i / rank, i % rank));
      }
    }
    return new LowRank(diagonal, loadings, rank);
  }

  private double[] capacitance() {
    double[] m = Square.identity(rank);
    double[] row = new double[rank];
    for (int i = 0; i < diagonal.length; i++) {
      double scale = 1 / Math.sqrt(diagonal[i]);
      for (int k = 0; k < rank; k++) {
        row[k] = loading(i, k) * scale;
        for (int l = 0; l <= k; l++) {
          m[k * rank + l] = Math.fma(row[k], row[l], m[k * rank + l]);
        }
      }
    }
    int pivot = Cholesky.factor(m, rank);
    if (pivot >= 0) {
      throw new IllegalArgumentException(
          "the loadings need to be of a size comparable with the diagonal, got an overflow in"
              + " column "
              + pivot);
    }
    return m;
  }

  @Override
  public int dimension() {
    return diagonal.length;
  }

  /// The number of columns of W.
  ///
  /// @return r ≥ 1
  public int rank() {
    return rank;
  }

  /// One entry of D.
  ///
  /// @param i the coordinate
  /// @return Dᵢᵢ
  public double diagonal(int i) {
    return diagonal[i];
  }

  /// The diagonal D.
  ///
  /// @return a copy
  public double[] diagonal() {
    return diagonal.clone();
  }

  /// One entry of W.
  ///
  /// @param i the row
  /// @param k the column
  /// @return Wᵢₖ
  public double loading(int i, int k) {
    return loadings[i * rank + k];
  }

  /// The loadings W.
  ///
  /// @return n new rows of length r
  public double[][] loadings() {
    double[][] rows = new double[diagonal.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(loadings, i * rank, (i + 1) * rank);
    }
    return rows;
  }

  /// The Cholesky factor of the capacitance `I + Wᵀ D⁻¹ W`.
  ///
  /// @return r new rows of length r, zeros above the diagonal
  public double[][] capacitanceFactor() {
    return Square.rows(capacitance, rank);
  }

  @Override
  public double logDeterminant() {
    CompensatedSum sum = new CompensatedSum();
    for (double d : diagonal) {
      sum.add(Math.log(d));
    }
    for (int k = 0; k < rank; k++) {
      sum.add(2 * Math.log(capacitance[k * rank + k]));
    }
    return sum.value();
  }

  /// By the ridge identity `δᵀΣ⁻¹δ = min over b of ‖D^−½ (δ − W b)‖² + ‖b‖²`: two sums of squares.
  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, diagonal.length);
    double[] b = coefficients(difference);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < diagonal.length; i++) {
      sum.add(Standardized.square(residual(difference[i], i, b), Math.sqrt(diagonal[i])));
    }
    for (double x : b) {
      sum.add(x * x);
    }
    return sum.value();
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, diagonal.length);
    double[] b = coefficients(rightSide);
    double[] x = new double[diagonal.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = residual(rightSide[i], i, b) / diagonal[i];
    }
    return x;
  }

  /// `b = M⁻¹ Wᵀ D⁻¹ x`, the coefficients of the ridge regression of x on W.
  private double[] coefficients(double[] x) {
    double[] b = new double[rank];
    for (int i = 0; i < x.length; i++) {
      double scaled = x[i] / diagonal[i];
      for (int k = 0; k < rank; k++) {
        b[k] = Math.fma(loading(i, k), scaled, b[k]);
      }
    }
    Triangular.solve(capacitance, rank, b);
    Triangular.solveTransposed(capacitance, rank, b);
    return b;
  }

  private double residual(double x, int i, double[] b) {
    double residual = x;
    for (int k = 0; k < rank; k++) {
      residual = Math.fma(-loading(i, k), b[k], residual);
    }
    return residual;
  }

  @Override
  public double[] variances() {
    double[] variances = diagonal.clone();
    for (int i = 0; i < variances.length; i++) {
      for (int k = 0; k < rank; k++) {
        variances[i] = Math.fma(loading(i, k), loading(i, k), variances[i]);
      }
    }
    return variances;
  }

  @Override
  public double[][] toDense() {
    int n = diagonal.length;
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? diagonal[i] : 0;
        for (int k = 0; k < rank; k++) {
          sum = Math.fma(loading(i, k), loading(j, k), sum);
        }
        rows[i][j] = sum;
        rows[j][i] = sum;
      }
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LowRank l
        && rank == l.rank
        && Arrays.equals(diagonal, l.diagonal)
        && Arrays.equals(loadings, l.loadings);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(diagonal) + Arrays.hashCode(loadings);
  }

  @Override
  public String toString() {
    return diagonal.length > 20
        ? "lowrank(%d × %d)".formatted(diagonal.length, rank)
        : "lowrank(" + Arrays.deepToString(loadings()) + ", " + Arrays.toString(diagonal) + ")";
  }
}
