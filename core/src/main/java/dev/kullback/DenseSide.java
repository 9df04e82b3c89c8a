package dev.kullback;

/// One side of the pairs that a thread computes at once: means, and factors of covariances.
interface DenseSide {
  /// Takes and factors some Gaussians of a batch. Those that are no Gaussians, or too
  /// ill-conditioned for this factorisation, are marked.
  ///
  /// @param batch where they are
  /// @param row the first
  /// @param count how many, at most as many as fit
  void load(DenseGaussianBatch batch, long row, int count);
}
