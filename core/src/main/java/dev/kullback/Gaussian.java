package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.util.Arrays;

/// A multivariate normal distribution N(μ, Σ), immutable and valid by construction.
public final class Gaussian {
  private final double[] mean;
  private final Covariance covariance;

  private Gaussian(double[] mean, Covariance covariance) {
    if (mean.length != covariance.dimension()) {
      throw new IllegalArgumentException(
          "a Gaussian needs a mean as long as its covariance's dimension %d, got length %d"
              .formatted(covariance.dimension(), mean.length));
    }
    for (int i = 0; i < mean.length; i++) {
      if (!Double.isFinite(mean[i])) {
        throw new IllegalArgumentException(
            "a Gaussian needs a finite mean, got %s at index %d".formatted(mean[i], i));
      }
    }
    this.mean = mean;
    this.covariance = covariance;
  }

  /// From a mean and a covariance of any structure.
  ///
  /// @param mean μ, finite, of length n
  /// @param covariance Σ, of order n
  /// @return N(μ, Σ)
  public static Gaussian of(double[] mean, Covariance covariance) {
    return new Gaussian(mean.clone(), covariance);
  }

  /// From a mean in single precision, each number taken as it is, and a covariance of any
  /// structure.
  ///
  /// @param mean μ, finite, of length n
  /// @param covariance Σ, of order n
  /// @return N(μ, Σ)
  public static Gaussian of(float[] mean, Covariance covariance) {
    double[] wide = new double[mean.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = mean[i];
    }
    return new Gaussian(wide, covariance);
  }

  /// The standard normal N(0, I).
  ///
  /// @param dimension n ≥ 1
  /// @return N(0, I) in n dimensions
  public static Gaussian standard(int dimension) {
    return new Gaussian(new double[dimension], Isotropic.of(dimension, 1));
  }

  /// N(μ, σ² I).
  ///
  /// @param mean μ
  /// @param variance σ², not negative; 0 is a point mass
  /// @return the isotropic Gaussian
  public static Gaussian isotropic(double[] mean, double variance) {
    return of(mean, Isotropic.of(mean.length, variance));
  }

  /// N(μ, diag(σ²)).
  ///
  /// @param mean μ
  /// @param variances σᵢ², not negative
  /// @return the diagonal Gaussian
  public static Gaussian diagonal(double[] mean, double[] variances) {
    return of(mean, Diagonal.of(variances));
  }

  /// N(μ, Σ) with a full covariance.
  ///
  /// @param mean μ
  /// @param covariance Σ as rows, symmetric positive definite
  /// @return the Gaussian, its covariance factored once
  public static Gaussian full(double[] mean, double[][] covariance) {
    return of(mean, Dense.of(covariance));
  }

  /// The dimension n.
  ///
  /// @return n ≥ 1
  public int dimension() {
    return mean.length;
  }

  /// The mean μ.
  ///
  /// @return a copy
  public double[] mean() {
    return mean.clone();
  }

  /// One coordinate of the mean.
  ///
  /// @param i the coordinate
  /// @return μᵢ
  public double mean(int i) {
    return mean[i];
  }

  /// The covariance Σ.
  ///
  /// @return in the structure it was given
  public Covariance covariance() {
    return covariance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gaussian g
        && Arrays.equals(mean, g.mean)
        && covariance.equals(g.covariance);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + covariance.hashCode();
  }

  @Override
  public String toString() {
    return "N(" + Arrays.toString(mean) + ", " + covariance + ")";
  }
}
