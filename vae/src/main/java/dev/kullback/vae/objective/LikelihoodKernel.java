package dev.kullback.vae.objective;

import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.model.Bound;
import dev.kullback.vae.model.Network;
import java.lang.foreign.MemorySegment;

/// −ln p(x|z) from the decoder's outputs, and its gradient in them, in one pass over memory.
public sealed interface LikelihoodKernel permits BernoulliKernel, GaussianKernel {

  /// The kernel for a network as it is now; a learned variance is read once.
  ///
  /// @param likelihood of the configuration
  /// @param network whose outputs will be judged
  /// @return ready to use, not safe for several threads
  static LikelihoodKernel of(Likelihood likelihood, Network network) {
    int dimension = network.dimension();
    return switch (likelihood) {
      case Likelihood.Bernoulli() -> new BernoulliKernel(dimension);
      case Likelihood.FixedGaussian(double sigma) ->
          new GaussianKernel(dimension, 2 * Math.log(sigma));
      case Likelihood.LearnedGaussian() ->
          new GaussianKernel(
              dimension,
              Bound.logVariance(network.scalar(network.likelihoodLogVariance().orElseThrow())));
    };
  }

  /// −ln p(x|z) of each row.
  ///
  /// @param outputs of the decoder, row after row
  /// @param data of as many rows
  /// @param loss receives one value a row
  void evaluate(MemorySegment outputs, MemorySegment data, double[] loss);

  /// The same, and replaces the outputs by scale · ∂(−ln p)/∂output.
  ///
  /// @param outputs of the decoder, overwritten
  /// @param data of as many rows
  /// @param scale what the gradient is multiplied by, 1/B as a rule
  /// @param loss receives one value a row
  void differentiate(MemorySegment outputs, MemorySegment data, float scale, double[] loss);

  /// Replaces the outputs by E[x|z].
  ///
  /// @param outputs of the decoder, overwritten
  void toMeans(MemorySegment outputs);
}
