package dev.kullback.app.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import dev.kullback.app.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One tiny run on the digits, seen through every command.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainedRunTest {
  private Path folder = Path.of("");
  private Path run = Path.of("");
  private CommandRun training = new CommandRun(-1, "", "");

  @BeforeAll
  void train(@TempDir Path temporary) {
    folder = temporary;
    run = folder.resolve("run");
    training = Tiny.train(run, "--json");
    assertEquals(0, training.exitCode(), training.err());
  }

  @Test
  void theBoundIsReconstructionMinusKl() {
    var test = trained().getAsJsonObject("test");
    double difference = number(test, "reconstruction") - number(test, "kl");
    assertEquals(difference, number(test, "elbo"), 1e-9);
    assertEquals(359, number(test, "rows"));
    assertEquals(2, test.getAsJsonArray("units").size());
  }

  @Test
  void theClosedFormAgreesWithMonteCarlo() {
    var test = trained().getAsJsonObject("test");
    assertTrue(Math.abs(number(test, "klDeviation")) < 4, training.out());
    assertTrue(number(test, "klMonteCarloStandardError") > 0);
  }

  @Test
  void choicesAndOneLineAnEpochGoToStderr() {
    var lines = training.err().lines().toList();
    assertEquals(
        3, lines.stream().filter(line -> line.startsWith("epoch ")).count(), training.err());
    assertTrue(training.err().contains("kullback: run folder: " + run), training.err());
    assertTrue(training.err().contains("network: 64-8-2"), training.err());
    assertTrue(lines.getLast().matches("epoch 3/3 .* ELBO .* samples/s"), training.err());
  }

  @Test
  void theReportHoldsNumbersCurvesAndPictures() throws Exception {
    var page = Page.of(Files.readString(run.resolve("report.html")));
    var elbo = number(trained().getAsJsonObject("test"), "elbo");
    var shown = String.format(Locale.ROOT, "%.2f", elbo).replace('-', '−');
    assertTrue(page.text().contains(shown + " ± "), shown);
    assertTrue(page.plots().contains("The latent plane, decoded"), page.plots().toString());
    assertTrue(page.plots().contains("Reconstructions of test rows"));
    assertTrue(page.plots().contains("Posterior means"));
    assertTrue(page.text().contains("kullback train digits --test-fraction 0.2 --split-seed 1"));
    assertTrue(page.text().contains("binarised at random"));
  }

  @Test
  void evaluatingGivesTheNumbersOfTheTraining() {
    var again = CommandRun.of("evaluate", run.toString(), "--json");
    assertEquals(0, again.exitCode(), again.err());
    var measured = json(again);
    assertEquals(trained().getAsJsonObject("test").get("elbo"), measured.get("elbo"));
    assertTrue(measured.has("importance"), again.out());
  }

  @Test
  void evaluatingOnTheRunsOwnDataTakesItsTestRows() {
    var args = new String[] {"evaluate", run.toString(), "digits", "--importance-samples", "0"};
    var measured = CommandRun.of(args);
    assertTrue(measured.out().startsWith("test ELBO      -"), measured.out() + measured.err());
    assertTrue(measured.err().contains("measuring on 359 rows of digits (test)"), measured.err());
    assertFalse(measured.out().contains("NLL"), measured.out());
  }

  @Test
  void encodingsHaveTheKlThatTheKlCommandComputes() throws IOException {
    var npz = folder.resolve("codes.npz");
    var encoded = CommandRun.of("encode", run.toString(), "digits", "-o", npz.toString());
    assertEquals(0, encoded.exitCode(), encoded.err());
    var divergence =
        CommandRun.of(
            "kl", "--mean", npz + ":mean", "--log-variance", npz + ":log_variance", "-o", "-");
    var csv = CommandRun.of("encode", run.toString(), "digits", "-o", "-");
    var lines = csv.out().lines().toList();
    assertEquals("mean_1,mean_2,log_variance_1,log_variance_2,kl", lines.getFirst());
    assertEquals(1798, lines.size());
    double kl = Double.parseDouble(lines.get(1).split(",", -1)[4]);
    double same = Double.parseDouble(divergence.out().lines().toList().get(1));
    assertEquals(kl, same, 1e-6 * kl);
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void encodingsOfTheSameRowsAreTheSameBytes() throws IOException {
    for (var ending : new String[] {".npy", ".npz"}) {
      var one = folder.resolve("one" + ending);
      var two = folder.resolve("two" + ending);
      CommandRun.of("encode", run.toString(), "digits", "-o", one.toString());
      CommandRun.of("encode", run.toString(), "digits", "-o", two.toString());
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }
  }

  @Test
  void samplesFollowTheirSeed() {
    var first = CommandRun.of("sample", run.toString(), "-o", "-", "-n", "3", "--seed", "5");
    var same = CommandRun.of("sample", run.toString(), "-o", "-", "-n", "3", "--seed", "5");
    var other = CommandRun.of("sample", run.toString(), "-o", "-", "-n", "3", "--seed", "6");
    assertEquals(4, first.out().lines().count(), first.err());
    assertEquals(first.out(), same.out());
    assertNotEquals(first.out(), other.out());
  }

  @Test
  void samplesCanBeLookedAt() throws Exception {
    var png = folder.resolve("samples.png");
    var svg = folder.resolve("samples.svg");
    CommandRun.of("sample", run.toString(), "-o", png.toString(), "-n", "9");
    CommandRun.of("sample", run.toString(), "-o", svg.toString(), "-n", "9");
    var image = ImageIO.read(png.toFile());
    assertNotNull(image);
    assertEquals(7 * (3 * 8 + 2), image.getWidth(), "three images and two gaps, enlarged 7 times");
    assertTrue(Page.of(Files.readString(svg)).document().hasChildNodes());
  }

  @Test
  void aReportWrittenAnewIsTheSame() throws IOException {
    var file = run.resolve("report.html");
    var before = Files.readString(file);
    Files.delete(file);
    var again = CommandRun.of("report", run.toString());
    assertEquals(file + "\n", again.out(), again.err());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aRunOfThatFolderCannotBeginTwice() {
    var second = Tiny.train(run);
    assertEquals(3, second.exitCode());
    assertTrue(second.err().contains("already holds a run"), second.err());
  }

  @Test
  void resumingWithAnotherConfigurationNamesTheDifference() {
    var other = CommandRun.of("train", "--resume", "-o", run.toString(), "--latent", "3");
    assertEquals(3, other.exitCode());
    assertEquals(1, other.err().lines().count(), other.err());
    assertTrue(other.err().contains("architecture.latent is 2 there, 3 asked for"), other.err());
  }

  @Test
  void otherDataAreNotTheRunsData() throws IOException {
    var csv = folder.resolve("other.csv");
    Files.writeString(csv, ("0,".repeat(63) + "1\n" + "1,".repeat(63) + "0\n").repeat(4));
    var report = CommandRun.of("report", run.toString(), csv.toString());
    assertEquals(3, report.exitCode());
    assertTrue(report.err().contains("was made with other data"), report.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.txt", "out", "out.npz"})
  void aSampleInAnUnknownFormIsWrongUsage(String name) {
    var sample = CommandRun.of("sample", run.toString(), "-o", folder.resolve(name).toString());
    assertEquals(2, sample.exitCode());
    assertEquals(1, sample.err().lines().count(), sample.err());
  }

  private JsonObject trained() {
    return json(training);
  }

  private static JsonObject json(CommandRun of) {
    return JsonParser.parseString(of.out()).getAsJsonObject();
  }

  private static double number(JsonObject object, String field) {
    return object.get(field).getAsDouble();
  }
}
