package dev.kullback.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.RowVisitor;
import dev.kullback.data.ScalarType;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.npy.NpyWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowStreamTest {
  private static final double NAN = Double.NaN;

  @TempDir private Path folder = Path.of("");

  /// Keeps what comes; wants the given columns, or all.
  private static final class Kept implements RowVisitor {
    private final int[] wanted;
    private final List<double[]> rows = new ArrayList<>();
    private Optional<List<String>> names = Optional.empty();

    Kept(int... wanted) {
      this.wanted = wanted;
    }

    @Override
    public int[] begin(Optional<List<String>> fileNames, int columns) {
      names = fileNames;
      return wanted.length > 0 ? wanted : IntStream.range(0, columns).toArray();
    }

    @Override
    public void row(double[] values) {
      rows.add(values.clone());
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text).toString();
  }

  private static Kept read(String source, int... wanted) {
    Kept kept = new Kept(wanted);
    RowStream.read(source, CsvOptions.detect(), kept);
    return kept;
  }

  @Test
  void emptyCellsAndTheWordsForNoneAreMissing() throws IOException {
    Kept kept = read(file("a,b,c\n1,,3\nNA,nan, n/a \nNULL,-inf,2e3\n"));
    assertEquals(Optional.of(List.of("a", "b", "c")), kept.names);
    assertArrayEquals(
        new double[][] {{1, NAN, 3}, {NAN, NAN, NAN}, {NAN, Double.NEGATIVE_INFINITY, 2000}},
        kept.rows.toArray(double[][]::new));
  }

  @Test
  void unwantedColumnsAreNotRead() throws IOException {
    Kept kept = read(file("id\tx\ty\nanna\t1\t2\nben\t3\t4\n"), 2, 1);
    assertArrayEquals(new double[][] {{2, 1}, {4, 3}}, kept.rows.toArray(double[][]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2\n3\n", "1,2\n3,x\n", "1;2\n3,5;4\n", "", "1,2\n3,0x1p3\n"})
  void damagedTablesAreNamed(String text) throws IOException {
    String name = file(text);
    String message = assertThrows(DataException.class, () -> read(name)).getMessage();
    assertTrue(message != null && message.startsWith(name + ": "), message);
    assertTrue(text.isEmpty() || message.contains("line 2"), message);
  }

  @Test
  void arraysComeInBlocks() throws IOException {
    int rows = 70_000;
    Path file = folder.resolve("array.npy");
    try (NpyWriter writer = NpyWriter.create(file, ScalarType.FLOAT64, 3)) {
      double[] values = IntStream.range(0, 3 * rows).asDoubleStream().toArray();
      writer.write(MemorySegment.ofArray(values));
      writer.finish();
    }
    Kept kept = read(file.toString(), 2, 0);
    assertEquals(rows, kept.rows.size());
    for (int r = 0; r < rows; r++) {
      assertArrayEquals(new double[] {3 * r + 2, 3 * r}, kept.rows.get(r));
    }
  }

  @Test
  void aMissingFileIsNamed() {
    String name = folder.resolve("none.csv").toString();
    String message = assertThrows(DataException.class, () -> read(name)).getMessage();
    assertTrue(message != null && message.contains("no such file"), message);
  }
}
