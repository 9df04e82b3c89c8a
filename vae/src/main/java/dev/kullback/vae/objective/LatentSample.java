package dev.kullback.vae.objective;

import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Workspace;
import dev.kullback.vae.model.PosteriorBatch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// z = μ + σ·ε, with σ = exp(½ ln σ²) from the same bounded log-variance the KL is taken of.
public final class LatentSample {
  private final float[] noise;
  private final float[] deviation;
  private final MemorySegment z;
  private final int rows;
  private final int latent;

  private LatentSample(PosteriorBatch posterior, float[] noise) {
    this.rows = posterior.rows();
    this.latent = posterior.latent();
    this.noise = noise;
    this.deviation = deviations(posterior.logVariance());
    float[] sample = posterior.mean().clone();
    displace(sample, deviation, noise, sample.length);
    this.z = Arena.ofAuto().allocate((long) sample.length * Float.BYTES, 64);
    z.copyFrom(MemorySegment.ofArray(sample));
  }

  /// Draws.
  ///
  /// @param posterior where from
  /// @param noise standard normal ε, one value for each of the means
  /// @return the sample
  public static LatentSample of(PosteriorBatch posterior, float[] noise) {
    return new LatentSample(posterior, noise);
  }

  /// The sample for the decoder.
  ///
  /// @param workspace owns the matrix
  /// @return rows × latent
  public Matrix matrix(Workspace workspace) {
    return workspace.wrap(z, rows, latent);
  }

  /// The sample.
  ///
  /// @return rows · latent floats in native memory
  public MemorySegment values() {
    return z;
  }

  /// The standard deviations used.
  ///
  /// @return rows · latent values, not a copy
  float[] deviation() {
    return deviation;
  }

  float[] noise() {
    return noise;
  }

  private static float[] deviations(float[] logVariance) {
    int n = logVariance.length;
    float[] half = new float[n];
    for (int i = 0; i < n; i++) {
      half[i] = 0.5f * logVariance[i];
    }
    float[] deviation = new float[n];
    new BlockExp(n).apply(half, deviation, n);
    return deviation;
  }

  private static void displace(float[] sample, float[] deviation, float[] noise, int n) {
    for (int i = 0; i < n; i++) {
      sample[i] += deviation[i] * noise[i];
    }
  }
}
