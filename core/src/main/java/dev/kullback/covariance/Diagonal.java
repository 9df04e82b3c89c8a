package dev.kullback.covariance;

import dev.kullback.internal.linear.CompensatedSum;
import java.util.Arrays;

/// `Σ = diag(σ₁², …, σₙ²)`: independent coordinates.
///
/// The numbers it was given by are kept beside the variances: those are rounded, and a divergence
/// of two that lie close to each other is taken from the exact differences of what was given. A
/// variance that underflows to 0 is a point mass in every parameterisation.
public final class Diagonal implements Covariance {
  private final Scale scale;
  private final double[] parameters;
  private final double[] variances;

  /// What the numbers are that a diagonal covariance was given by.
  public enum Scale {
    /// `σ²`.
    VARIANCE,
    /// `σ`.
    STANDARD_DEVIATION,
    /// `ln σ²`.
    LOG_VARIANCE
  }

  private Diagonal(Scale scale, double[] parameters, double[] variances) {
    Checks.dimension(variances.length);
    for (int i = 0; i < variances.length; i++) {
      Checks.variance(variances[i], i);
    }
    this.scale = scale;
    this.parameters = parameters;
    this.variances = variances;
  }

  private static Diagonal ofOwn(Scale scale, double[] parameters) {
    double[] variances =
        switch (scale) {
          case VARIANCE -> parameters;
          case STANDARD_DEVIATION -> Arrays.stream(parameters).map(d -> d * d).toArray();
          case LOG_VARIANCE -> Arrays.stream(parameters).map(Math::exp).toArray();
        };
    return new Diagonal(scale, parameters, variances);
  }

  /// From variances.
  ///
  /// @param variances σᵢ², finite and not negative
  /// @return `diag(variances)`
  public static Diagonal of(double... variances) {
    return ofOwn(Scale.VARIANCE, variances.clone());
  }

  /// From standard deviations.
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
    return ofOwn(Scale.STANDARD_DEVIATION, deviations.clone());
  }

  /// From log-variances `ln σᵢ²`.
  ///
  /// @param logVariances any numbers whose exponentials are finite
  /// @return `diag(exp(logVariances))`
  public static Diagonal fromLogVariances(double... logVariances) {
    return ofOwn(Scale.LOG_VARIANCE, logVariances.clone());
  }

  @Override
  public int dimension() {
    return variances.length;
  }

  /// What it was given by.
  ///
  /// @return what the parameters are
  public Scale scale() {
    return scale;
  }

  /// One of the numbers it was given by.
  ///
  /// @param i the coordinate
  /// @return σᵢ², σᵢ or ln σᵢ², as [#scale] says
  public double parameter(int i) {
    return parameters[i];
  }

  /// One variance.
  ///
  /// @param i the coordinate
  /// @return σᵢ²
  public double variance(int i) {
    return variances[i];
  }

  /// What the square of a standard deviation has beyond the rounded variance.
  ///
  /// @param i the coordinate
  /// @return σᵢ² less its rounded value; 0 where σᵢ was not what was given
  public double varianceRemainder(int i) {
    return scale == Scale.STANDARD_DEVIATION
        ? Math.fma(parameters[i], parameters[i], -variances[i])
        : 0;
  }

  /// One standard deviation.
  ///
  /// @param i the coordinate
  /// @return σᵢ
  public double deviation(int i) {
    return scale == Scale.STANDARD_DEVIATION ? parameters[i] : Math.sqrt(variances[i]);
  }

  /// The covariance of a run of coordinates, given in the same way.
  ///
  /// @param from the first coordinate
  /// @param to the one after the last
  /// @return of order to − from
  public Diagonal part(int from, int to) {
    return ofOwn(scale, Arrays.copyOfRange(parameters, from, to));
  }

  @Override
  public double[] variances() {
    return variances.clone();
  }

  @Override
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < variances.length; i++) {
      sum += variances[i] == 0 ? Double.NEGATIVE_INFINITY : logVariance(i);
    }
    return sum;
  }

  private double logVariance(int i) {
    return switch (scale) {
      case VARIANCE -> Math.log(parameters[i]);
      case STANDARD_DEVIATION -> 2 * Math.log(parameters[i]);
      case LOG_VARIANCE -> parameters[i];
    };
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, variances.length);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < variances.length; i++) {
      sum.add(Standardized.square(difference[i], variances[i] == 0 ? 0 : deviation(i)));
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

  /// Whether another covariance is diagonal and was given by the same numbers.
  @Override
  public boolean equals(Object other) {
    return other instanceof Diagonal d
        && scale == d.scale
        && Arrays.equals(parameters, d.parameters);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parameters);
  }

  @Override
  public String toString() {
    return "diag("
        + String.join(", ", Arrays.stream(variances).mapToObj(String::valueOf).toList())
        + ")";
  }
}
