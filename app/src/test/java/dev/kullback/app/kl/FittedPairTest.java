package dev.kullback.app.kl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.app.CommandRun;
import dev.kullback.app.gaussian.GaussianDocument;
import dev.kullback.app.gaussian.GaussianFile;
import dev.kullback.estimate.DivergenceEstimate;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.GaussianEstimator;
import dev.kullback.estimate.Interval;
import dev.kullback.estimate.MissingValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedPairTest {
  private static final FittedGaussian Q =
      GaussianEstimator.of(2, MissingValues.REJECT)
          .add(1, 2, 4, 0, 3, 5, 7, -1, 2, 2, 6, 1)
          .dense();
  private static final FittedGaussian P =
      GaussianEstimator.of(2, MissingValues.REJECT)
          .add(0, 3, 4, 4, 2, 5, 6, 0, 3, 2, 6, 3, 1, 1)
          .dense();

  @TempDir private Path folder = Path.of("");
  private String q = "";
  private String p = "";

  @BeforeEach
  void writeTheFits() {
    q = write("q.json", GaussianDocument.of(Q, Optional.of(List.of("x", "y"))));
    p = write("p.json", GaussianDocument.of(P, Optional.of(List.of("x", "y"))));
  }

  private String write(String name, GaussianDocument document) {
    String file = folder.resolve(name).toString();
    GaussianFile.write(file, document);
    return file;
  }

  private static JsonObject json(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.exitCode(), run.err());
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void filesStandWhereGaussiansDo() {
    double both = KullbackLeibler.divergence(Q.gaussian(), P.gaussian());
    assertEquals(both, json("kl", q, p, "--json").get("nats").getAsDouble());
    double first = KullbackLeibler.divergence(Q.gaussian(), Gaussian.standard(2));
    assertEquals(first, json("kl", q, "N(0, I)", "--json").get("nats").getAsDouble());
    double second = KullbackLeibler.divergence(Gaussian.standard(2), P.gaussian());
    assertEquals(second, json("kl", "N(0, I)", p, "--json").get("nats").getAsDouble());
  }

  @Test
  void otherDivergencesTakeFilesToo() {
    CommandRun run = CommandRun.of("kl", q, p, "--divergence", "jeffreys", "--json");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("jeffreys"), run.out());
  }

  @Test
  void estimatesWhatTheSamplesTell() {
    DivergenceEstimate expected = DivergenceEstimate.of(Q, P);
    Interval interval = expected.interval(0.9);
    JsonObject document = json("kl", q, p, "--unbiased", "--confidence", "0.9", "--json");
    assertEquals(expected.plugIn(), document.get("nats").getAsDouble());
    JsonObject estimate = document.getAsJsonObject("estimate");
    assertEquals(expected.unbiased(), estimate.get("unbiased").getAsDouble());
    assertEquals(expected.bias(), estimate.get("bias").getAsDouble());
    assertEquals(expected.standardError(), estimate.get("standardError").getAsDouble());
    JsonObject range = estimate.getAsJsonObject("interval");
    assertEquals(interval.lower(), range.get("lower").getAsDouble());
    assertEquals(interval.upper(), range.get("upper").getAsDouble());
    assertEquals(0.9, range.get("confidence").getAsDouble());
  }

  @Test
  void theTableShowsTheInterval() {
    CommandRun run = CommandRun.of("kl", q, p, "--unbiased");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("unbiased estimate"), run.out());
    assertTrue(run.out().contains("95 % interval from"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q.json N(0,I) --unbiased | 2 | got P without a sample",
        "N(0,I) N(1,I) --unbiased | 2 | got Q without a sample",
        "q.json p.json --confidence 0.5 | 2 | --confidence needs --unbiased",
        "q.json p.json --unbiased --confidence 95 | 2 | between 0 and 1, got 95",
        "q.json none.json | 3 | none.json: cannot be read: no such file",
        "q.json N([1,2,3],I) | 2 | needs dimension 2 like Q, got 3",
        "N(0,diag(1)) p.json | 2 | needs dimension 2 like P, got 1",
        "q.json swapped.json | 3 | in the same order, got 'y' for 'x' at index 0",
        "q.json line.json | 3 | needs dimension 2 like",
        "line.json line.json --unbiased | 3 | needs p fitted to at least 4 rows, got 3",
        "q.json p.json --unbiased --divergence hellinger | 2 | --unbiased estimates the KL",
        "--mean q.json --variance q.json --unbiased | 2 | got rows in files"
      })
  void whatDoesNotFitIsOneSentence(String arguments, int code, String complaint) {
    write("swapped.json", GaussianDocument.of(P, Optional.of(List.of("y", "x"))));
    FittedGaussian line = GaussianEstimator.of(1, MissingValues.REJECT).add(1, 2, 4).dense();
    write("line.json", GaussianDocument.of(line, Optional.empty()));
    String[] words = ("kl " + arguments).split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].endsWith(".json") ? folder.resolve(words[i]).toString() : words[i];
    }
    CommandRun run = CommandRun.of(words);
    assertEquals(code, run.exitCode(), run.err());
    assertTrue(run.err().contains(complaint), run.err());
    assertEquals("", run.out());
  }
}
