package dev.kullback.divergence;

import dev.kullback.Gaussian;

/// The Hellinger distance `H(q, p) = √(½ ∫ (√q − √p)²)`: a metric between 0 and 1, without unit.
///
/// `H² = 1 − ∫ √(q p) = −expm1(−D_B)` with the [Bhattacharyya] distance: taken from the distance,
/// not as `1 − e^(−D_B)`, so that it keeps its relative accuracy as q → p.
///
/// **Special cases.** q = p gives 0. Where the two have no common density (a point mass along a
/// direction in one argument only): 1.
///
/// *Reference*: E. Hellinger, *Neue Begründung der Theorie quadratischer Formen von unendlichvielen
/// Veränderlichen*, J. reine angew. Math. 136 (1909),
/// [doi](https://doi.org/10.1515/crll.1909.136.210).
public final class Hellinger {
  private Hellinger() {}

  /// `H(q, p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return between 0 and 1
  public static double distance(Gaussian q, Gaussian p) {
    return Math.sqrt(squaredDistance(q, p));
  }

  /// `H²(q, p)`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return between 0 and 1
  public static double squaredDistance(Gaussian q, Gaussian p) {
    // 0.0 − x: the distance of a Gaussian from itself is +0.
    return 0.0 - Math.expm1(-Bhattacharyya.distance(q, p));
  }
}
