package dev.kullback.covariance;

/// Standardised differences along one coordinate.
final class Standardized {
  private Standardized() {}

  /// `(d/σ)²`: divided before it is squared, so that it overflows only where the result does; 0/0
  /// is 0, for a coordinate in which both Gaussians are the same point.
  static double square(double difference, double deviation) {
    if (difference == 0) {
      return 0;
    }
    double z = difference / deviation;
    return z * z;
  }
}
