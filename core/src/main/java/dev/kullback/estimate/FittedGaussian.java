package dev.kullback.estimate;

import dev.kullback.Gaussian;

/// A Gaussian that was estimated from data, with what it was estimated from and how.
///
/// @param gaussian the estimate
/// @param sample the rows it was estimated from
/// @param fit how
public record FittedGaussian(Gaussian gaussian, Sample sample, Fit fit) {

  /// Checks that the parts are of one dimension.
  public FittedGaussian {
    if (gaussian.dimension() != sample.dimension()) {
      throw new IllegalArgumentException(
          "a fitted Gaussian needs a sample of its dimension %d, got %d columns"
              .formatted(gaussian.dimension(), sample.dimension()));
    }
  }
}
