package dev.kullback.app.kl;

import dev.kullback.KullbackLeiblerTerms;
import dev.kullback.divergence.DirectionTerm;
import org.jspecify.annotations.Nullable;

/// What one coordinate, or one generalised eigendirection, adds to a divergence.
///
/// @param nats both terms together
/// @param mean its part of the mean term
/// @param covariance its part of the covariance term
/// @param ratio the variance of q over that of p, of a direction
record Part(double nats, double mean, double covariance, @Nullable Double ratio) {

  static Part of(KullbackLeiblerTerms coordinate) {
    return new Part(coordinate.nats(), coordinate.mean(), coordinate.covariance(), null);
  }

  static Part of(DirectionTerm direction) {
    return new Part(direction.nats(), direction.mean(), direction.covariance(), direction.ratio());
  }
}
