package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.spectrum.PairSpectrum;
import java.util.ArrayList;
import java.util.List;

/// What one generalised eigendirection adds to KL(q‖p), in nats.
///
/// In the directions in which Σq and Σp are both diagonal the divergence is a sum of univariate
/// ones. For isotropic and diagonal pairs these are the coordinates, in order. A ratio far from 1
/// says along how many directions, and in which sense, q differs from p.
///
/// @param ratio r, the variance of q over that of p along the direction
/// @param mean ½ w², with w the difference of the means in standard deviations of p
/// @param covariance ½ (r − 1 − ln r)
public record DirectionTerm(double ratio, double mean, double covariance) {

  /// All directions of a pair; their terms add up to KL(q‖p).
  ///
  /// Cost: O(n) for diagonal pairs, otherwise about 20 n³.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return n terms
  /// @throws IllegalArgumentException where q is a point mass along a direction and p is not, or
  ///   the other way round: there are no common directions
  public static List<DirectionTerm> of(Gaussian q, Gaussian p) {
    PairSpectrum spectrum = PairSpectrum.of(q, p);
    if (spectrum.singular()) {
      throw new IllegalArgumentException(
          "directions need q and p to have a common density, got a point mass in one of them only");
    }
    List<DirectionTerm> terms = new ArrayList<>();
    spectrum
        .directions()
        .forEach(
            d ->
                terms.add(
                    new DirectionTerm(d.ratio(), 0.5 * d.squaredShift(), 0.5 * d.scaleTerm())));
    return terms;
  }

  /// The sum of both parts.
  ///
  /// @return mean + covariance, in nats
  public double nats() {
    return mean + covariance;
  }
}
