package dev.kullback.app.nearest;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import dev.kullback.data.npy.NpyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where all neighbours go: a file that appears whole or not at all, stdout, or nowhere.
sealed interface NeighbourOutput extends NearestRun.Sink, AutoCloseable {
  /// Everything was handed over.
  void finish();

  @Override
  void close();

  static void requireKnown(@Nullable String name) {
    if (name != null && !name.equals("-") && !name.endsWith(".npy") && !name.endsWith(".csv")) {
      throw Failure.usage(
          "-o needs a file that ends in .npy or .csv, or - for stdout, got " + name);
    }
  }

  static NeighbourOutput open(@Nullable String name, int k, Terminal terminal) {
    if (name == null) {
      return new Nowhere();
    }
    if (name.equals("-")) {
      return new Csv("standard output", terminal.out(), null);
    }
    if (name.endsWith(".npy")) {
      return new Npy(NpyWriter.create(Path.of(name), ScalarType.FLOAT64, 2 * k), k);
    }
    AtomicFile file = AtomicFile.create(Path.of(name));
    return new Csv(file.target().toString(), file.stream(), file);
  }

  /// The report is all that is wanted.
  final class Nowhere implements NeighbourOutput {
    @Override
    public void accept(long row, long[] indices, double[] nats) {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }

  /// A row of 2k doubles for each row of q, which hold indices below 2⁵³ exactly.
  final class Npy implements NeighbourOutput {
    private final NpyWriter writer;
    private final double[] line;

    private Npy(NpyWriter writer, int k) {
      this.writer = writer;
      line = new double[2 * k];
    }

    @Override
    public void accept(long row, long[] indices, double[] nats) {
      for (int rank = 0; rank < indices.length; rank++) {
        line[rank] = indices[rank];
        line[indices.length + rank] = nats[rank];
      }
      writer.write(MemorySegment.ofArray(line));
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

  /// A line for each neighbour.
  final class Csv implements NeighbourOutput {
    private final String name;
    private final OutputStream stream;
    private final @Nullable AtomicFile file;

    private Csv(String name, OutputStream stream, @Nullable AtomicFile file) {
      this.name = name;
      this.stream = stream;
      this.file = file;
      write("query,rank,candidate,kl\n");
    }

    @Override
    public void accept(long row, long[] indices, double[] nats) {
      StringBuilder lines = new StringBuilder();
      for (int rank = 0; rank < indices.length; rank++) {
        lines.append(row).append(',').append(rank + 1).append(',').append(indices[rank]);
        lines.append(',').append(Double.isInfinite(nats[rank]) ? "inf" : nats[rank]).append('\n');
      }
      write(lines.toString());
    }

    private void write(String text) {
      try {
        stream.write(text.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void finish() {
      try {
        stream.flush();
        if (file != null) {
          file.commit();
        }
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      if (file != null) {
        file.close();
      }
    }

    private DataException failed(IOException e) {
      return new DataException(
          name, "cannot be written: " + Reason.of(e) + "; nothing was left there", e);
    }
  }
}
