package dev.kullback.app.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `kullback information`.
class InformationCommandTest {
  /// Correlation ½ between 0 and 1; 2 is independent of both.
  private static final String JOINT = "N(0, [[1,0.5,0],[0.5,1,0],[0,0,4]])";

  private static final double DEPENDENCE = -0.5 * Math.log(0.75);

  private static JsonObject json(String... arguments) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of("information", "--json"), Arrays.stream(arguments))
                .toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.err());
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  private static double nats(JsonObject json, String name) {
    return json.getAsJsonObject(name).get("nats").getAsDouble();
  }

  @Test
  void entropyAndTotalCorrelation() {
    JsonObject json = json(JOINT);
    double entropy = 1.5 * Math.log(2 * Math.PI * Math.E) + 0.5 * Math.log(3);
    assertEquals(entropy, nats(json, "entropy"), 1e-14);
    assertEquals(DEPENDENCE, nats(json, "totalCorrelation"), 1e-15);
    assertEquals(3, json.get("dimension").getAsInt());
    assertFalse(json.has("mutualInformation"));
  }

  @Test
  void mutualInformationOfTwoBlocks() {
    JsonObject dependent = json(JOINT, "--block", "0", "--block", "1-2");
    assertEquals(DEPENDENCE, nats(dependent, "mutualInformation"), 1e-15);
    assertEquals("[[0],[1,2]]", dependent.get("blocks").toString());
    assertEquals(0, nats(json(JOINT, "--block", "0,1", "--block", "2"), "mutualInformation"));
  }

  @Test
  void moreBlocksHaveATotalCorrelation() {
    JsonObject json = json(JOINT, "--block", "0", "--block", "1", "--block", "2");
    assertEquals(DEPENDENCE, nats(json, "totalCorrelation"), 1e-15);
  }

  @Test
  void textHasNatsAndBits() {
    CommandRun run = CommandRun.of("information", JOINT, "--block", "0", "--block", "1");
    assertTrue(run.out().lines().anyMatch(l -> l.startsWith("mutual information ")), run.out());
    assertTrue(run.out().contains(DEPENDENCE + " nats"), run.out());
    assertEquals(2, run.out().lines().count());
  }

  @Test
  void aFittedFileWillDo(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("data.csv");
    Files.writeString(data, "a,b\n0,0\n1,1\n2,0\n3,2\n");
    String file = folder.resolve("fit.json").toString();
    assertEquals(0, CommandRun.of("fit", data.toString(), "-o", file).exitCode());
    assertEquals(2, json(file).get("dimension").getAsInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--block 0 | needs --block at least twice",
        "--block 0 --block x | needs coordinates such as 0,1 or 0-3, got 'x' in 'x'",
        "--block 2-1 --block 0 | needs a range that goes up, got '2-1'",
        "--block 0 --block 3 | 3",
        "--block 0,1 --block 1 | 1",
        "--block 0, --block 1 | got '' in '0,'"
      })
  void wrongBlocksAreTold(String options, String part) {
    String[] arguments =
        Stream.concat(Stream.of("information", JOINT), Arrays.stream(options.split(" ")))
            .toArray(String[]::new);
    CommandRun run = CommandRun.of(arguments);
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(part), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aJointThatCannotBeReadIsPointedAt() {
    CommandRun run = CommandRun.of("information", "N(0, [[1, 2]])");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("JOINT, column 6: needs a square matrix"), run.err());
  }
}
