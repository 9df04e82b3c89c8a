package dev.kullback.vae.objective;

import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Torch;
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
    this.deviation = new float[noise.length];
    this.z = Arena.ofAuto().allocate((long) noise.length * Float.BYTES, 64);
    Torch.workers().rows(rows, 3 * latent, () -> new Sampler(posterior)::draw);
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

  /// Draws whole rows, a block at a time.
  private final class Sampler {
    private final PosteriorBatch posterior;
    private final int capacity = Blocks.capacity(latent);
    private final float[] scratch = new float[capacity];
    private final float[] spread = new float[capacity];
    private final float[] sample = new float[capacity];
    private final BlockExp exp = new BlockExp(capacity);

    Sampler(PosteriorBatch posterior) {
      this.posterior = posterior;
    }

    void draw(int firstRow, int endRow) {
      int end = endRow * latent;
      for (int start = firstRow * latent; start < end; start += capacity) {
        drawBlock(start, Math.min(capacity, end - start));
      }
    }

    private void drawBlock(int start, int n) {
      System.arraycopy(posterior.logVariance(), start, scratch, 0, n);
      halve(scratch, n);
      exp.apply(scratch, spread, n);
      System.arraycopy(spread, 0, deviation, start, n);
      System.arraycopy(noise, start, sample, 0, n);
      System.arraycopy(posterior.mean(), start, scratch, 0, n);
      displace(sample, spread, scratch, n);
      Blocks.write(sample, n, z, start);
    }

    private static void halve(float[] x, int n) {
      for (int i = 0; i < n; i++) {
        x[i] *= 0.5f;
      }
    }

    private static void displace(float[] sample, float[] spread, float[] mean, int n) {
      for (int i = 0; i < n; i++) {
        sample[i] = mean[i] + spread[i] * sample[i];
      }
    }
  }
}
