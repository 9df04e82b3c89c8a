package dev.kullback.distribution;

import dev.kullback.internal.probability.Stirling;
import dev.kullback.special.SpecialFunctions;

/// Mean, standard deviation and negentropy of a distribution: all that its divergence from a normal
/// depends on. The negentropy `½ ln(2πe σ²) − H` is the divergence from the normal with the same
/// moments; it does not change with location or scale.
///
/// The mean is kept as a location and an offset, so that a difference from another location is
/// taken before the offset is added.
record Moments(double location, double offset, double deviation, double negentropy) {
  private static final double EULER_GAMMA = 0.5772156649015329;
  private static final double LOG_TWO_PI = 1.8378770664093453;

  static Moments of(Distribution q) {
    return switch (q) {
      case Normal d -> new Moments(d.mean(), 0, d.deviation(), 0);
      case LogNormal d -> ofLogNormal(d);
      case HalfNormal d -> ofHalfNormal(d.scale());
      case TruncatedNormal d ->
          throw new AssertionError("truncated normals have their own divergence: " + d);
      case Laplace d ->
          new Moments(
              d.location(), 0, Math.sqrt(2) * d.scale(), 0.5 * (LOG_TWO_PI - 1 - Math.log(2)));
      case Logistic d ->
          new Moments(
              d.location(),
              0,
              Math.PI / Math.sqrt(3) * d.scale(),
              0.5 * (LOG_TWO_PI - 3 + Math.log(Math.PI * Math.PI / 3)));
      case Gumbel d ->
          new Moments(
              d.location(),
              EULER_GAMMA * d.scale(),
              Math.PI / Math.sqrt(6) * d.scale(),
              0.5 * (LOG_TWO_PI - 1 + Math.log(Math.PI * Math.PI / 6)) - EULER_GAMMA);
      case Uniform d ->
          new Moments(
              d.lower(),
              0.5 * (d.upper() - d.lower()),
              (d.upper() - d.lower()) / Math.sqrt(12),
              0.5 * (LOG_TWO_PI + 1 - Math.log(12)));
      case Exponential d -> new Moments(0, 1 / d.rate(), 1 / d.rate(), 0.5 * (LOG_TWO_PI - 1));
      case Gamma d ->
          new Moments(
              0,
              d.shape() * d.scale(),
              Math.sqrt(d.shape()) * d.scale(),
              Stirling.gammaNegentropy(d.shape()));
    };
  }

  private static Moments ofHalfNormal(double scale) {
    double rest = 1 - 2 / Math.PI;
    return new Moments(
        0, scale * Math.sqrt(2 / Math.PI), scale * Math.sqrt(rest), 0.5 * Math.log(4 * rest));
  }

  /// Negentropy `½ (s² + ln(expm1(s²)/s²))`: about ¾ s² as s → 0.
  private static Moments ofLogNormal(LogNormal d) {
    double square = d.deviation() * d.deviation();
    double mean = Math.exp(d.mean() + 0.5 * square);
    double relative = SpecialFunctions.expm1mx(square) / square;
    double logRatio = relative < 1e300 ? Math.log1p(relative) : square - Math.log(square);
    return new Moments(0, mean, mean * Math.sqrt(Math.expm1(square)), 0.5 * (square + logRatio));
  }

  double distanceFrom(double mean) {
    return (location - mean) + offset;
  }
}
