package dev.kullback.vae.objective;

import dev.kullback.KullbackLeibler;
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
    KullbackLeibler.gradient(
        posterior.gaussians(),
        posterior.prior(),
        MemorySegment.ofArray(perRow),
        MemorySegment.ofArray(mean),
        MemorySegment.ofArray(logVariance));
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
