package dev.kullback.app.train;

import dev.kullback.vae.inference.Encoding;
import java.util.ArrayList;

/// A table with a line of names.
final class EncodingCsv implements EncodingOutput {
  private final CsvOutput out;

  EncodingCsv(CsvOutput out, int latent) {
    this.out = out;
    var names = new ArrayList<String>();
    for (int i = 1; i <= latent; i++) {
      names.add("mean_" + i);
    }
    for (int i = 1; i <= latent; i++) {
      names.add("log_variance_" + i);
    }
    names.add("kl");
    out.header(names);
  }

  @Override
  public void accept(Encoding part) {
    out.rows(EncodingNpy.sideBySide(part), 2 * part.latent() + 1);
  }

  @Override
  public void finish() {
    out.finish();
  }

  @Override
  public void close() {
    out.close();
  }
}
