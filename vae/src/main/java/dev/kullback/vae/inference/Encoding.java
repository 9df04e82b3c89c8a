package dev.kullback.vae.inference;

import dev.kullback.KullbackLeibler;
import dev.kullback.vae.model.PosteriorBatch;
import java.lang.foreign.MemorySegment;

/// The posteriors q(z|x) of some consecutive rows, with the KL of each against the prior.
public final class Encoding {
  private final int firstRow;
  private final int rows;
  private final int latent;
  private final float[] means;
  private final float[] logVariances;
  private final float[] kl;

  private Encoding(
      int firstRow, int rows, int latent, float[] means, float[] logVariances, float[] kl) {
    this.firstRow = firstRow;
    this.rows = rows;
    this.latent = latent;
    this.means = means;
    this.logVariances = logVariances;
    this.kl = kl;
  }

  static Encoding of(PosteriorBatch posterior, int firstRow) {
    float[] kl = new float[posterior.rows()];
    KullbackLeibler.divergence(posterior.gaussians(), posterior.prior(), MemorySegment.ofArray(kl));
    return new Encoding(
        firstRow,
        posterior.rows(),
        posterior.latent(),
        posterior.mean(),
        posterior.logVariance(),
        kl);
  }

  static Encoding empty(int rows, int latent) {
    int size = Math.multiplyExact(rows, latent);
    return new Encoding(0, rows, latent, new float[size], new float[size], new float[rows]);
  }

  void put(Encoding part) {
    int at = part.firstRow * latent;
    System.arraycopy(part.means, 0, means, at, part.means.length);
    System.arraycopy(part.logVariances, 0, logVariances, at, part.logVariances.length);
    System.arraycopy(part.kl, 0, kl, part.firstRow, part.rows);
  }

  /// The row of the data set that comes first.
  ///
  /// @return from 0
  public int firstRow() {
    return firstRow;
  }

  /// How many rows.
  ///
  /// @return their number
  public int rows() {
    return rows;
  }

  /// Latent coordinates.
  ///
  /// @return values in a row
  public int latent() {
    return latent;
  }

  /// The posterior means μ, row after row.
  ///
  /// @return rows · latent values, not a copy
  public float[] means() {
    return means;
  }

  /// The posterior log-variances ln σ², row after row.
  ///
  /// @return rows · latent values, not a copy
  public float[] logVariances() {
    return logVariances;
  }

  /// KL(q(z|x) ‖ N(0, I)) of each row, in nats.
  ///
  /// @return one value a row, not a copy
  public float[] kl() {
    return kl;
  }

  /// One mean.
  ///
  /// @param row from 0 within this encoding
  /// @param unit latent coordinate
  /// @return μ
  public float mean(int row, int unit) {
    return means[row * latent + unit];
  }

  /// One log-variance.
  ///
  /// @param row from 0 within this encoding
  /// @param unit latent coordinate
  /// @return ln σ²
  public float logVariance(int row, int unit) {
    return logVariances[row * latent + unit];
  }
}
