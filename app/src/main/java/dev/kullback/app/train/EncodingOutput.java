package dev.kullback.app.train;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.vae.inference.Encoding;
import java.nio.file.Path;

/// Where encodings go, batch by batch; a file appears whole or not at all.
sealed interface EncodingOutput extends AutoCloseable
    permits EncodingNpy, EncodingNpz, EncodingCsv {
  /// Takes the next rows.
  void accept(Encoding part);

  /// Everything was handed over.
  void finish();

  /// Leaves nothing half-written behind.
  @Override
  void close();

  /// Refuses a name before anything is computed.
  static void requireKnown(String name) {
    if (!name.equals("-") && !name.matches("(?s).+\\.(npy|npz|csv)")) {
      throw Failure.usage(
          "-o needs a file that ends in .npy, .npz or .csv, or - for stdout, got " + name);
    }
  }

  static EncodingOutput open(String name, int latent, Terminal terminal) {
    requireKnown(name);
    if (name.endsWith(".npy")) {
      return EncodingNpy.create(Path.of(name), latent);
    }
    return name.endsWith(".npz")
        ? EncodingNpz.create(Path.of(name), latent)
        : new EncodingCsv(CsvOutput.open(name, terminal), latent);
  }
}
