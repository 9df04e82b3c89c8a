package dev.kullback.vae.objective;

import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.model.Bound;
import dev.kullback.vae.model.PosteriorBatch;
import java.lang.foreign.MemorySegment;

/// The gradient in the encoder's outputs, means and raw log-variances, from the one in the sample.
final class HeadGradient {
  private final PosteriorBatch posterior;
  private final LatentSample sample;
  private final KlGradient kl;
  private final float share;

  HeadGradient(PosteriorBatch posterior, LatentSample sample, KlGradient kl, double weight) {
    this.posterior = posterior;
    this.sample = sample;
    this.kl = kl;
    this.share = (float) (weight / posterior.rows());
  }

  /// @param atSample g, rows · latent
  /// @param head receives rows · 2·latent
  void write(MemorySegment atSample, MemorySegment head) {
    int latent = posterior.latent();
    Torch.workers()
        .rows(
            posterior.rows(),
            3 * latent,
            () -> {
              float[] atMean = new float[latent];
              float[] atRaw = new float[latent];
              return (from, to) -> {
                for (int i = from; i < to; i++) {
                  Blocks.read(atSample, i * latent, atMean, latent);
                  spread(atMean, atRaw, i * latent, latent);
                  pull(atMean, atRaw, i * latent, latent);
                  Blocks.write(atMean, latent, head, 2 * i * latent);
                  Blocks.write(atRaw, latent, head, (2 * i + 1) * latent);
                }
              };
            });
  }

  /// g · ½σ·ε.
  private void spread(float[] g, float[] atRaw, int start, int n) {
    float[] deviation = sample.deviation();
    float[] noise = sample.noise();
    for (int j = 0; j < n; j++) {
      atRaw[j] = g[j] * (0.5f * deviation[start + j] * noise[start + j]);
    }
  }

  /// Adds what the KL pulls, and goes back through the bound.
  private void pull(float[] atMean, float[] atRaw, int start, int n) {
    float[] mean = kl.mean();
    float[] logVariance = kl.logVariance();
    float[] raw = posterior.raw();
    for (int j = 0; j < n; j++) {
      atMean[j] += share * mean[start + j];
      double slope = Bound.slope(raw[start + j]);
      atRaw[j] = (float) (slope * (atRaw[j] + share * logVariance[start + j]));
    }
  }
}
