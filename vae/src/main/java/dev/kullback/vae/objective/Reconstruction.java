package dev.kullback.vae.objective;

import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.engine.Workers;
import dev.kullback.vae.model.Bound;
import dev.kullback.vae.model.Network;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/// −ln p(x|z) of a batch, its rows shared out over the threads.
public final class Reconstruction {
  private final int dimension;
  private final Supplier<LikelihoodKernel> kernels;

  private Reconstruction(int dimension, Supplier<LikelihoodKernel> kernels) {
    this.dimension = dimension;
    this.kernels = kernels;
  }

  /// For a network as it is now; a learned variance is read once.
  ///
  /// @param likelihood of the configuration
  /// @param network whose outputs will be judged
  /// @return ready to use
  public static Reconstruction of(Likelihood likelihood, Network network) {
    int dimension = network.dimension();
    return switch (likelihood) {
      case Likelihood.Bernoulli() ->
          new Reconstruction(dimension, () -> new BernoulliKernel(dimension));
      case Likelihood.FixedGaussian(double sigma) -> gaussian(dimension, 2 * Math.log(sigma));
      case Likelihood.LearnedGaussian() ->
          gaussian(
              dimension,
              Bound.logVariance(network.scalar(network.likelihoodLogVariance().orElseThrow())));
    };
  }

  private static Reconstruction gaussian(int dimension, double logVariance) {
    return new Reconstruction(dimension, () -> new GaussianKernel(dimension, logVariance));
  }

  /// −ln p(x|z) of each row.
  ///
  /// @param outputs of the decoder, row after row
  /// @param data of as many rows
  /// @param loss receives one value a row
  public void evaluate(MemorySegment outputs, MemorySegment data, double[] loss) {
    share(outputs, kernel -> (from, to) -> kernel.evaluate(outputs, data, loss, from, to));
  }

  /// The same, and replaces the outputs by scale · ∂(−ln p)/∂output.
  ///
  /// @param outputs of the decoder, overwritten
  /// @param data of as many rows
  /// @param scale what the gradient is multiplied by, 1/B as a rule
  /// @param loss receives one value a row
  void differentiate(MemorySegment outputs, MemorySegment data, float scale, double[] loss) {
    share(
        outputs,
        kernel -> (from, to) -> kernel.differentiate(outputs, data, scale, loss, from, to));
  }

  /// Replaces the outputs by E[x|z].
  ///
  /// @param outputs of the decoder, overwritten
  public void toMeans(MemorySegment outputs) {
    share(outputs, kernel -> (from, to) -> kernel.toMeans(outputs, from, to));
  }

  /// ∂(−ln p)/∂ ln σ² over the rows of a batch; 0 where the likelihood has no σ.
  ///
  /// @param loss −ln p of each row
  double logVarianceGradient(double[] loss) {
    LikelihoodKernel kernel = kernels.get();
    return Arrays.stream(loss).map(kernel::logVarianceGradient).sum();
  }

  /// Each thread that takes part has a kernel of its own.
  private void share(MemorySegment outputs, Function<LikelihoodKernel, Workers.Piece> pass) {
    int rows = Math.toIntExact(outputs.byteSize() / Float.BYTES / dimension);
    Torch.workers().rows(rows, dimension, () -> pass.apply(kernels.get()));
  }
}
