package dev.kullback.app.nearest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
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
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestCommandTest {
  @TempDir Path folder;

  private String csv(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String npy(String name, ScalarType type, int columns, double... values) {
    Path file = folder.resolve(name);
    try (NpyWriter writer = NpyWriter.create(file, type, columns)) {
      float[] floats = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        floats[i] = (float) values[i];
      }
      if (type == ScalarType.FLOAT32) {
        writer.write(floats);
      } else {
        writer.write(MemorySegment.ofArray(values));
      }
      writer.finish();
    }
    return file.toString();
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("nearest"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static void assertRefused(int code, String sentence, String... arguments) {
    CommandRun run = run(arguments);
    assertEquals("kullback: " + sentence + "\n", run.err());
    assertEquals(code, run.exitCode());
    assertEquals("", run.out());
  }

  @Test
  void findsTheNearestOfOtherFiles() throws IOException {
    String mean = csv("q.csv", "0\n5\n");
    String variance = csv("qv.csv", "1\n1\n");
    String candidates = csv("p.csv", "4\n0\n1\n");
    String candidateVariance = csv("pv.csv", "1\n1\n1\n");
    CommandRun run =
        run(
            "--mean",
            mean,
            "--variance",
            variance,
            "--candidate-mean",
            candidates,
            "--candidate-variance",
            candidateVariance,
            "-k",
            "2",
            "-o",
            "-");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        "query,rank,candidate,kl\n0,1,1,0.0\n0,2,2,0.5\n1,1,0,0.5\n1,2,2,8.0\n", run.out());
  }

  @Test
  void withoutCandidatesARowIsNotItsOwnNeighbour() throws IOException {
    String mean = csv("q.csv", "0\n1\n3\n3\n");
    String sigma = csv("qs.csv", "1\n1\n1\n1\n");
    CommandRun run = run("--mean", mean, "--sigma", sigma, "-k", "1", "--json");
    assertEquals(0, run.exitCode(), run.err());
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals(4, json.get("candidates").getAsInt());
    JsonArray rows = json.getAsJsonArray("neighbours");
    int[] expected = {1, 0, 3, 2};
    for (int i = 0; i < 4; i++) {
      JsonObject row = rows.get(i).getAsJsonObject();
      assertEquals(i, row.get("query").getAsInt());
      assertEquals(expected[i], row.getAsJsonArray("candidates").get(0).getAsInt());
    }
  }

  @Test
  void theFileHasAllRowsOfManyBlocks() {
    SplittableRandom random = new SplittableRandom(5);
    int m = 2500;
    double[] mean = random.doubles(m * 3L, -3, 3).toArray();
    double[] logVariance = random.doubles(m * 3L, -1, 1).toArray();
    for (ScalarType type : new ScalarType[] {ScalarType.FLOAT32, ScalarType.FLOAT64}) {
      String means = npy("m.npy", type, 3, mean);
      String scales = npy("lv.npy", type, 3, logVariance);
      Path out = folder.resolve("out.npy");
      CommandRun run =
          run("--mean", means, "--log-variance", scales, "-k", "3", "-o", out.toString());
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.out().startsWith("2,500 rows, the 3 nearest of 2,500"), run.out());
      assertTrue(run.out().contains("and 2,495 more rows"), run.out());
      double[] all = Npy.map(out, Arena.ofAuto()).toArray();
      assertEquals(m * 6, all.length);
      for (int row = 0; row < m; row += 499) {
        int best = nearest(mean, logVariance, row);
        assertEquals(best, all[row * 6]);
        assertEquals(divergence(mean, logVariance, row, best), all[row * 6 + 3], 1e-5);
        assertTrue(all[row * 6 + 3] <= all[row * 6 + 4]);
      }
    }
  }

  private static int nearest(double[] mean, double[] logVariance, int row) {
    int best = -1;
    for (int j = 0; j < mean.length / 3; j++) {
      if (j != row
          && (best < 0
              || divergence(mean, logVariance, row, j)
                  < divergence(mean, logVariance, row, best))) {
        best = j;
      }
    }
    return best;
  }

  private static double divergence(double[] mean, double[] logVariance, int i, int j) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      double x = mean[i * 3 + k] - mean[j * 3 + k];
      double v = logVariance[i * 3 + k] - logVariance[j * 3 + k];
      sum += x * x * Math.exp(-logVariance[j * 3 + k]) + Math.exp(v) - 1 - v;
    }
    return 0.5 * sum;
  }

  @Test
  void threadsDoNotChangeTheAnswer() {
    double[] mean = new SplittableRandom(6).doubles(400, -3, 3).toArray();
    String means = npy("m.npy", ScalarType.FLOAT32, 4, mean);
    String one = run("--mean", means, "--log-variance", means, "--json", "--threads", "1").out();
    assertFalse(one.isEmpty());
    assertEquals(
        one, run("--mean", means, "--log-variance", means, "--json", "--threads", "3").out());
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    String good = csv("good.csv", "1,2\n3,4\n5,6\n");
    String nan = npy("nan.npy", ScalarType.FLOAT64, 2, 1, 2, 3, Double.NaN, 5, 6);
    String negative = csv("negative.csv", "1,2\n3,4\n5,-6\n");
    String narrow = csv("narrow.csv", "1\n2\n3\n");
    assertRefused(
        3,
        nan + ": row 1, column 1 (from 0): needs a number, got NaN",
        "--mean",
        nan,
        "--variance",
        good,
        "-k",
        "1");
    assertRefused(
        3,
        negative + ": row 2, column 1 (from 0): needs a number that is not negative, got -6.0",
        "--mean",
        good,
        "--sigma",
        negative,
        "-k",
        "1");
    assertRefused(
        3,
        narrow + ": has rows of 1 numbers, needs 2 like " + good,
        "--mean",
        good,
        "--sigma",
        good,
        "--candidate-mean",
        narrow,
        "--candidate-sigma",
        narrow,
        "-k",
        "1");
    assertRefused(
        3, narrow + ": is 3 x 1, needs 3 x 2 like " + good, "--mean", good, "--sigma", narrow);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void wrongUsageIsOneSentence() throws IOException {
    String good = csv("good.csv", "1,2\n3,4\n5,6\n");
    assertRefused(2, "needs --mean FILE, got no means");
    assertRefused(
        2,
        "needs one of --log-variance, --variance, --sigma and --precision, got none",
        "--mean",
        good);
    assertRefused(
        2,
        "needs one of --candidate-log-variance, --candidate-variance, --candidate-sigma and"
            + " --candidate-precision, got none",
        "--mean",
        good,
        "--sigma",
        good,
        "--candidate-mean",
        good);
    assertRefused(
        2,
        "needs -k of at most 2, the rows to choose from, got 3",
        "--mean",
        good,
        "--sigma",
        good,
        "-k",
        "3");
    assertRefused(2, "needs -k of at least 1, got 0", "--mean", good, "--sigma", good, "-k", "0");
    assertRefused(
        2,
        "-o needs a file that ends in .npy or .csv, or - for stdout, got x.txt",
        "--mean",
        good,
        "--sigma",
        good,
        "-o",
        "x.txt");
  }

  @Test
  void aFileIsWrittenWholeOrNotAtAll() throws IOException {
    String good = csv("good.csv", "1,2\n3,4\n5,6\n");
    Path out = folder.resolve("out.csv");
    assertEquals(
        0, run("--mean", good, "--sigma", good, "-k", "2", "-o", out.toString()).exitCode());
    assertEquals(7, Files.readAllLines(out).size());
    assertArrayEquals(
        new String[] {"query", "rank", "candidate", "kl"},
        Files.readAllLines(out).getFirst().split(","));
  }
}
