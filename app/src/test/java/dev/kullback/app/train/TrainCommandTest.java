package dev.kullback.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.app.CommandRun;
import dev.kullback.app.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
  @TempDir Path folder;

  @Test
  void theResultNamesBoundUnitsBothKlsAndTheReport() {
    var run = folder.resolve("run");
    var training = Tiny.train(run, "--quiet");
    assertEquals(0, training.exitCode(), training.err());
    assertEquals("", training.err());
    var out = training.out();
    assertTrue(
        out.matches(
            "(?s)test ELBO +-[0-9.]+ ± [0-9.]+ nats per datum = reconstruction -[0-9.]+ - KL .*"),
        out);
    assertTrue(out.contains(" of 2\n") && out.contains("nats in closed form"), out);
    assertTrue(out.contains("by Monte Carlo: they agree within"), out);
    assertTrue(out.endsWith("report         " + run.resolve("report.html") + "\n"), out);
  }

  @Test
  void aTableOfRealNumbersGetsAGaussianLikelihood() throws Exception {
    var csv = folder.resolve("table.csv");
    Files.writeString(csv, table(300));
    var run = folder.resolve("run");
    var training =
        CommandRun.of(
            "train",
            csv.toString(),
            "-o",
            run.toString(),
            "--epochs",
            "2",
            "--latent",
            "1",
            "--hidden",
            "none",
            "--validation",
            "0",
            "--threads",
            "1");
    assertEquals(0, training.exitCode(), training.err());
    assertTrue(training.out().contains("gaussian likelihood"), training.out());
    var page = Page.of(Files.readString(run.resolve("report.html")));
    assertTrue(page.plots().contains("Reconstructions of test rows"));
    assertFalse(page.plots().contains("Samples"));
    var picture = CommandRun.of("sample", run.toString(), "-o", folder.resolve("s.png").toString());
    assertEquals(2, picture.exitCode());
    assertTrue(picture.err().contains("not trained on images"), picture.err());
  }

  @Test
  void resumingWithMoreEpochsGoesOn() throws IOException {
    var run = folder.resolve("run");
    Tiny.train(run);
    var more = CommandRun.of("train", "--resume", "-o", run.toString(), "--epochs", "5");
    assertEquals(0, more.exitCode(), more.err());
    assertEquals(5, Files.readAllLines(run.resolve("metrics.jsonl")).size());
    assertTrue(more.err().contains("resuming after epoch 3"), more.err());
  }

  @Test
  void theReportsCommandTrainsTheSameModel() throws Exception {
    var run = folder.resolve("run");
    var first = Tiny.train(run, "--beta", "0.5", "--seed", "1,2,3,4");
    var page = Page.of(Files.readString(run.resolve("report.html"))).text();
    var command = page.substring(page.indexOf("kullback train digits"));
    var words = command.substring("kullback ".length(), command.indexOf("SHA-256")).split(" ");
    var again = new ArrayList<>(List.of(words));
    again.addAll(List.of("-o", folder.resolve("again").toString()));
    var second = CommandRun.of(again.toArray(String[]::new));
    assertEquals(elbo(first), elbo(second), second.err());
  }

  private static String elbo(CommandRun run) {
    return run.out().lines().findFirst().orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--latent 0 | the latent dimension needs to be at least 1, got 0",
        "--activation sine | the activation needs to be one of tanh",
        "--likelihood poisson | the likelihood needs to be bernoulli",
        "--binarize maybe | the binarization needs to be one of none",
        "--hidden 12,x | --hidden needs widths such as 200,200, got 12,x",
        "--seed 1,2 | --seed needs one whole number, or four",
        "--validation 0.9 | the validation share needs to lie in [0, 0.5], got 0.9",
        "--learning-rate -1 | the learning rate needs to be > 0, got -1.0",
        "--test-fraction 2 | --test-fraction needs to lie strictly between 0 and 1",
        "--image 8by8 | --image needs HEIGHTxWIDTH",
        "--likelihood gaussian --binarize static | needs the bernoulli likelihood",
        "--epochs many | Invalid value for option '--epochs'",
        "--no-such-option | Unknown option: '--no-such-option'",
      })
  void wrongOptionsAreOneSentence(String options, String sentence) {
    var run = folder.resolve("run");
    var words = ("train -o " + run + " " + options).split(" ");
    var refused = CommandRun.of(words);
    assertEquals(2, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(sentence), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertFalse(Files.exists(run));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2\n3,x\n", "1,2\n3,nan\n", "1,2\n3\n", "", "0.5,0.5\n"})
  void dataThatCannotBeReadAreOneSentence(String content) throws IOException {
    var csv = folder.resolve("bad.csv");
    Files.writeString(csv, content);
    var run = folder.resolve("run");
    var refused = CommandRun.of("train", csv.toString(), "-o", run.toString());
    assertEquals(3, refused.exitCode(), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().startsWith("kullback: " + csv), refused.err());
    assertFalse(Files.exists(run), "nothing half-written");
  }

  @Test
  void anUnwritableFolderIsOneSentence() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    var refused = Tiny.train(file.resolve("run"));
    assertEquals(3, refused.exitCode());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().contains(file.toString()), refused.err());
    assertEquals("", refused.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate RUN",
        "encode RUN digits -o -",
        "sample RUN -o -",
        "report RUN",
        "train --resume -o RUN"
      })
  void aRunThatDoesNotExistIsOneSentence(String command) {
    var words = command.replace("RUN", folder.resolve("none").toString()).split(" ");
    var refused = CommandRun.of(words);
    assertEquals(3, refused.exitCode());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().contains("no such run"), refused.err());
  }

  @Test
  void resumingNeedsToKnowWhat() {
    var refused = CommandRun.of("train", "--resume");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("--resume needs -o RUN"), refused.err());
  }

  private static String table(int rows) {
    var random = new Random(1);
    var text = new StringBuilder("a,b,c\n");
    for (int i = 0; i < rows; i++) {
      double t = random.nextGaussian();
      text.append(3 * t).append(',').append(-t + 0.1 * random.nextGaussian()).append(',');
      text.append(10 + random.nextGaussian()).append('\n');
    }
    return text.toString();
  }
}
