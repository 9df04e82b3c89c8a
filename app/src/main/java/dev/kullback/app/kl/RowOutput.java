package dev.kullback.app.kl;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.kl.batch.RowSink;
import dev.kullback.data.DataException;
import dev.kullback.data.ScalarType;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import dev.kullback.data.npy.NpyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where each row's divergence goes: a file that appears whole or not at all, stdout, or nowhere.
sealed interface RowOutput extends RowSink, AutoCloseable {
  /// Everything was handed over.
  void finish();

  @Override
  void close();

  static RowOutput open(@Nullable String name, boolean singlePrecision, Terminal terminal) {
    if (name == null) {
      return new Nowhere();
    }
    if (name.equals("-")) {
      return new Stdout(terminal.out(), singlePrecision);
    }
    if (name.endsWith(".npy")) {
      ScalarType type = singlePrecision ? ScalarType.FLOAT32 : ScalarType.FLOAT64;
      return new NpyFile(NpyWriter.create(Path.of(name), type, 0));
    }
    if (name.endsWith(".csv")) {
      return new CsvFile(AtomicFile.create(Path.of(name)), singlePrecision);
    }
    throw Failure.usage("-o needs a file that ends in .npy or .csv, or - for stdout, got " + name);
  }

  /// The lines of a csv of one column: the shortest digits that are read back as the same number.
  private static byte[] lines(double[] values, boolean singlePrecision) {
    StringBuilder text = new StringBuilder(values.length * 12);
    for (double value : values) {
      if (Double.isInfinite(value)) {
        text.append("inf");
      } else if (singlePrecision) {
        text.append((float) value);
      } else {
        text.append(value);
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// The summary is all that is wanted.
  final class Nowhere implements RowOutput {
    @Override
    public void accept(MemorySegment block, double[] values) {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }

  /// An npy of one axis.
  final class NpyFile implements RowOutput {
    private final NpyWriter writer;

    private NpyFile(NpyWriter writer) {
      this.writer = writer;
    }

    @Override
    public void accept(MemorySegment block, double[] values) {
      writer.write(block);
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

  /// A csv of one column named kl.
  final class CsvFile implements RowOutput {
    private final AtomicFile file;
    private final OutputStream stream;
    private final boolean singlePrecision;

    private CsvFile(AtomicFile file, boolean singlePrecision) {
      this.file = file;
      this.stream = file.stream();
      this.singlePrecision = singlePrecision;
      write("kl\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void accept(MemorySegment block, double[] values) {
      write(lines(values, singlePrecision));
    }

    @Override
    public void finish() {
      try {
        stream.flush();
        file.commit();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      file.close();
    }

    private void write(byte[] bytes) {
      try {
        stream.write(bytes);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    private DataException failed(IOException e) {
      return new DataException(
          file.target().toString(),
          "cannot be written: " + Reason.of(e) + "; nothing was left there",
          e);
    }
  }

  /// The same csv on stdout.
  final class Stdout implements RowOutput {
    private final PrintStream out;
    private final boolean singlePrecision;

    private Stdout(PrintStream out, boolean singlePrecision) {
      this.out = out;
      this.singlePrecision = singlePrecision;
      out.print("kl\n");
    }

    @Override
    public void accept(MemorySegment block, double[] values) {
      byte[] bytes = lines(values, singlePrecision);
      out.write(bytes, 0, bytes.length);
    }

    @Override
    public void finish() {
      out.flush();
    }

    @Override
    public void close() {}
  }
}
