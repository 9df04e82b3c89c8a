package dev.kullback.app.kl.univariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.app.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `kullback kl` with a univariate family. Values are the textbook formulas in 50 digits.
class UnivariatePairTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Laplace(0, 1) | N(0, 2) | 0.07236494292470009",
        "Laplace(0, 1.4142135623730951) | N(0, I) | 0.879217762364755",
        "Laplace(1e8, 1) | N(100000001, 1) | 0.7257913526447274",
        "N(0, 2) | Laplace(0, 1) | 0.05601422417081249",
        "Logistic(0, 1) | N(0, 4) | 0.02331923047667466",
        "Gumbel(0, 1) | N(1, 1) | 0.2535631987295796",
        "Uniform(-1, 1) | N(0, 1) | 0.39245801931139416",
        "Exponential(2) | N(0, 1) | 0.8620857137646181",
        "Gamma(2, 1) | N(2, 2) | 0.1882964585831125",
        "LogNormal(0, 1) | LogNormal(1, 4) | 0.4431471805599453",
        "HalfNormal(4) | HalfNormal(1) | 0.8068528194400547",
        "TruncatedNormal(0, 1, -inf, inf) | N(0, 1) | 0",
        "TruncatedNormal(0, 1, 0, inf) | N(0, 1) | 0.6931471805599453",
      })
  void valuesAreThoseOfTheClosedForm(String q, String p, double nats) {
    CommandRun run = CommandRun.of("kl", q, p, "--json");
    assertEquals(0, run.exitCode(), run.err());
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals("[nats, bits, dimension]", json.keySet().toString());
    assertEquals(nats, json.get("nats").getAsDouble(), 2e-15);
    assertEquals(nats / Math.log(2), json.get("bits").getAsDouble(), 3e-15);
    assertTrue(CommandRun.of("kl", q, p).out().startsWith("KL(q||p)  "));
  }

  @Test
  void aSupportThatIsNotCoveredIsInfinityWithAReason() {
    CommandRun json = CommandRun.of("kl", "N(0, 1)", "Exponential(1)", "--json");
    JsonObject document = JsonParser.parseString(json.out()).getAsJsonObject();
    assertTrue(document.get("nats").isJsonNull());
    assertEquals("nats is +infinity; bits is +infinity", document.get("reason").getAsString());
    assertEquals(
        "KL(q||p)  +infinity: q can fall outside the support of p\n",
        CommandRun.of("kl", "N(0, 1)", "Exponential(1)").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Laplace(0) | N(0, 1) | Q, column 10: needs ',' before the scale of Laplace(location,"
            + " scale)",
        "Laplace(0, 1, 2) | N(0, 1) | Q, column 13: needs ')' after the parameters of Laplace",
        "Laplace(0, -1) | N(0, 1) | Q, column 1: a scale needs to be positive and finite, got -1.0",
        "N(0, 1) | Cauchy(0, 1) | P, column 1: needs a Gaussian written N(mean, covariance)",
        "Laplace(0, 1) | Cauchy(0, 1) | P, column 1: needs one of N(mean, variance), LogNormal",
        "Laplace(0, 1) | N(0, 0) | P, column 1: a variance needs to be positive, got 0.0",
        "Laplace(0, 1) | N([0, 0], I) | P, column 3: needs the mean of N(mean, variance), got '['",
        "Laplace(0, 1) | Gumbel(0, 1) | needs a pair with a closed form",
        "Laplace(0, 1) x | N(0, 1) | Q, column 15: needs nothing after the last parenthesis",
      })
  void whatCannotBeReadIsPointedAt(String q, String p, String sentence) {
    CommandRun run = CommandRun.of("kl", q, p);
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains(sentence), run.err());
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @CsvSource({"--terms", "--divergence;jeffreys", "--alpha;2", "--unbiased", "--method;product"})
  void whatOnlyGaussiansHaveIsRefused(String option) {
    CommandRun run = CommandRun.of(("kl;Laplace(0, 1);N(0, 1);" + option).split(";"));
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("need two Gaussians"), run.err());
    assertEquals("", run.out());
  }
}
