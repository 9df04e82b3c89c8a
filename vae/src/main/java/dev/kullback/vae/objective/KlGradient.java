package dev.kullback.vae.objective;

import dev.kullback.BatchKullbackLeibler;
import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.model.PosteriorBatch;
import java.lang.foreign.MemorySegment;

/// The core's KL of a batch of posteriors against the prior, with its gradient.
final class KlGradient {
  private final PosteriorBatch posterior;
  private final float[] perRow;
  private final float[] mean;
  private final float[] logVariance;

  KlGradient(PosteriorBatch posterior) {
    this.posterior = posterior;
    this.perRow = new float[posterior.rows()];
    this.mean = new float[posterior.mean().length];
    this.logVariance = new float[mean.length];
    GaussianBatch batch = posterior.gaussians();
    Gaussian prior = posterior.prior();
    Torch.workers()
        .rows(
            posterior.rows(),
            4 * posterior.latent(),
            () -> {
              BatchKullbackLeibler divergence = KullbackLeibler.batch(prior);
              return (from, to) -> differentiate(divergence, batch, from, to);
            });
  }

  private void differentiate(
      BatchKullbackLeibler divergence, GaussianBatch batch, int from, int to) {
    int latent = posterior.latent();
    divergence.gradient(
        batch.slice(from, to - from),
        range(perRow, from, to),
        range(mean, from * latent, to * latent),
        range(logVariance, from * latent, to * latent));
  }

  private static MemorySegment range(float[] values, int from, int to) {
    return MemorySegment.ofArray(values)
        .asSlice((long) from * Float.BYTES, (long) (to - from) * Float.BYTES);
  }

  /// Over the rows, in nats.
  double sum() {
    double sum = 0;
    for (float kl : perRow) {
      sum += kl;
    }
    return sum;
  }

  /// ∂KL/∂μ.
  float[] mean() {
    return mean;
  }

  /// ∂KL/∂ ln σ².
  float[] logVariance() {
    return logVariance;
  }

  /// Removes the pressure on every coordinate whose mean KL over the batch is below the free bits.
  void protect(double freeBits) {
    if (freeBits == 0) {
      return;
    }
    double[] sums = new double[posterior.latent()];
    KullbackLeibler.perCoordinate(posterior.gaussians(), posterior.prior(), sums);
    for (int u = 0; u < sums.length; u++) {
      if (sums[u] / posterior.rows() < freeBits) {
        clear(u);
      }
    }
  }

  private void clear(int unit) {
    for (int k = unit; k < mean.length; k += posterior.latent()) {
      mean[k] = 0;
      logVariance[k] = 0;
    }
  }
}
