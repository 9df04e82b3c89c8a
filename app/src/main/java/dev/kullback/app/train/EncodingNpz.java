package dev.kullback.app.train;

import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import dev.kullback.data.npy.NpyWriter;
import dev.kullback.vae.inference.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Three arrays in one archive. Each is written beside the archive first, since a zip takes one
/// entry after the other and the rows of all three come together.
final class EncodingNpz implements EncodingOutput {
  private static final List<String> NAMES = List.of("mean", "log_variance", "kl");

  /// Of the first day of 1980, where zip time begins: equal encodings are equal files.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final AtomicFile archive;
  private final List<Path> parts;
  private final List<NpyWriter> writers;

  private EncodingNpz(AtomicFile archive, List<Path> parts, List<NpyWriter> writers) {
    this.archive = archive;
    this.parts = parts;
    this.writers = writers;
  }

  static EncodingNpz create(Path file, int latent) {
    var archive = AtomicFile.create(file);
    var parts = NAMES.stream().map(name -> part(archive.target(), name)).toList();
    var writers =
        List.of(
            NpyWriter.create(parts.get(0), ScalarType.FLOAT32, latent),
            NpyWriter.create(parts.get(1), ScalarType.FLOAT32, latent),
            NpyWriter.create(parts.get(2), ScalarType.FLOAT32, 0));
    return new EncodingNpz(archive, parts, writers);
  }

  private static Path part(Path archive, String name) {
    return archive.resolveSibling("." + archive.getFileName() + "." + name + ".part");
  }

  @Override
  public void accept(Encoding part) {
    writers.get(0).write(part.means());
    writers.get(1).write(part.logVariances());
    writers.get(2).write(part.kl());
  }

  @Override
  public void finish() {
    writers.forEach(NpyWriter::finish);
    try (var zip = new ZipOutputStream(archive.stream())) {
      for (int i = 0; i < NAMES.size(); i++) {
        var entry = new ZipEntry(NAMES.get(i) + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        Files.copy(parts.get(i), zip);
        zip.closeEntry();
      }
      zip.finish();
      zip.flush();
      archive.commit();
    } catch (IOException e) {
      throw new DataException(archive.target().toString(), "cannot be written: " + Reason.of(e), e);
    }
  }

  @Override
  public void close() {
    writers.forEach(NpyWriter::close);
    archive.close();
    try {
      for (var part : parts) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new DataException(
          archive.target().toString(), "its parts cannot be taken away: " + Reason.of(e), e);
    }
  }
}
