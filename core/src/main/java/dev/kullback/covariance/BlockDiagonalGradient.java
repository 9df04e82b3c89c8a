package dev.kullback.covariance;

import java.util.List;

/// With respect to the blocks of a block-diagonal covariance.
///
/// @param blocks one gradient for each block, in order, in the structure of that block
public record BlockDiagonalGradient(List<CovarianceGradient> blocks) implements CovarianceGradient {

  /// Copies the list.
  public BlockDiagonalGradient {
    blocks = List.copyOf(blocks);
  }
}
