package dev.kullback.app.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `kullback check`.
class CheckCommandTest {

  private static final String LAWS =
      "$q = N(\\mu, \\Sigma)$, $p = N(0, I)$, $\\Sigma = diag(\\sigma_1^2, \\ldots,"
          + " \\sigma_n^2)$\n\n";
  private static final String TRUE =
      LAWS + "$$ E_q[z^T z] = tr(\\Sigma) + \\mu^T \\mu \\tag{1} $$\n";
  private static final String FALSE =
      LAWS + "$$ E_q[z^T z] = |\\Sigma| + \\mu^T \\mu \\tag{1} $$\n";
  private static final String GARBLED = LAWS + "$$ \\mu + 1 = + ( $$\n";
  private static final String TESTED =
      LAWS + "$$ \\ln(1 + e^{n}) = \\ln(e^{n/2} + e^{-n/2}) + \\frac{n}{2} $$\n";

  private static CommandRun check(String text, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "check";
    arguments[1] = "-";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.withInput(text, arguments);
  }

  private static JsonObject json(String text, String... options) {
    return JsonParser.parseString(check(text, options).out()).getAsJsonObject();
  }

  @Test
  void aProvedTextEndsWithZeroAndSaysSo() {
    CommandRun run = check(TRUE);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("✓ (1.1) true, line 3"), run.out());
    assertTrue(run.out().contains("Every equality is proved, for every n ≥ 1."), run.out());
  }

  @Test
  void aFalseStepEndsWithOneAndShowsEverythingAboutIt() {
    CommandRun run = check(FALSE);
    assertEquals(1, run.exitCode(), run.err());
    for (String part :
        new String[] {
          "✗ (1.1) false, line 3",
          "left − right = ",
          "at n = 2, μ = (0, 0), σ = (1, 1):",
          "left  = 2",
          "right = 1",
          "true when n = 1",
          "proved instead: = ",
          "tr for | |",
          "1 FALSE",
          "All false steps are true for n = 1."
        }) {
      assertTrue(run.out().contains(part), () -> part + " is missing in\n" + run.out());
    }
  }

  @Test
  void aTextOfWhichNothingCanBeReadEndsWithThreeAndStillHasItsReport() {
    CommandRun run = check(GARBLED);
    assertEquals(3, run.exitCode());
    assertTrue(run.out().contains("? "), run.out());
    assertTrue(run.out().contains("1 UNREADABLE"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "no formula here", "$$ x + y $$", "$q = N(\\mu, \\Sigma)$"})
  void aTextWithoutEqualitiesEndsWithThreeAndASentence(String text) {
    CommandRun run = check(text);
    assertEquals(3, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("standard input: needs at least one displayed equality"));
  }

  @Test
  void strictEndsWithOneUnlessEverythingIsProved() {
    assertEquals(0, check(TRUE, "--strict").exitCode());
    assertEquals(1, check(TRUE + "\n$$ \\mu + 1 = + ( $$", "--strict").exitCode());
    assertEquals(0, check(TRUE + "\n$$ \\mu + 1 = + ( $$").exitCode());
  }

  @Test
  void whatIsOnlyTestedIsNoProofAndNoError() {
    CommandRun run = check(TESTED);
    assertEquals(0, run.exitCode(), run.out());
    assertTrue(run.out().contains("which is not a proof"), run.out());
    assertEquals(1, check(TESTED, "--strict").exitCode());
  }

  @Test
  void declarationsMayComeFromTheCommandLine() {
    String text = "$$ E_q[z^T z] = n s^2 + \\mu^T \\mu $$";
    CommandRun run = check(text, "--declare", "q = N(\\mu, s^2 I)");
    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("1 TRUE"), run.out());
  }

  @Test
  void jsonHasExactlyThePromisedFields() {
    JsonObject document = json(FALSE, "--json");
    assertEquals("[equalities, summary, conclusions]", document.keySet().toString());
    assertEquals("{\"FALSE\":1}", document.get("summary").toString());
    JsonObject equality = document.getAsJsonArray("equalities").get(0).getAsJsonObject();
    assertEquals(
        "[id, line, text, verdict, equalsChainStart, difference, counterexample, trueOnlyWhen,"
            + " repair, notes]",
        equality.keySet().toString());
    assertEquals("1.1", equality.get("id").getAsString());
    assertEquals(3, equality.get("line").getAsInt());
    assertEquals("FALSE", equality.get("verdict").getAsString());
    assertFalse(equality.get("equalsChainStart").getAsBoolean());
    assertEquals("n = 1", equality.get("trueOnlyWhen").getAsString());
    JsonObject counterexample = equality.getAsJsonObject("counterexample");
    assertEquals("[n, mu, sigma, left, right]", counterexample.keySet().toString());
    assertEquals(2, counterexample.get("n").getAsInt());
    assertEquals("[\"0\",\"0\"]", counterexample.get("mu").toString());
    assertEquals("[\"1\",\"1\"]", counterexample.get("sigma").toString());
    assertEquals("2", counterexample.get("left").getAsString());
    assertEquals("1", counterexample.get("right").getAsString());
  }

  @Test
  void jsonCountsEveryVerdictAndNumbersEveryEquality() {
    String chain = "$$ n = n = 2n = n \\tag{7} $$\n";
    JsonObject document = json(LAWS + chain + "$$ 1 = 1 $$", "--format", "json");
    JsonArray equalities = document.getAsJsonArray("equalities");
    StringBuilder ids = new StringBuilder();
    equalities.forEach(e -> ids.append(e.getAsJsonObject().get("id").getAsString()).append(' '));
    assertEquals("7.1 7.2 7.3 8.1 ", ids.toString());
    JsonObject summary = document.getAsJsonObject("summary");
    int counted = summary.keySet().stream().mapToInt(v -> summary.get(v).getAsInt()).sum();
    assertEquals(equalities.size(), counted);
    assertEquals(2, summary.get("FALSE").getAsInt());
  }

  @Test
  void htmlStandsAloneAndShowsTheTextAsText() {
    CommandRun run = check(FALSE + "<script>alert(1)</script>", "--format", "html");
    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("<!DOCTYPE html>"));
    assertTrue(run.out().contains("<math"));
    assertTrue(run.out().contains("id=\"e1.1\""));
    assertTrue(run.out().contains("<details><summary>The text</summary>"));
    assertTrue(run.out().contains("&lt;script&gt;"));
    for (String foreign : new String[] {"<script", "src=", "href=", "@import", "url("}) {
      assertFalse(run.out().contains(foreign), foreign);
    }
  }

  @ParameterizedTest
  @CsvSource({"report.txt, read with", "report.html, <!DOCTYPE html>", "report.json, {"})
  void theFormatFollowsTheNameOfTheOutput(String name, String start, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve(name);
    CommandRun run = check(FALSE, "-o", file.toString());
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
    assertEquals("kullback: wrote " + file + "\n", run.err());
    assertTrue(Files.readString(file).startsWith(start), () -> name);
  }

  @Test
  void theFormatAskedForWinsOverTheName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    assertEquals(0, check(TRUE, "--format", "json", "-o", file.toString()).exitCode());
    assertTrue(JsonParser.parseString(Files.readString(file)).isJsonObject());
    assertTrue(check(TRUE, "-o", "-").out().contains("✓"));
  }

  @Test
  void aFileIsReadAndNamed(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("text.md"), "\uFEFF" + FALSE.replace("\n", "\r\n"));
    CommandRun run = CommandRun.of("check", file.toString(), "--format", "html");
    assertEquals(1, run.exitCode(), run.err());
    assertTrue(run.out().contains("<h1>" + file + "</h1>"), run.out());
    assertTrue(run.out().contains("<small>line 3</small>"), run.out());
  }

  @Test
  void anOlderEncodingIsReadWithANote(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("old.tex");
    Files.write(file, ("Für jedes µ:\n" + TRUE).getBytes(StandardCharsets.ISO_8859_1));
    CommandRun run = CommandRun.of("check", file.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.err().contains("is not UTF-8"), run.err());
  }

  @Test
  void whatIsNoTextEndsWithThreeAndASentence(@TempDir Path folder) throws IOException {
    Path binary = Files.write(folder.resolve("a.pdf"), new byte[] {'%', 'P', 'D', 'F', 0, 1, 2});
    Path empty = Files.writeString(folder.resolve("empty.md"), "");
    Path huge = folder.resolve("huge.md");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength((16L << 20) + 1);
    }
    refuses(folder.resolve("missing.md"), "no such file or folder");
    refuses(folder, "needs a text, got a folder");
    refuses(binary, "got binary data: a zero at byte 4");
    refuses(empty, "needs at least one displayed equality");
    refuses(huge, "at most 16 MiB");
  }

  private static void refuses(Path file, String part) {
    CommandRun run = CommandRun.of("check", file.toString());
    assertEquals(3, run.exitCode(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(file.toString()), run.err());
    assertTrue(run.err().contains(part), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed(@TempDir Path folder) {
    CommandRun run = check(TRUE, "-o", folder.resolve("none/there.txt").toString());
    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("there.txt"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "check - --format pdf", "check - -", "check - --wrong"})
  void wrongUsageEndsWithTwo(String line) {
    CommandRun run = CommandRun.of(line.split(" "));
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertFalse(run.err().contains("Exception"), run.err());
  }
}
