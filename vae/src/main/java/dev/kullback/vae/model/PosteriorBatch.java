package dev.kullback.vae.model;

import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.Parameterization;
import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Torch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// q(z|x) for some rows: the means and the bounded log-variances, row after row.
public final class PosteriorBatch {
  private final int rows;
  private final int latent;
  private final float[] mean;
  private final float[] raw;
  private final float[] logVariance;

  private PosteriorBatch(int rows, int latent) {
    this.rows = rows;
    this.latent = latent;
    this.mean = new float[rows * latent];
    this.raw = new float[rows * latent];
    this.logVariance = new float[rows * latent];
  }

  /// Reads what the encoder put out.
  ///
  /// @param head rows × 2·latent: means, then raw log-variances
  /// @return the posteriors
  public static PosteriorBatch of(Matrix head) {
    int latent = head.columns() / 2;
    PosteriorBatch batch = new PosteriorBatch(head.rows(), latent);
    MemorySegment memory = head.memory();
    Torch.workers().rows(batch.rows, 3 * latent, () -> (from, to) -> batch.read(memory, from, to));
    return batch;
  }

  private void read(MemorySegment head, int from, int to) {
    long half = (long) latent * Float.BYTES;
    for (int i = from; i < to; i++) {
      copy(head, 2L * i * half, mean, i * latent, latent);
      copy(head, (2L * i + 1) * half, raw, i * latent, latent);
    }
    for (int i = from * latent; i < to * latent; i++) {
      logVariance[i] = Bound.logVariance(raw[i]);
    }
  }

  private static void copy(MemorySegment from, long offset, float[] to, int index, int count) {
    MemorySegment.copy(from, ValueLayout.JAVA_FLOAT_UNALIGNED, offset, to, index, count);
  }

  /// How many posteriors.
  ///
  /// @return rows
  public int rows() {
    return rows;
  }

  /// Their dimension.
  ///
  /// @return latent coordinates
  public int latent() {
    return latent;
  }

  /// The means μ.
  ///
  /// @return rows · latent values, not a copy
  public float[] mean() {
    return mean;
  }

  /// The encoder's outputs before [Bound].
  ///
  /// @return rows · latent values, not a copy
  public float[] raw() {
    return raw;
  }

  /// The log-variances ln σ².
  ///
  /// @return rows · latent values, not a copy
  public float[] logVariance() {
    return logVariance;
  }

  /// The same memory as the core sees it.
  ///
  /// @return a view
  public GaussianBatch gaussians() {
    return GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, logVariance, latent);
  }

  /// The prior p(z) = N(0, I) of the same dimension.
  ///
  /// @return the standard normal
  public Gaussian prior() {
    return Gaussian.standard(latent);
  }
}
