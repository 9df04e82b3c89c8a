package dev.kullback.covariance;

import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Fourier;
import dev.kullback.internal.linear.Norm;
import java.util.Arrays;

/// `Σᵢⱼ = c₍ⱼ₋ᵢ₎ mod n`: a stationary covariance on a circle, diagonal in the Fourier basis.
///
/// Kept as the first row c and the eigenvalues `λₖ = Σⱼ cⱼ cos(2πjk/n)`. Every operation costs O(n
/// log n) for any n.
public final class Circulant implements Covariance {
  private final double[] firstRow;
  private final double[] eigenvalues;

  private Circulant(double[] firstRow) {
    this.firstRow = firstRow;
    this.eigenvalues = Fourier.eigenvalues(firstRow);
    for (int k = 0; k < eigenvalues.length; k++) {
      if (!(eigenvalues[k] > 0)) {
        throw new IllegalArgumentException(
            "a circulant covariance needs to be positive definite, got eigenvalue %s at frequency %d"
                .formatted(eigenvalues[k], k));
      }
    }
  }

  /// From the first row.
  ///
  /// @param firstRow c, with `cⱼ = cₙ₋ⱼ` to rounding and positive eigenvalues
  /// @return the circulant covariance
  /// @throws IllegalArgumentException naming the first entry or eigenvalue that breaks a condition
  public static Circulant of(double... firstRow) {
    int n = firstRow.length;
    Checks.dimension(n);
    Checks.finite("the first row of a circulant covariance", firstRow);
    double[] row = firstRow.clone();
    for (int j = 1; j < n - j; j++) {
      if (!(Math.abs(row[j] - row[n - j]) <= Checks.SYMMETRY * Math.abs(row[0]))) {
        throw new IllegalArgumentException(
            "a circulant covariance needs a symmetric first row, got %s at index %d and %s at index %d"
                .formatted(row[j], j, row[n - j], n - j));
      }
      row[j] = 0.5 * row[j] + 0.5 * row[n - j];
      row[n - j] = row[j];
    }
    return new Circulant(row);
  }

  @Override
  public int dimension() {
    return firstRow.length;
  }

  /// The first row c.
  ///
  /// @return a copy
  public double[] firstRow() {
    return firstRow.clone();
  }

  /// The eigenvalues by frequency, `λₖ = λₙ₋ₖ`.
  ///
  /// @return a copy
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  @Override
  public double logDeterminant() {
    CompensatedSum sum = new CompensatedSum();
    for (double lambda : eigenvalues) {
      sum.add(Math.log(lambda));
    }
    return sum.value();
  }

  /// `Σₖ |δ̂ₖ|² / (n λₖ)`.
  @Override
  public double squaredMahalanobis(double[] difference) {
    int n = firstRow.length;
    Checks.length("difference", difference, n);
    double[] re = difference.clone();
    double[] im = new double[n];
    Fourier.forward(re, im);
    for (int k = 0; k < n; k++) {
      double deviation = Math.sqrt(n) * Math.sqrt(eigenvalues[k]);
      re[k] /= deviation;
      im[k] /= deviation;
    }
    return Norm.squared(re) + Norm.squared(im);
  }

  @Override
  public double[] solve(double[] rightSide) {
    int n = firstRow.length;
    Checks.length("right side", rightSide, n);
    double[] re = rightSide.clone();
    double[] im = new double[n];
    Fourier.forward(re, im);
    for (int k = 0; k < n; k++) {
      re[k] = re[k] / eigenvalues[k] / n;
      im[k] = im[k] / eigenvalues[k] / n;
    }
    Fourier.forward(im, re); // exchanging the parts makes it the inverse
    return re;
  }

  @Override
  public double[] variances() {
    double[] variances = new double[firstRow.length];
    Arrays.fill(variances, firstRow[0]);
    return variances;
  }

  @Override
  public double[][] toDense() {
    int n = firstRow.length;
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = firstRow[Math.abs(j - i)];
      }
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Circulant c && Arrays.equals(firstRow, c.firstRow);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(firstRow) + 2;
  }

  @Override
  public String toString() {
    return "circulant(" + Arrays.toString(firstRow) + ")";
  }
}
