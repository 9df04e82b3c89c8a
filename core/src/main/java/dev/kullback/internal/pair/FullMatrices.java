package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;

/// Any pair of structures as full matrices, for the divergences that need all n directions of a
/// pair.
public final class FullMatrices {
  /// Where a matrix would no longer fit into an array.
  private static final int LARGEST = 46_340;

  private FullMatrices() {}

  /// The lower triangular Cholesky factor of a covariance.
  ///
  /// @param c any structure, positive definite unless its axes are the coordinates
  /// @return row-major, a new array
  public static double[] factor(Covariance c) {
    requireModerate(c);
    return Factors.lower(c);
  }

  /// `Σq − Σp` from the exact differences of what the two structures were given by.
  ///
  /// @param q the first covariance
  /// @param p the second, of the same dimension
  /// @return row-major, a new array
  public static double[] difference(Covariance q, Covariance p) {
    requireModerate(q);
    return Differences.of(q, p);
  }

  private static void requireModerate(Covariance c) {
    if (c.dimension() > LARGEST) {
      throw new IllegalArgumentException(
          "a divergence by all directions of a pair needs a dimension of at most %d unless both"
                  .formatted(LARGEST)
              + " covariances are isotropic or diagonal, got %d".formatted(c.dimension()));
    }
  }
}
