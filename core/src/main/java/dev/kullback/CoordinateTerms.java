package dev.kullback;

import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// One coordinate of a diagonal q against one coordinate of a diagonal p whose scale is written
/// down in the same way, in double precision and over the whole range: twice the scale's term, and
/// the derivative of the divergence in the scale of q.
///
/// | scale | term | derivative of half the term |
/// |---|---|---|
/// | v = ln σ² | expm1mx(v − w) | ½ expm1(v − w) |
/// | σ² | r − 1 − ln r, r = σ²/s | ½ (σ² − s)/(s σ²) |
/// | σ | r² − 1 − 2 ln r, r = σ/t | (σ² − t²)/(t² σ) |
/// | λ = 1/σ² | r − 1 − ln r, r = l/λ | ½ (λ − l)/λ² |
///
/// where w, s, t, l are p's. Kernels take this road where a p leaves their range.
final class CoordinateTerms {
  private CoordinateTerms() {}

  static double term(Parameterization kind, double q, double p) {
    return switch (kind) {
      case LOG_VARIANCE -> SpecialFunctions.expm1mx(q - p);
      case VARIANCE -> ScaleTerms.ofVariances(q, p);
      case STANDARD_DEVIATION -> 2 * ScaleTerms.ofDeviations(q, p);
      case PRECISION -> ScaleTerms.ofVariances(p, q);
    };
  }

  static double derivative(Parameterization kind, double q, double p) {
    return switch (kind) {
      case LOG_VARIANCE -> 0.5 * Math.expm1(q - p);
      case VARIANCE -> 0.5 * ((q - p) / p) / q;
      case STANDARD_DEVIATION -> (q - p) / p * ((q + p) / p) / q;
      case PRECISION -> 0.5 * ((q - p) / q) / q;
    };
  }
}
