package dev.kullback.app.train;

import dev.kullback.data.ScalarType;
import dev.kullback.data.npy.NpyWriter;
import dev.kullback.vae.inference.Encoding;
import java.nio.file.Path;

/// One array: means, log-variances and KL side by side.
final class EncodingNpy implements EncodingOutput {
  private final NpyWriter writer;

  private EncodingNpy(NpyWriter writer) {
    this.writer = writer;
  }

  static EncodingNpy create(Path file, int latent) {
    return new EncodingNpy(NpyWriter.create(file, ScalarType.FLOAT32, 2 * latent + 1));
  }

  @Override
  public void accept(Encoding part) {
    writer.write(sideBySide(part));
  }

  /// Rows of n means, n log-variances and the KL.
  static float[] sideBySide(Encoding part) {
    int n = part.latent();
    float[] rows = new float[part.rows() * (2 * n + 1)];
    for (int i = 0; i < part.rows(); i++) {
      int at = i * (2 * n + 1);
      System.arraycopy(part.means(), i * n, rows, at, n);
      System.arraycopy(part.logVariances(), i * n, rows, at + n, n);
      rows[at + 2 * n] = part.kl()[i];
    }
    return rows;
  }

  @Override
  public void finish() {
    writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
