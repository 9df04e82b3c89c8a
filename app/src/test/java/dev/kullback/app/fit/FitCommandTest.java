package dev.kullback.app.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.app.CommandRun;
import dev.kullback.app.gaussian.GaussianDocument;
import dev.kullback.app.gaussian.GaussianFile;
import dev.kullback.data.ScalarType;
import dev.kullback.data.npy.NpyWriter;
import dev.kullback.estimate.Fit;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.GaussianEstimator;
import dev.kullback.estimate.MissingValues;
import dev.kullback.estimate.Sample;
import dev.kullback.estimate.Shrinkage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitCommandTest {
  private static final double[] ROWS = {1, 2, 4, 0, 3, 5, 7, -1, 2, 2, 6, 1, 3, 8};
  private static final String TABLE = "x,y\n1,2\n4,0\n3,5\n7,-1\n2,2\n6,1\n3,8\n";

  @TempDir private Path folder = Path.of("");
  private String out = "";

  @BeforeEach
  void nameTheOutput() {
    out = folder.resolve("gaussian.json").toString();
  }

  private String table(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text).toString();
  }

  private static GaussianEstimator estimator() {
    return GaussianEstimator.of(2, MissingValues.REJECT).add(ROWS);
  }

  private static CommandRun done(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.exitCode(), run.err());
    return run;
  }

  @ParameterizedTest
  @CsvSource({
    "diagonal, diagonal",
    "dense, dense",
    "shrunk:lw, Ledoit-Wolf",
    "shrunk:oas, oracle",
    "shrunk:oas-large-dimension, large",
    "lowrank:1, 1 principal components"
  })
  void fitsEveryStructure(String structure, String shown) throws IOException {
    CommandRun run = done("fit", table(TABLE), "--structure", structure, "-o", out);
    FittedGaussian expected =
        switch (structure) {
          case "diagonal" -> estimator().diagonal();
          case "dense" -> estimator().dense();
          case "shrunk:lw" -> estimator().shrunk(Shrinkage.LEDOIT_WOLF);
          case "shrunk:oas" -> estimator().shrunk(Shrinkage.OAS);
          case "shrunk:oas-large-dimension" -> estimator().shrunk(Shrinkage.OAS_LARGE_DIMENSION);
          default -> estimator().lowRank(1);
        };
    GaussianDocument document = GaussianFile.read(out);
    assertEquals(expected, document.fitted().orElseThrow());
    assertArrayEquals(
        expected.gaussian().covariance().toDense(), document.gaussian().covariance().toDense());
    assertEquals(Optional.of(List.of("x", "y")), document.columns());
    assertTrue(run.out().contains("7 rows, 2 columns"), run.out());
    assertTrue(run.out().contains(shown), run.out());
    assertEquals("", run.err());
  }

  @Test
  void denseIsTheDefaultAndJsonIsTheFile() throws IOException {
    CommandRun run = done("fit", table(TABLE), "--json", "-o", out);
    assertEquals(Files.readString(Path.of(out)), run.out());
    assertEquals(new Fit.SampleCovariance(), GaussianFile.read(out).fitted().orElseThrow().fit());
    assertEquals(run.out(), done("fit", table(TABLE), "-o", "-").out());
  }

  @Test
  void readsStandardInput() {
    CommandRun run = CommandRun.withInput(TABLE, "fit", "-");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("standard input: 7 rows"), run.out());
  }

  @Test
  void readsArraysInWhichNanIsMissing() {
    Path file = folder.resolve("array.npy");
    double[] rows = ROWS.clone();
    rows[3] = Double.NaN;
    try (NpyWriter writer = NpyWriter.create(file, ScalarType.FLOAT64, 2)) {
      writer.write(MemorySegment.ofArray(rows));
      writer.finish();
    }
    CommandRun refused = CommandRun.of("fit", file.toString());
    assertEquals(3, refused.exitCode());
    assertTrue(refused.err().contains("row 1, column 2: needs a finite number"), refused.err());
    CommandRun run = done("fit", file.toString(), "--missing", "drop-row", "-o", out);
    assertTrue(run.err().contains("1 of 7 rows (14.3 %) left out"), run.err());
    assertEquals(
        Sample.of(MissingValues.DROP_ROW, 7, 1, 0, 1),
        GaussianFile.read(out).fitted().orElseThrow().sample());
  }

  @Test
  void availableCasesKeepEachColumnsOwn() throws IOException {
    String table = table("a,b\n1,\n2,5\n,7\n4,8\n");
    done("fit", table, "--structure", "diagonal", "--missing", "available-case", "-o", out);
    FittedGaussian fitted = GaussianFile.read(out).fitted().orElseThrow();
    assertArrayEquals(new double[] {7.0 / 3, 20.0 / 3}, fitted.gaussian().mean(), 1e-15);
    assertEquals(3, fitted.sample().size(0));
    assertEquals(2, CommandRun.of("fit", table, "--missing", "available-case").exitCode());
  }

  @Test
  void columnsAreChosenByNameAndNumber() throws IOException {
    String table = table("who,x,2,z\nanna,1,2,9\nben,4,0,8\ncarl,3,5,1\n");
    String[] rest = {"--header", "present", "--structure", "diagonal", "-o", out};
    done(
        Stream.concat(Stream.of("fit", table, "--columns", "z, 3,x"), Stream.of(rest))
            .toArray(String[]::new));
    GaussianDocument document = GaussianFile.read(out);
    assertEquals(Optional.of(List.of("z", "2", "x")), document.columns());
    assertArrayEquals(new double[] {6, 7.0 / 3, 8.0 / 3}, document.gaussian().mean(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--columns q | 2 | got 'q'; the file has x, y",
        "--columns 3 | 2 | numbers from 1 to 2",
        "--columns 2-1 | 2 | ranges upwards",
        "--columns x,1 | 2 | number 1 twice",
        "--structure full | 2 | needs one of diagonal, dense",
        "--structure lowrank:0 | 2 | lowrank:R with a rank R",
        "--structure lowrank:2 | 3 | needs a rank from 1 to 1, got 2",
        "--missing maybe | 2 | --missing",
        "--header absent | 3 | line 1, column 1"
      })
  void wrongUsageIsOneSentence(String options, int code, String complaint) throws IOException {
    String[] words = ("fit " + table(TABLE) + " " + options).split(" ");
    CommandRun run = CommandRun.of(words);
    assertEquals(code, run.exitCode(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(complaint), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void whatTheDataDoNotAllowIsUnreadableAndWritesNothing() throws IOException {
    for (String text : List.of("a,b\n1,2\n2,3\n", "a\n5\n5\n5\n", "a\n1\n", "a,b\n", "a\n1\n,\n")) {
      String table = table(text);
      CommandRun run = CommandRun.of("fit", table, "-o", out);
      assertEquals(3, run.exitCode(), run.err());
      assertTrue(run.err().startsWith("kullback: " + table + ": "), run.err());
      assertFalse(Files.exists(Path.of(out)));
    }
  }

  @Test
  void aConstantColumnIsNoted() throws IOException {
    CommandRun run = done("fit", table("a,b\n5,1\n5,2\n"), "--structure", "diagonal");
    assertTrue(run.err().contains("a column is constant"), run.err());
  }
}
