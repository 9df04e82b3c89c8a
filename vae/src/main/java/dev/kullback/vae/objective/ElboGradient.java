package dev.kullback.vae.objective;

import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Workspace;
import dev.kullback.vae.model.Bound;
import dev.kullback.vae.model.GradientSink;
import dev.kullback.vae.model.Mlp;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.model.PosteriorBatch;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The gradient of the mean over a batch of −ln p(x|z) + weight · KL(q(z|x) ‖ p(z)), z = μ + σ·ε, in
/// every parameter, by the chain rule written out:
///
///     ∂z:          from the decoder, g
///     ∂μ:          g + w/B · ∂KL/∂μ
///     ∂ ln σ²:     g · ½σ·ε + w/B · ∂KL/∂ ln σ²            (σ = exp(½ ln σ²))
///     ∂ raw:       ∂ ln σ² · slope of the bound
///
/// ∂KL/∂μ and ∂KL/∂ ln σ² are the core's, so the accurate forms reach the weights as they are. Where
/// free bits protect a coordinate, its part of them is 0.
public final class ElboGradient {
  private final Network network;
  private final Likelihood likelihood;
  private final Objective objective;

  /// For one network and objective.
  ///
  /// @param network whose parameters are differentiated
  /// @param likelihood p(x|z)
  /// @param objective for its free bits; the weight is given at each step
  public ElboGradient(Network network, Likelihood likelihood, Objective objective) {
    this.network = network;
    this.likelihood = likelihood;
    this.objective = objective;
  }

  /// One batch forward and, if its value is finite, backward.
  ///
  /// @param data rows × dimension, in native memory
  /// @param rows how many
  /// @param noise ε, rows · latent
  /// @param weight of the KL
  /// @param sink receives the gradients; nothing when the value is not finite
  /// @return the unweighted value
  public StepValue step(
      MemorySegment data, int rows, float[] noise, double weight, GradientSink sink) {
    try (Workspace workspace = network.workspace().nested()) {
      Mlp.Pass encoded = network.encoder().forward(wrap(workspace, data, rows));
      PosteriorBatch posterior = PosteriorBatch.of(encoded.output());
      LatentSample sample = LatentSample.of(posterior, noise);
      Mlp.Pass decoded = network.decoder().forward(sample.matrix(workspace));

      KlGradient kl = new KlGradient(posterior);
      double[] loss = new double[rows];
      Reconstruction reconstruction = Reconstruction.of(likelihood, network);
      Matrix outputs = decoded.output();
      reconstruction.differentiate(outputs.memory(), data, 1f / rows, loss);
      StepValue value = new StepValue(rows, -Arrays.stream(loss).sum(), kl.sum());
      if (value.isFinite()) {
        learnVariance(reconstruction, loss, sink);
        Matrix atSample = decoded.backwardToInput(outputs, sink);
        kl.protect(objective.freeBits());
        Matrix head = encoded.output(); // no longer needed: its memory takes the gradient
        new HeadGradient(posterior, sample, kl, weight).write(atSample.memory(), head.memory());
        encoded.backward(head, sink);
      }
      return value;
    }
  }

  private Matrix wrap(Workspace workspace, MemorySegment data, int rows) {
    return workspace.wrap(data, rows, network.dimension());
  }

  private void learnVariance(Reconstruction reconstruction, double[] loss, GradientSink sink) {
    network
        .likelihoodLogVariance()
        .ifPresent(
            tensor -> {
              double sum = reconstruction.logVarianceGradient(loss);
              double slope = Bound.slope(network.scalar(tensor));
              float[] gradient = {(float) (slope * sum / loss.length)};
              sink.accept(tensor, MemorySegment.ofArray(gradient));
            });
  }
}
