package dev.kullback.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static CsvTable read(byte[] bytes, CsvOptions options) {
    return Csv.read("t.csv", new ByteArrayInputStream(bytes), options, Arena.ofAuto());
  }

  private static CsvTable read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), CsvOptions.detect());
  }

  private static String refusal(String text) {
    return assertThrows(DataException.class, () -> read(text)).getMessage();
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2\n3,4.5\n",
        "1;2\n3;4.5",
        "1\t2\r\n3\t4.5\r\n",
        "\uFEFF1,2\n3,4.5\n",
        "\"1\",\"2\"\n\"3\",\"4.5\"\n",
        " 1 , 2\n3 ,+4.5e0\n",
        "1,2\n\n3,45e-1\n\n",
        "a,b\n1,2\n3,4.5\n",
        "\"first, of two\",b\n1,2\n3,4.5\n"
      })
  void theseAreTheSameTable(String text) {
    Matrix matrix = read(text).matrix();
    assertArrayEquals(new long[] {2, 2}, matrix.shape());
    assertArrayEquals(new double[] {1, 2, 3, 4.5}, matrix.toArray());
  }

  @Test
  void aHeaderNamesTheColumns() {
    assertEquals(Optional.of(List.of("a", "b")), read("a;b\n1;2\n").columnNames());
    assertEquals(';', read("a;b\n1;2\n").separator());
    assertEquals(Optional.empty(), read("1,2\n").columnNames());
  }

  @Test
  void aHeaderOfNumbersNeedsToBeAnnounced() {
    byte[] text = "1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
    CsvTable named = read(text, new CsvOptions(Header.PRESENT, Optional.empty()));
    assertEquals(Optional.of(List.of("1", "2")), named.columnNames());
    assertEquals(1, named.matrix().rows());
  }

  @Test
  void gzipIsKnownByItsContent() throws IOException {
    assertEquals(4, read(gzipped("1,2\n3,4\n"), CsvOptions.detect()).matrix().value(1, 1));
  }

  @Test
  void infinityIsANumber() {
    double inf = Double.POSITIVE_INFINITY;
    assertArrayEquals(
        new double[] {inf, -inf, inf}, read("inf,-Infinity,+INF\n").matrix().toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2\\n3,x\\n|t.csv: line 2, column 2: needs a number, got \"x\"",
        "a,b\\n3,4\\n5,n/a\\n|t.csv: line 3, column 2 (b): needs a number, got \"n/a\"",
        "1,2\\n3,NaN\\n|t.csv: line 2, column 2: needs a number, got \"NaN\"",
        "1,2\\n3,\\n|t.csv: line 2, column 2: needs a number, got \"\"",
        "1,abc,2\\n|t.csv: line 1, column 2: needs a number, got \"abc\"",
        "1,2\\n3\\n|t.csv: line 2: needs 2 cells like the lines before it, got 1",
        "1,2\\n\\n\\n3,4,5\\n|t.csv: line 4: needs 2 cells like the lines before it, got 3",
        "1;2\\n"
            + "0,5;3\\n"
            + "|t.csv: line 2, column 1: needs a number, got \"0,5\"; the decimal mark is a point",
        "1,0x1p3\\n|t.csv: line 1, column 2: needs a number, got \"0x1p3\"",
        "1,2f\\n|t.csv: line 1, column 2: needs a number, got \"2f\"",
        "1,1e\\n|t.csv: line 1, column 2: needs a number, got \"1e\"",
      })
  void whatIsNoNumberIsNamedWithItsPlace(String text, String message) {
    assertEquals(message, refusal(text.replace("\\n", "\n")));
  }

  @Test
  void nothingAtAllIsRefused() {
    assertEquals("t.csv: is empty, needs at least one line of numbers", refusal(""));
    assertEquals("t.csv: is empty, needs at least one line of numbers", refusal("\n\n"));
  }

  @Test
  void aLongCellIsShownShortened() {
    assertTrue(refusal("1," + "y".repeat(5000)).length() < 200);
  }

  @Test
  void gzipCutShortIsRefused() throws IOException {
    byte[] whole = gzipped("1,2\n".repeat(1000));
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    String message =
        assertThrows(DataException.class, () -> read(cut, CsvOptions.detect())).getMessage();
    assertTrue(message.startsWith("t.csv: is no readable table: "), message);
  }

  @Test
  void everyDoubleIsReadBackExactly() {
    Random random = new Random(7);
    double[] numbers =
        random
            .longs()
            .mapToObj(Double::longBitsToDouble)
            .filter(Double::isFinite)
            .limit(3000)
            .mapToDouble(Double::doubleValue)
            .toArray();
    StringBuilder text = new StringBuilder();
    for (double number : numbers) {
      text.append(number).append(String.format(Locale.ROOT, ",%.17g%n", number));
    }
    Matrix matrix = read(text.toString()).matrix();
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], matrix.value(i, 0));
      assertEquals(numbers[i], matrix.value(i, 1));
    }
  }
}
