package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// Two covariances whose axes are the coordinates, compared coordinate by coordinate from the exact
/// differences of the numbers they were given by: variances, standard deviations or log-variances.
///
/// Where q and p were given in different ways, from the difference of their variances, that of a
/// standard deviation with what its square lost in rounding; only the exponential of a log-variance
/// stays rounded.
///
/// @param q that of q
/// @param p that of p, of the same dimension
public record DiagonalPair(Diagonal q, Diagonal p) {
  /// Beyond this difference of log-variances that of the variances does not cancel.
  private static final double CLOSE = 0.5;

  /// Below this relative difference the ratio is the better argument of a logarithm.
  private static final double MUCH_NARROWER = -0.75;

  /// Of isotropic or diagonal ones.
  ///
  /// @param q isotropic or diagonal
  /// @param p isotropic or diagonal, of the same dimension
  /// @return both as diagonal ones
  public static DiagonalPair of(Covariance q, Covariance p) {
    return new DiagonalPair(diagonal(q), diagonal(p));
  }

  private static Diagonal diagonal(Covariance c) {
    return switch (c) {
      case Diagonal d -> d;
      case Isotropic i -> Diagonals.of(i);
      default -> throw new IllegalArgumentException("needs an isotropic or diagonal covariance");
    };
  }

  /// Twice what a coordinate adds to the covariance term of KL(q‖p).
  ///
  /// @param i the coordinate
  /// @return `r − 1 − ln r`, r = σq²/σp²; +∞ where one of them only is 0
  public double term(int i) {
    double ofQ = q.variance(i);
    double ofP = p.variance(i);
    if (ofQ == 0 || ofP == 0) {
      return ScaleTerms.ofVariances(ofQ, ofP);
    }
    if (q.scale() != p.scale()) {
      double excess = excess(i);
      return excess > MUCH_NARROWER
          ? -SpecialFunctions.log1pmx(excess)
          : ScaleTerms.ofVariances(ofQ, ofP);
    }
    return switch (p.scale()) {
      case VARIANCE -> ScaleTerms.ofVariances(ofQ, ofP);
      case STANDARD_DEVIATION -> 2 * ScaleTerms.ofDeviations(q.parameter(i), p.parameter(i));
      case LOG_VARIANCE -> ScaleTerms.ofLogVariances(q.parameter(i), p.parameter(i));
    };
  }

  /// The relative difference of the variances.
  ///
  /// @param i a coordinate along which p has a positive variance
  /// @return `(σq² − σp²)/σp²`
  public double excess(int i) {
    double difference = q.parameter(i) - p.parameter(i);
    if (areBoth(Diagonal.Scale.STANDARD_DEVIATION)) {
      double e = difference / p.parameter(i);
      return e * (e + 2);
    }
    if (areBoth(Diagonal.Scale.LOG_VARIANCE) && Math.abs(difference) < CLOSE) {
      return Math.expm1(difference);
    }
    return varianceDifference(i) / p.variance(i);
  }

  /// The difference of the standard deviations.
  ///
  /// @param i the coordinate
  /// @return `σq − σp`
  public double deviationDifference(int i) {
    if (areBoth(Diagonal.Scale.STANDARD_DEVIATION)) {
      return q.parameter(i) - p.parameter(i);
    }
    boolean logarithms = areBoth(Diagonal.Scale.LOG_VARIANCE) && p.variance(i) > 0;
    double difference = logarithms ? excess(i) * p.variance(i) : varianceDifference(i);
    return difference == 0 ? 0 : difference / (q.deviation(i) + p.deviation(i));
  }

  private boolean areBoth(Diagonal.Scale scale) {
    return q.scale() == scale && p.scale() == scale;
  }

  private double varianceDifference(int i) {
    double remainder = q.varianceRemainder(i) - p.varianceRemainder(i);
    return (q.variance(i) - p.variance(i)) + remainder;
  }
}
