package dev.kullback.internal.pair;

import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.util.Arrays;

/// Views of the closed structures as diagonal ones.
final class Diagonals {
  private Diagonals() {}

  static Diagonal of(Isotropic isotropic) {
    double[] variances = new double[isotropic.dimension()];
    Arrays.fill(variances, isotropic.variance());
    return Diagonal.of(variances);
  }

  static boolean degenerate(Diagonal diagonal) {
    for (int i = 0; i < diagonal.dimension(); i++) {
      if (diagonal.variance(i) == 0) {
        return true;
      }
    }
    return false;
  }
}
