package dev.kullback.vae.model;

import dev.kullback.vae.random.CounterRandom;
import dev.kullback.vae.random.Stream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Where learning starts: weights uniform in ±√(6/(inputs + outputs)) (Glorot & Bengio 2010),
/// biases 0, except the decoder's last bias, which is given, so that the first reconstruction is
/// the mean of the data.
public final class Initialization {
  private Initialization() {}

  /// Fills the parameters of a network.
  ///
  /// @param network any
  /// @param outputBias the decoder's last bias, one value a coordinate of the data
  /// @param logVariance the first log-variance of a Gaussian likelihood that learns it
  /// @param seed of the weights
  public static void fill(Network network, float[] outputBias, float logVariance, long seed) {
    Parameters parameters = network.parameters();
    parameters.memory().fill((byte) 0);
    network.encoder().weights().forEach(tensor -> glorot(parameters, tensor, seed));
    network.decoder().weights().forEach(tensor -> glorot(parameters, tensor, seed));
    parameters.values(network.decoder().lastBias()).copyFrom(MemorySegment.ofArray(outputBias));
    network
        .likelihoodLogVariance()
        .ifPresent(t -> parameters.values(t).set(ValueLayout.JAVA_FLOAT, 0, logVariance));
  }

  private static void glorot(Parameters parameters, ParameterTensor tensor, long seed) {
    CounterRandom random = Stream.INITIALIZATION.at(seed, tensor.index(), 0);
    double limit = Math.sqrt(6.0 / (tensor.rows() + tensor.columns()));
    MemorySegment values = parameters.values(tensor);
    for (int i = 0; i < tensor.size(); i++) {
      float value = (float) (limit * (2 * random.nextDouble() - 1));
      values.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
  }
}
