package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.RowVisitor;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.CsvStream;
import dev.kullback.data.file.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// One pass over the rows of a file: npy, npz (`FILE.npz:NAME`), idx or csv, whatever its size.
public final class RowStream {
  private static final int BLOCK_BYTES = 1 << 20;

  private RowStream() {}

  /// Reads all rows.
  ///
  /// @param source a path, or a path and the name of an array in it
  /// @param options what to assume about a table
  /// @param visitor what takes the rows in
  /// @throws DataException for what cannot be read
  public static void read(String source, CsvOptions options, RowVisitor visitor) {
    Path path = Matrices.path(source);
    if (Files.exists(path) && FileKind.of(path) == FileKind.TEXT) {
      readText(path, options, visitor);
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      read(Matrices.open(source, options, arena), visitor, arena);
    }
  }

  private static void readText(Path path, CsvOptions options, RowVisitor visitor) {
    try (InputStream bytes = Files.newInputStream(path)) {
      CsvStream.read(path.toString(), bytes, options, visitor);
    } catch (IOException e) {
      throw new DataException(path.toString(), "cannot be read: " + Reason.of(e), e);
    }
  }

  private static void read(Matrix matrix, RowVisitor visitor, Arena arena) {
    int columns = matrix.columns();
    int[] wanted = visitor.begin(Optional.empty(), columns).clone();
    for (int column : wanted) {
      Objects.checkIndex(column, columns);
    }
    int block = Math.max(1, BLOCK_BYTES / Double.BYTES / columns);
    MemorySegment scratch = arena.allocate(ValueLayout.JAVA_DOUBLE, (long) block * columns);
    double[] values = new double[wanted.length];
    for (long first = 0; first < matrix.rows(); first += block) {
      int count = (int) Math.min(block, matrix.rows() - first);
      MemorySegment rows = matrix.doubleBlock(first, count, scratch);
      for (int row = 0; row < count; row++) {
        for (int i = 0; i < wanted.length; i++) {
          values[i] =
              rows.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, (long) row * columns + wanted[i]);
        }
        visitor.row(values);
      }
    }
  }
}
