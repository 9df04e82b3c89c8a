package dev.kullback.app.kl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `kullback kl Q P`.
class KlCommandTest {
  private static final String Q = "N([0.3,-1.2], diag(0.5, 2))";

  @Test
  void printsNatsBitsAndBothTermsAligned() {
    CommandRun run = CommandRun.of("kl", Q, "N(0, I)");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.err());
    assertEquals(
        """
                                          nats                  bits
        KL(q||p)            1.0150000000000001     1.464335466502298
          mean term                      0.765     1.103661706280057
          covariance term                 0.25   0.36067376022224085
        """,
        run.out());
  }

  @Test
  void termsShowEachCoordinateOrDirection() {
    CommandRun run = CommandRun.of("kl", Q, "N(0, I)", "--terms");
    assertTrue(run.out().contains("coordinate"), run.out());
    assertTrue(run.out().contains("\n1 "), run.out());
    CommandRun dense = CommandRun.of("kl", Q, "N(0, [[2,0.5],[0.5,1]])", "--terms");
    assertEquals(0, dense.exitCode());
    assertTrue(dense.out().contains("direction"), dense.out());
    assertTrue(dense.out().contains("variance of q / of p"), dense.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N(0, I) | N(0, I) | 0",
        "N(1, 4) | N(0, 1) | 1.3068528194400546",
        "N([1,2], I) | N(0, 2 I) | 1.4431471805599453",
        "N([1,0], [[2,0.5],[0.5,1]]) | N(0, I) | 0.7201921060322887",
      })
  void valuesAreThoseOfTheClosedForm(String q, String p, double nats) {
    JsonObject json = json(q, p);
    assertEquals(nats, json.get("nats").getAsDouble(), 1e-15);
    assertEquals(nats / Math.log(2), json.get("bits").getAsDouble(), 1e-15);
    JsonObject terms = json.getAsJsonObject("terms");
    assertEquals(
        json.get("nats").getAsDouble(),
        terms.get("mean").getAsDouble() + terms.get("covariance").getAsDouble());
  }

  @Test
  void jsonHasExactlyThePromisedFields() {
    JsonObject json = json(Q, "N(0, I)");
    assertEquals("[nats, bits, terms, dimension]", json.keySet().toString());
    assertEquals("[mean, covariance]", json.getAsJsonObject("terms").keySet().toString());
    assertEquals(2, json.get("dimension").getAsInt());
  }

  @Test
  void jsonWithTermsHasTheCoordinatesOfDiagonalPairs() {
    JsonObject json = json(Q, "N(0, I)", "--terms");
    assertEquals("[nats, bits, terms, dimension, coordinates]", json.keySet().toString());
    JsonArray coordinates = json.getAsJsonArray("coordinates");
    assertEquals(2, coordinates.size());
    JsonObject second = coordinates.get(1).getAsJsonObject();
    assertEquals("[nats, mean, covariance]", second.keySet().toString());
    assertEquals(0.72, second.get("mean").getAsDouble(), 1e-15);
    assertSumOfParts(json, coordinates);
  }

  @Test
  void jsonWithTermsHasTheDirectionsOfOtherPairs() {
    JsonObject json = json(Q, "N(0, [[2,0.5],[0.5,1]])", "--terms");
    JsonArray directions = json.getAsJsonArray("directions");
    assertEquals(2, directions.size());
    JsonObject first = directions.get(0).getAsJsonObject();
    assertEquals("[nats, mean, covariance, ratio]", first.keySet().toString());
    assertTrue(
        first.get("nats").getAsDouble()
            >= directions.get(1).getAsJsonObject().get("nats").getAsDouble());
    assertSumOfParts(json, directions);
  }

  private static void assertSumOfParts(JsonObject json, JsonArray parts) {
    double sum = 0;
    for (JsonElement part : parts) {
      sum += part.getAsJsonObject().get("nats").getAsDouble();
    }
    assertEquals(json.get("nats").getAsDouble(), sum, 1e-14);
  }

  @Test
  void infinitePartsAreNullWithAReason() {
    JsonArray coordinates =
        json("N([0,0], I)", "N(0, diag(0, 1))", "--terms").getAsJsonArray("coordinates");
    JsonObject first = coordinates.get(0).getAsJsonObject();
    assertTrue(first.get("nats").isJsonNull(), first.toString());
    assertTrue(first.get("reason").getAsString().contains("+infinity"), first.toString());
    assertEquals(0, coordinates.get(1).getAsJsonObject().get("nats").getAsDouble());
  }

  @Test
  void infinityIsNullWithAReason() {
    JsonObject json = json("N(0, 1)", "N(0, 0)");
    assertTrue(json.get("nats").isJsonNull());
    assertEquals("nats is +infinity; bits is +infinity", json.get("reason").getAsString());
    assertTrue(CommandRun.of("kl", "N(0, 1)", "N(0, 0)").out().contains("+infinity"));
  }

  @Test
  void anErrorHasACaretAndTheUsageCode() {
    CommandRun run = CommandRun.of("kl", "N([0.3,-1.2], dig(0.5, 2))", "N(0, I)");
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertEquals(
        """
        kullback: Q, column 15: needs c, I, c I, diag(..), [[..],[..]], precision(..), lowrank(..),\
         kron(..), blocks(..), circulant(..), tridiagonal(..) or banded(..), got 'dig'
          N([0.3,-1.2], dig(0.5, 2))
                        ^
        """,
        run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kl | needs two Gaussians",
        "kl;--mean;a;--mean;b;--sigma;c | should be specified only once",
        "kl;N(0,I) | got one Gaussian only: N(0,I)",
        "kl;N(0,I);N(0,I);N(0,I) | Unmatched argument",
        "kl;N(0,I);N(0,I);--mean;m.npy;--sigma;s.npy | either two Gaussians or files",
        "kl;--mean;m.npy | needs one of --log-variance, --variance, --sigma and --precision",
        "kl;--sigma;s.npy | needs --mean FILE",
        "kl;--mean;m.npy;--sigma;s.npy;--variance;v.npy | got 2 of them",
        "kl;--mean;m.npy;--sigma;s.npy;--threads;0 | --threads of at least 1",
        "kl;--mean;-;--sigma;- | only one of the two files can be stdin",
      })
  void wrongUsageIsToldAndEndsWithTwo(String line, String part) {
    CommandRun run = CommandRun.of(line.split(";"));
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(part), run.err());
    assertEquals("", run.out());
  }

  private static JsonObject json(String q, String p, String... more) {
    String[] arguments = {"kl", q, p, "--json"};
    CommandRun run =
        CommandRun.of(
            Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.err());
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }
}
