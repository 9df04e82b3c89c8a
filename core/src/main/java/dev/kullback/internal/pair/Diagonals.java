package dev.kullback.internal.pair;

import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;

/// Views of the closed structures as diagonal ones, and where a covariance has a zero variance.
final class Diagonals {
  private Diagonals() {}

  static Diagonal of(Isotropic isotropic) {
    return Diagonal.of(isotropic.variances());
  }

  static boolean degenerate(Covariance c) {
    return switch (c) {
      case Isotropic i -> i.variance() == 0;
      case Diagonal d -> java.util.Arrays.stream(d.variances()).anyMatch(v -> v == 0);
      case BlockDiagonal b -> b.blocks().stream().anyMatch(Diagonals::degenerate);
      default -> false;
    };
  }
}
