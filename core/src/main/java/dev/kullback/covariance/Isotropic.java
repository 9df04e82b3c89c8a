package dev.kullback.covariance;

import dev.kullback.internal.linear.CompensatedSum;
import java.util.Arrays;

/// `Σ = σ² I`: one variance for every coordinate.
///
/// @param dimension the order n ≥ 1
/// @param variance σ², finite and not negative
public record Isotropic(int dimension, double variance) implements Covariance {

  /// Checks both components.
  public Isotropic {
    Checks.dimension(dimension);
    Checks.variance(variance, 0);
  }

  /// Of order n with the given variance.
  ///
  /// @param dimension the order n ≥ 1
  /// @param variance σ², finite and not negative
  /// @return `variance · I`
  public static Isotropic of(int dimension, double variance) {
    return new Isotropic(dimension, variance);
  }

  @Override
  public double logDeterminant() {
    return dimension * Math.log(variance);
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, dimension);
    CompensatedSum sum = new CompensatedSum();
    double deviation = Math.sqrt(variance);
    for (double d : difference) {
      sum.add(Standardized.square(d, deviation));
    }
    return sum.value();
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, dimension);
    double[] x = rightSide.clone();
    for (int i = 0; i < dimension; i++) {
      x[i] /= variance;
    }
    return x;
  }

  @Override
  public double[] variances() {
    double[] variances = new double[dimension];
    Arrays.fill(variances, variance);
    return variances;
  }

  @Override
  public double[][] toDense() {
    double[][] rows = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      rows[i][i] = variance;
    }
    return rows;
  }
}
