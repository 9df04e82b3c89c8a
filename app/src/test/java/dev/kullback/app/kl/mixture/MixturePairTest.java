package dev.kullback.app.kl.mixture;

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
import org.junit.jupiter.params.provider.EnumSource;

/// `kullback kl` between mixtures. The true divergence of the pair was integrated numerically.
class MixturePairTest {
  private static final String Q = "0.3 N(-1, 1) + 0.7 N(2, 0.5)";
  private static final String P = "0.5 N(0, 2) + 0.5 * N(1, 1)";
  private static final double TRUTH = 0.3191659622015158;

  private static CommandRun run(String q, String p, String... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("kl", q, p), Arrays.stream(more)).toArray(String[]::new));
  }

  private static JsonObject json(String q, String p, String... more) {
    CommandRun run =
        run(q, p, Stream.concat(Stream.of("--json"), Arrays.stream(more)).toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.err());
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void withoutAMethodEveryClosedOneIsNamedWithWhatItPromises() {
    JsonObject json = json(Q, P);
    JsonArray estimates = json.getAsJsonArray("estimates");
    assertEquals(9, estimates.size());
    for (JsonElement element : estimates) {
      JsonObject estimate = element.getAsJsonObject();
      double nats = estimate.get("nats").getAsDouble();
      switch (estimate.get("kind").getAsString()) {
        case "lower bound" -> assertTrue(nats <= TRUTH, estimate.toString());
        case "upper bound" -> assertTrue(nats >= TRUTH, estimate.toString());
        default -> assertEquals("approximation", estimate.get("kind").getAsString());
      }
    }
    assertEquals(9, run(Q, P).out().lines().count());
  }

  @Test
  void theMatchingIsLeftOutWhereComponentsDoNotPairUp() {
    assertEquals(8, json(Q, "N(0, 2)").getAsJsonArray("estimates").size());
    CommandRun named = run(Q, "N(0, 2)", "--method", "matched-pair-bound");
    assertEquals(2, named.exitCode());
    assertTrue(named.err().contains("as many components in q as in p, got 2 and 1"), named.err());
  }

  @Test
  void monteCarloHasASeedAndAStandardErrorThatHolds() {
    JsonObject json = json(Q, P, "--method", "monte-carlo", "--samples", "40000", "--seed", "7");
    assertEquals(
        "[method, kind, nats, bits, standardError, samples, seed, dimension]",
        json.keySet().toString());
    double error = json.get("standardError").getAsDouble();
    assertTrue(error > 0 && error < 0.01, json.toString());
    assertEquals(TRUTH, json.get("nats").getAsDouble(), 4 * error);
    assertEquals(
        run(Q, P, "--method", "monte-carlo", "--seed", "7").out(),
        run(Q, P, "--method", "monte-carlo", "--seed", "7").out());
    assertTrue(run(Q, P, "--method", "monte-carlo").out().contains("(100000 samples, seed 1)"));
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodIsInTheHelpAndRunsByName(Method method) {
    assertTrue(CommandRun.of("kl", "--help").out().contains(method.toString()));
    CommandRun run = run(Q, P, "--method", method.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith(method + " "), run.out());
  }

  @Test
  void singleGaussiansHaveTheClosedForm() {
    double closed = 0.5;
    assertEquals(
        closed, json("N(1, 1)", "N(0, 1)", "--method", "variational").get("nats").getAsDouble());
    assertEquals(
        closed,
        json("1 N([1, 0], I)", "N(0, I)", "--method", "unscented").get("nats").getAsDouble(),
        1e-15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.3 N(0, 1) + 0.6 N(1, 1) | N(0, 1) | Q, column 1: a mixture needs weights with sum 1",
        "0.5 N(0, 1) + N(1, 1) | N(0, 1) | Q, column 15: needs a weight before each Gaussian",
        "N(0, 1) + N(1, 1) | N(0, 1) | Q, column 11: needs a weight before each Gaussian",
        "0.5 N([0,1], I) + 0.5 N([1], I) | N(0, I) | needs components of dimension 2",
        "0.5 N([0,1], I) + 0.5 N(1, I) | N([0,0,0], I) | P needs dimension 2 like Q, got 3",
        "0.5 N(0, 1) + 0.5 M(1, 1) | N(0, 1) | Q, column 19: needs a Gaussian written N(",
        "0.5 N(0, 1) + 0.5 N(1, 0) | N(0, 1) | a variance of 0 in the component at index 1",
      })
  void whatCannotBeReadIsPointedAt(String q, String p, String sentence) {
    CommandRun run = run(q, p);
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(sentence), run.err());
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method nonsense | --method needs one of variational, product",
        "--samples 10 | need --method monte-carlo",
        "--method product --seed 3 | need --method monte-carlo",
        "--method monte-carlo --samples 1 | needs at least 2 samples, got 1",
        "--terms | need two Gaussians",
        "--divergence jeffreys | need two Gaussians"
      })
  void misuseIsAUsageErrorWithOneSentence(String options, String sentence) {
    CommandRun run = run(Q, P, options.split(" "));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(sentence), run.err());
    assertEquals("", run.out());
  }
}
