package dev.kullback.vae.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.vae.testing.Refusal;
import dev.kullback.vae.testing.Tiny;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigJsonTest {

  static Stream<TrainingConfig> configs() {
    TrainingConfig tiny = Tiny.config();
    return Stream.of(
        tiny,
        tiny.withArchitecture(new Architecture(List.of(), Activation.GELU, 1)),
        tiny.withLikelihood(new Likelihood.FixedGaussian(0.1 + 0.2), Binarization.NONE),
        tiny.withLikelihood(new Likelihood.LearnedGaussian(), Binarization.NONE),
        tiny.withObjective(new Objective(0.1, 2.5, 1.0 / 3)),
        tiny.withSeeds(new Seeds(Long.MIN_VALUE, 1, Long.MAX_VALUE, -1)),
        tiny.withThreads(3).withEvaluationSamples(17));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void survivesTheTripThroughText(TrainingConfig config) {
    String text = ConfigJson.write(config).toString();
    assertEquals(config, ConfigJson.read(JsonParser.parseString(text)));
    assertEquals(Optional.empty(), ConfigJson.difference(config, config));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void namesInJsonAreThoseOfTheCommandLine(Activation activation) {
    JsonObject json =
        ConfigJson.write(
                Tiny.config().withArchitecture(new Architecture(List.of(2), activation, 1)))
            .getAsJsonObject();
    String name = json.getAsJsonObject("architecture").get("activation").getAsString();
    assertEquals(activation, Activation.parse(name));
    assertEquals(activation.toString(), name);
  }

  @Test
  void namesTheFirstDifference() {
    TrainingConfig other = Tiny.config().withSeeds(new Seeds(7, 7, 7, 8));
    assertEquals(
        Optional.of("seeds.noise is 7 there, 8 asked for"),
        ConfigJson.difference(Tiny.config(), other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"architecture", "likelihood", "seeds", "optimization", "binarization"})
  void aMissingFieldIsNamed(String field) {
    JsonObject json = ConfigJson.write(Tiny.config()).getAsJsonObject();
    json.remove(field);
    String error = Refusal.of(IllegalArgumentException.class, () -> ConfigJson.read(json));
    assertTrue(error.contains(field), error);
  }

  @ParameterizedTest
  @CsvSource({
    "bernoulli, bernoulli",
    "gaussian, gaussian",
    "gaussian:0.5, gaussian:0.5",
    "GAUSSIAN:2, gaussian:2.0"
  })
  void likelihoodsAreWrittenAsTheyAreRead(String text, String printed) {
    assertEquals(printed, Likelihood.parse(text).toString());
    assertEquals(Likelihood.parse(text), Likelihood.parse(printed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"poisson", "gaussian:", "gaussian:-1", "gaussian:NaN", "gaussian:x", ""})
  void otherLikelihoodsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Likelihood.parse(text));
  }

  @Test
  void refusesWhatCannotBeTrained() {
    TrainingConfig tiny = Tiny.config();
    assertThrows(IllegalArgumentException.class, () -> tiny.withThreads(0));
    assertThrows(IllegalArgumentException.class, () -> new Objective(Double.NaN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Optimization(1, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Optimization(1, 1, Double.NaN, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> tiny.withLikelihood(new Likelihood.LearnedGaussian(), Binarization.DYNAMIC));
    assertThrows(
        IllegalArgumentException.class,
        () -> tiny.withOptimization(new Optimization(1, 1, 1, 5), 0));
    String width =
        Refusal.of(
            IllegalArgumentException.class,
            () -> new Architecture(List.of(5, 0), Activation.TANH, 2));
    assertEquals("a hidden width needs to be at least 1, got 0 at index 1", width);
  }

  @Test
  void theWarmUpClimbsLinearlyToBeta() {
    Objective objective = new Objective(0.5, 4, 0);
    assertEquals(0, objective.weight(0));
    assertEquals(0.25, objective.weight(2));
    assertEquals(0.5, objective.weight(4));
    assertEquals(0.5, objective.weight(100));
    assertEquals(1, Objective.ELBO.weight(0));
  }
}
