package dev.kullback.app.kl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import dev.kullback.data.ScalarType;
import dev.kullback.data.npy.Npy;
import dev.kullback.data.npy.NpyWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kullback kl --mean F --log-variance F`.
class KlFilesTest {
  private static final double ROW0 = 0.5 * (1 + 4 + Math.exp(0.5) - 1 - 0.5);
  private static final double ROW1 = 0.5 * (0.25 + Math.exp(-1) - 1 + 1);

  @TempDir Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String npy(String name, int columns, double... values) {
    try (NpyWriter writer = NpyWriter.create(folder.resolve(name), ScalarType.FLOAT64, columns)) {
      writer.write(MemorySegment.ofArray(values));
      writer.finish();
    }
    return path(name);
  }

  private String mean() {
    return npy("mean.npy", 2, 1, 2, 0.5, 0);
  }

  private String logVariance() {
    return npy("lv.npy", 2, 0.5, 0, -1, 0);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonObject json(String... arguments) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of("kl", "--json"), Stream.of(arguments)).toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.err());
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  private static void assertRefused(int code, String sentence, String... arguments) {
    CommandRun run =
        CommandRun.of(Stream.concat(Stream.of("kl"), Stream.of(arguments)).toArray(String[]::new));
    assertEquals("kullback: " + sentence + "\n", run.err());
    assertEquals(code, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void writesEachRowAndPrintsASummary() {
    String out = path("kl.npy");
    CommandRun run =
        CommandRun.of("kl", "--mean", mean(), "--log-variance", logVariance(), "-o", out);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("2 rows of dimension 2\n"), run.out());
    assertTrue(run.out().contains("row 0"), run.out());
    assertArrayEquals(
        new double[] {ROW0, ROW1}, Npy.map(Path.of(out), Arena.ofAuto()).toArray(), 1e-15);
  }

  @Test
  void theJsonSummaryHasTheStatistics() {
    JsonObject json =
        json(
            "--mean", mean(), "--log-variance", logVariance(), "--per-dimension", "--largest", "1");
    assertEquals(2, json.get("rows").getAsLong());
    assertEquals(2, json.get("dimension").getAsInt());
    assertEquals((ROW0 + ROW1) / 2, json.get("mean").getAsDouble(), 1e-15);
    assertEquals((ROW0 - ROW1) / 2, json.get("standardDeviation").getAsDouble(), 1e-15);
    assertEquals((ROW0 + ROW1) / 2, json.get("median").getAsDouble(), 1e-15);
    assertEquals(
        ROW1 + 0.75 * (ROW0 - ROW1),
        json.getAsJsonObject("quantiles").get("0.75").getAsDouble(),
        1e-15);
    assertEquals(1, json.getAsJsonArray("largest").size());
    assertEquals(0, json.getAsJsonArray("largest").get(0).getAsJsonObject().get("row").getAsInt());
    double first = 0.5 * (0.5 * (1 + Math.exp(0.5) - 1.5) + ROW1);
    assertEquals(first, json.getAsJsonArray("perDimension").get(0).getAsDouble(), 1e-15);
    assertEquals(1, json.getAsJsonArray("perDimension").get(1).getAsDouble(), 1e-15);
  }

  @Test
  void everyParameterizationGivesTheSame() throws IOException {
    String mean = text("m.csv", "1,2\n0.5,0\n");
    for (String[] scale :
        new String[][] {
          {"--variance", Math.exp(0.5) + ",1\n" + Math.exp(-1) + ",1\n"},
          {"--sigma", Math.exp(0.25) + ",1\n" + Math.exp(-0.5) + ",1\n"},
          {"--precision", Math.exp(-0.5) + ",1\n" + Math.exp(1) + ",1\n"}
        }) {
      JsonObject json = json("--mean", mean, scale[0], text("s.csv", scale[1]));
      assertEquals(ROW0, json.get("maximum").getAsDouble(), 1e-15, scale[0]);
      assertEquals(ROW1, json.get("minimum").getAsDouble(), 1e-15, scale[0]);
    }
  }

  @Test
  void csvInAndOut() throws IOException {
    String mean = text("m.csv", "a;b\n1;2\n0.5;0\n");
    String out = path("kl.csv");
    JsonObject json = json("--mean", mean, "--log-variance", logVariance(), "-o", out);
    assertEquals(2, json.get("rows").getAsInt());
    List<String> lines = Files.readAllLines(Path.of(out));
    assertEquals("kl", lines.getFirst());
    assertEquals(ROW0, Double.parseDouble(lines.get(1)), 1e-15);
    assertEquals(3, lines.size());
  }

  @Test
  void stdinAndStdout() {
    CommandRun run =
        CommandRun.withInput(
            "1,2\n0.5,0\n", "kl", "--mean", "-", "--log-variance", logVariance(), "-o", "-");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(3, run.out().lines().count());
    assertTrue(run.err().contains("2 rows of dimension 2"), run.err());
  }

  @Test
  void anotherPriorFromNumbersOrFiles() {
    String mean = npy("m.npy", 2, 3, 3);
    String variance = npy("v.npy", 2, 4, 4);
    JsonObject numbers =
        json("--mean", mean, "--variance", variance, "--prior-mean", "3", "--prior-variance", "4");
    assertEquals(0, numbers.get("maximum").getAsDouble());
    JsonObject files =
        json(
            "--mean",
            mean,
            "--variance",
            variance,
            "--prior-mean",
            npy("pm.npy", 0, 3, 3),
            "--prior-variance",
            npy("pv.npy", 0, 4, 4));
    assertEquals(0, files.get("maximum").getAsDouble());
    assertRefused(
        3,
        path("pm3.npy") + ": is 3 x 1, needs 2 numbers, one for each coordinate",
        "--mean",
        mean,
        "--variance",
        variance,
        "--prior-mean",
        npy("pm3.npy", 0, 1, 2, 3));
  }

  @Test
  void infiniteRowsAreCounted() {
    String variance = npy("v.npy", 2, 1, 0, 1, 1);
    JsonObject json = json("--mean", mean(), "--variance", variance);
    assertEquals(1, json.get("infinite").getAsInt());
    assertTrue(json.get("mean").isJsonNull());
    assertTrue(json.get("reason").getAsString().contains("mean is +infinity"), json.toString());
    assertEquals(0.125, json.get("minimum").getAsDouble());
  }

  @Test
  void nanIsNamedWithFileRowAndColumn() throws IOException {
    String bad = npy("bad.npy", 2, 1, 2, 3, Double.NaN);
    assertRefused(
        3,
        bad + ": row 1, column 1 (from 0): needs a number, got NaN",
        "--mean",
        mean(),
        "--log-variance",
        bad,
        "-o",
        path("out.npy"));
    assertEquals(List.of("bad.npy", "mean.npy"), files());
  }

  @Test
  void aNegativeVarianceIsNamed() {
    String bad = npy("bad.npy", 2, 1, 2, -3, 1);
    assertRefused(
        3,
        bad + ": row 1, column 0 (from 0): needs a variance that is not negative, got -3.0",
        "--mean",
        mean(),
        "--variance",
        bad);
  }

  @Test
  void shapesThatDisagreeAreBothNamed() {
    String three = npy("three.npy", 3, 1, 2, 3);
    assertRefused(
        3,
        three + ": is 1 x 3, needs 2 x 2 like " + mean(),
        "--mean",
        mean(),
        "--log-variance",
        three);
  }

  @Test
  void aTextCellIsNamed() throws IOException {
    String bad = text("bad.csv", "1,2\n3,four\n");
    assertRefused(
        3,
        bad + ": line 2, column 2: needs a number, got \"four\"",
        "--mean",
        bad,
        "--log-variance",
        logVariance());
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path whole = Path.of(mean());
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, java.util.Arrays.copyOf(bytes, bytes.length - 8));
    assertRefused(
        3,
        whole
            + ": is cut short: its shape [2, 2] of FLOAT64 needs 32 bytes after byte 128, got 24;"
            + " write or copy it again",
        "--mean",
        whole.toString(),
        "--log-variance",
        logVariance());
  }

  @Test
  void anUnwritableFolderIsNamedBeforeAnythingIsComputed() {
    String out = path("nowhere/kl.npy");
    assertRefused(
        3,
        out + ": cannot be written in its folder: no such file or folder",
        "--mean",
        mean(),
        "--log-variance",
        logVariance(),
        "-o",
        out);
  }

  @Test
  void anUnknownOutputFormatIsWrongUsage() {
    String out = path("kl.txt");
    assertRefused(
        2,
        "-o needs a file that ends in .npy or .csv, or - for stdout, got " + out,
        "--mean",
        mean(),
        "--log-variance",
        logVariance(),
        "-o",
        out);
  }
}
