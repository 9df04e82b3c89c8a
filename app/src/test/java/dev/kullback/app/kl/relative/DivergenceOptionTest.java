package dev.kullback.app.kl.relative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// `kullback kl Q P --divergence NAME`.
class DivergenceOptionTest {

  private static CommandRun run(String q, String p, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "kl";
    arguments[1] = q;
    arguments[2] = p;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "kl, 0.5, nats",
    "reverse-kl, 0.5, nats",
    "jeffreys, 1, nats",
    "bhattacharyya, 0.125, nats",
    "chernoff-information, 0.125, nats",
    "geometric-jensen-shannon, 0.125, nats",
    "hellinger, 0.34278724803499416, none",
    "chi-squared, 1.718281828459045, none",
    "cross-entropy, 1.9189385332046727, nats",
    "wasserstein, 1, that of the coordinates",
    "fisher-rao, 0.9802581434685472, none",
    "total-variation, 0.38292492254802624, none",
    "pinsker, 0.5, none"
  })
  void unitShiftOfAStandardNormal(String name, double value, String unit) {
    CommandRun run = run("N(1, 1)", "N(0, 1)", "--divergence", name, "--json");
    assertEquals(0, run.exitCode(), run.err());
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals(name, json.get("divergence").getAsString());
    assertEquals(value, json.get("value").getAsDouble(), 1e-15);
    assertEquals(unit, json.get("unit").getAsString());
    assertEquals(unit.equals("nats"), json.has("bits"));
    assertEquals(1, json.get("dimension").getAsInt());
  }

  @ParameterizedTest
  @EnumSource
  void everyNameIsInTheHelpAndRuns(Relative relative) {
    String help = CommandRun.of("kl", "--help").out();
    assertTrue(help.contains(relative.toString()), help);
    CommandRun run =
        relative == Relative.RENYI || relative == Relative.CHERNOFF
            ? run("N(1, 2)", "N(0, 1)", "--divergence", relative.toString(), "--alpha", "0.3")
            : run("N(1, 2)", "N(0, 1)", "--divergence", relative.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith(relative.toString()), run.out());
  }

  @Test
  void alphaIsShownAndUsed() {
    CommandRun run = run("N(1, 1)", "N(0, 1)", "--divergence", "renyi", "--alpha", "2");
    assertEquals("renyi (alpha 2.0)  1.0 nats  1.4426950408889634 bits\n", run.out());
  }

  @Test
  void infinityIsNullWithAReason() {
    CommandRun run = run("N(0, 4)", "N(0, 1)", "--divergence", "chi-squared", "--json");
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertTrue(json.get("value").isJsonNull());
    assertEquals("value is +infinity", json.get("reason").getAsString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--divergence renyi | renyi needs --alpha",
        "--divergence jeffreys --alpha 2 | jeffreys takes no --alpha",
        "--divergence chernoff --alpha 2 | alpha strictly between 0 and 1, got 2.0",
        "--divergence nonsense | --divergence needs one of kl, reverse-kl",
        "--divergence total-variation | use TotalVariationBounds",
        "--divergence jeffreys --terms | --terms shows parts of the KL divergence",
        "--alpha 2 | --alpha needs a --divergence"
      })
  void misuseIsAUsageErrorWithOneSentence(String options, String message) {
    CommandRun run = run("N([1,2], I)", "N(0, 2 I)", options.split(" "));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertEquals("", run.out());
  }
}
