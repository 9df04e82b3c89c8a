package dev.kullback.covariance;

import dev.kullback.internal.linear.CompensatedSum;
import java.util.Arrays;

/// `Σ = diag(σ₁², …, σₙ²)`: independent coordinates.
public final class Diagonal implements Covariance {
  private final double[] variances;

  private Diagonal(double[] variances) {
    Checks.dimension(variances.length);
    for (int i = 0; i < variances.length; i++) {
      Checks.variance(variances[i], i);
    }
    this.variances = variances;
  }

  /// From variances.
  ///
  /// @param variances σᵢ², finite and not negative
  /// @return `diag(variances)`
  public static Diagonal of(double... variances) {
    return new Diagonal(variances.clone());
  }

  /// From standard deviations; the variances are their squares, rounded.
  ///
  /// @param deviations σᵢ, not negative
  /// @return `diag(deviations²)`
  public static Diagonal fromStandardDeviations(double... deviations) {
    for (int i = 0; i < deviations.length; i++) {
      if (!(deviations[i] >= 0)) {
        throw new IllegalArgumentException(
            "a standard deviation needs to be not negative, got %s at index %d"
                .formatted(deviations[i], i));
      }
    }
    return new Diagonal(Arrays.stream(deviations).map(d -> d * d).toArray());
  }

  /// From log-variances `ln σᵢ²`, rounded.
  ///
  /// @param logVariances any numbers whose exponentials are finite
  /// @return `diag(exp(logVariances))`
  public static Diagonal fromLogVariances(double... logVariances) {
    return new Diagonal(Arrays.stream(logVariances).map(Math::exp).toArray());
  }

  @Override
  public int dimension() {
    return variances.length;
  }

  /// One variance.
  ///
  /// @param i the coordinate
  /// @return σᵢ²
  public double variance(int i) {
    return variances[i];
  }

  @Override
  public double[] variances() {
    return variances.clone();
  }

  @Override
  public double logDeterminant() {
    double sum = 0;
    for (double v : variances) {
      sum += Math.log(v);
    }
    return sum;
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, variances.length);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < variances.length; i++) {
      sum.add(Standardized.square(difference[i], Math.sqrt(variances[i])));
    }
    return sum.value();
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, variances.length);
    double[] x = rightSide.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] /= variances[i];
    }
    return x;
  }

  @Override
  public double[][] toDense() {
    double[][] rows = new double[variances.length][variances.length];
    for (int i = 0; i < variances.length; i++) {
      rows[i][i] = variances[i];
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Diagonal d && Arrays.equals(variances, d.variances);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(variances);
  }

  @Override
  public String toString() {
    return "diag("
        + String.join(", ", Arrays.stream(variances).mapToObj(String::valueOf).toList())
        + ")";
  }
}
