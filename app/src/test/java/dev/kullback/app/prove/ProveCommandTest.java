package dev.kullback.app.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProveCommandTest {

  @Test
  void theDefaultIsTheQuestionTheProjectStartedFrom() {
    CommandRun run = CommandRun.of("prove");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("½ ∑_i (σ_i² + μ_i² − 1 − ln(σ_i²))"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void jsonHasEveryStepWithItsValue() {
    CommandRun run = CommandRun.of("prove", "--format", "json", "--at", "mu=(0,0), sigma=(2,1/2)");
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals("9/8", document.getAsJsonObject("right").get("exact").getAsString());
    assertEquals(3, document.getAsJsonArray("chains").size());
  }

  @ParameterizedTest
  @CsvSource({
    "proof.tex, \\documentclass",
    "proof.html, <!DOCTYPE html>",
    "proof.json, {",
    "proof.v, (* The KL divergence",
    "proof.txt, The KL divergence"
  })
  void theFormatFollowsTheNameOfTheFile(String name, String start, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve(name);
    CommandRun run = CommandRun.of("prove", "-o", file.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(Files.readString(file).startsWith(start));
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--q round                    | isotropic",
        "--of surprise                | cross-entropy",
        "--q univariate --p full      | same dimension",
        "--q equal                    | of its own",
        "--at mu=1                    | sigma",
        "--at mu=(1                   | column",
        "--format coq --at mu=1       | goes with"
      })
  void wrongUsageIsAnsweredWithASentence(String options, String part) {
    CommandRun run = CommandRun.of(("prove " + options).split(" "));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(part), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed(@TempDir Path folder) {
    CommandRun run = CommandRun.of("prove", "-o", folder.resolve("none/there.txt").toString());
    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("there.txt"), run.err());
  }
}
