package dev.kullback.divergence;

import dev.kullback.Gaussian;

/// The mutual information of two groups of coordinates of a joint Gaussian, in nats.
///
/// ```text
/// I(x; y) = ½ ln ( |Σxx| |Σyy| / |Σ| ) = KL(joint ‖ product of marginals) = −½ Σ ln(1 − ρᵢ²)
/// ```
///
/// with ρ the canonical correlations. It is the [TotalCorrelation] of two blocks and shares its
/// accuracy (also for weak correlation), its special cases and its cost.
///
/// *Reference*: T. Cover & J. Thomas, *Elements of Information Theory*, 2nd ed. (2006), ch. 8,
/// [doi](https://doi.org/10.1002/047174882X).
public final class MutualInformation {
  private MutualInformation() {}

  /// `I(x; y)`; coordinates in neither group are integrated out.
  ///
  /// @param joint the joint distribution
  /// @param x coordinates of the first group, at least one
  /// @param y coordinates of the second group, at least one, disjoint from the first
  /// @return nats, not negative
  public static double between(Gaussian joint, int[] x, int[] y) {
    return TotalCorrelation.of(joint, x, y);
  }
}
