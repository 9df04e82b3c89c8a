package dev.kullback.vae.objective;

import java.lang.foreign.MemorySegment;

/// −ln p(x|z) of some rows of a batch from the decoder's outputs, and its gradient in them, in one
/// pass over memory. Holds scratch memory: one for each thread.
sealed interface LikelihoodKernel permits BernoulliKernel, GaussianKernel {

  /// −ln p(x|z) of each row.
  ///
  /// @param outputs of the decoder, row after row
  /// @param data of as many rows
  /// @param loss receives one value a row
  /// @param from the first row
  /// @param to after the last row
  void evaluate(MemorySegment outputs, MemorySegment data, double[] loss, int from, int to);

  /// The same, and replaces the outputs by scale · ∂(−ln p)/∂output.
  ///
  /// @param outputs of the decoder, overwritten
  /// @param data of as many rows
  /// @param scale what the gradient is multiplied by, 1/B as a rule
  /// @param loss receives one value a row
  /// @param from the first row
  /// @param to after the last row
  void differentiate(
      MemorySegment outputs, MemorySegment data, float scale, double[] loss, int from, int to);

  /// Replaces the outputs by E[x|z].
  ///
  /// @param outputs of the decoder, overwritten
  /// @param from the first row
  /// @param to after the last row
  void toMeans(MemorySegment outputs, int from, int to);

  /// ∂(−ln p)/∂ ln σ² of a row: ½ (n − Σ (m − x)²/σ²), 0 where there is no σ.
  ///
  /// @param loss its −ln p
  default double logVarianceGradient(double loss) {
    return 0;
  }
}
