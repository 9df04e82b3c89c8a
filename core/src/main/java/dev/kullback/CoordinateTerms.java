package dev.kullback;

import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// One coordinate of a diagonal q against one coordinate of a diagonal p, in double precision:
/// twice the covariance term, and the derivative of the divergence in the scale of q.
///
/// | scale | term | derivative of half the term |
/// |---|---|---|
/// | v = ln σ² | expm1mx(v − ln s) | ½ expm1(v − ln s) |
/// | σ² | r − 1 − ln r, r = σ²/s | ½ (σ² − s)/(s σ²) |
/// | σ | r² − 1 − 2 ln r, r = σ/√s | (σ² − s)/(s σ) |
/// | λ = 1/σ² | r − 1 − ln r, r = 1/(λ s) | ½ (λ s − 1)/(λ² s) |
///
/// where s is the variance of p.
final class CoordinateTerms {
  private CoordinateTerms() {}

  static double term(Parameterization kind, double scale, DiagonalReference p, int i) {
    return switch (kind) {
      case LOG_VARIANCE -> SpecialFunctions.expm1mx(scale - p.logVariance[i]);
      case VARIANCE -> ScaleTerms.ofVariances(scale, p.variance[i]);
      case STANDARD_DEVIATION -> 2 * ScaleTerms.ofDeviations(scale, p.deviation[i]);
      case PRECISION -> precisionTerm(scale, p.variance[i]);
    };
  }

  static double derivative(Parameterization kind, double scale, DiagonalReference p, int i) {
    double s = p.variance[i];
    return switch (kind) {
      case LOG_VARIANCE -> 0.5 * Math.expm1(scale - p.logVariance[i]);
      case VARIANCE -> 0.5 * ((scale - s) / s) / scale;
      case STANDARD_DEVIATION -> {
        double d = p.deviation[i];
        yield (scale - d) / d * ((scale + d) / d) / scale;
      }
      case PRECISION -> 0.5 * (Math.fma(scale, s, -1) / (scale * s)) / scale;
    };
  }

  /// `x − ln(1 + x)` with `1 + x = 1/(λ s)`; `1 − λ s` is formed exactly.
  private static double precisionTerm(double precision, double variance) {
    double product = precision * variance;
    if (!(product > 0) || product > 4) {
      return ScaleTerms.ofVariances(1, product);
    }
    return -SpecialFunctions.log1pmx(Math.fma(-precision, variance, 1) / product);
  }
}
