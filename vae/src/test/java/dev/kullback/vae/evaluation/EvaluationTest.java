package dev.kullback.vae.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.vae.config.Activation;
import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.model.Initialization;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.model.ParameterTensor;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.ImportanceEstimate;
import dev.kullback.vae.results.LatentUnit;
import dev.kullback.vae.testing.Refusal;
import dev.kullback.vae.testing.Tiny;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSampledKlAgreesWithTheClosedForm(long seed) {
    TrainingConfig config = Tiny.config();
    try (Network network =
        new Network(config.architecture(), config.likelihood(), Tiny.DIMENSION)) {
      Initialization.fill(network, new float[Tiny.DIMENSION], 0, seed);
      EvaluationResult result =
          Evaluation.evaluate(
              TrainedModel.around(network, config, 0),
              Tiny.rows("rows", 1200, seed),
              EvaluationOptions.bound(20, seed));
      assertTrue(Math.abs(result.klDeviation()) < 4, result.toString());
      assertTrue(result.klMonteCarloStandardError() < 0.05);
      assertEquals(result.kl(), result.units().stream().mapToDouble(LatentUnit::kl).sum(), 1e-6);
      assertEquals(3, result.units().size());
    }
  }

  /// The linear model x = w·z + b + σ·ε has p(x) = N(b, w² + σ²) and a posterior the encoder can
  /// express. With it every importance weight is p(x), so the estimate is exact and so is the
  /// bound.
  @Test
  void whereTheTruthIsKnownItIsFound() {
    double w = 0.8;
    double b = -0.3;
    double sigma = 0.5;
    double gain = w / (w * w + sigma * sigma);
    double variance = sigma * sigma / (w * w + sigma * sigma);
    TrainingConfig config =
        Tiny.config()
            .withArchitecture(new Architecture(List.of(), Activation.TANH, 1))
            .withLikelihood(new Likelihood.FixedGaussian(sigma), Binarization.NONE);
    try (Network network = new Network(config.architecture(), config.likelihood(), 1)) {
      set(network, "encoder.0.weight", gain, 0);
      set(network, "encoder.0.bias", -gain * b, unbounded(Math.log(variance)));
      set(network, "decoder.0.weight", w);
      set(network, "decoder.0.bias", b);
      int rows = 700;
      float[] x = new float[rows];
      Random random = new Random(6);
      double exact = 0;
      for (int i = 0; i < rows; i++) {
        x[i] = (float) (b + Math.sqrt(w * w + sigma * sigma) * random.nextGaussian());
        double total = w * w + sigma * sigma;
        exact += 0.5 * ((x[i] - b) * (x[i] - b) / total + Math.log(2 * Math.PI * total)) / rows;
      }
      EvaluationResult result =
          Evaluation.evaluate(
              TrainedModel.around(network, config, 0),
              Dataset.of("line", x, 1).build(),
              EvaluationOptions.bound(200, 1).withImportance(30, rows));
      ImportanceEstimate importance = result.importance();
      assertNotNull(importance);
      assertEquals(exact, importance.nll(), 1e-5);
      assertEquals(30, importance.effectiveSampleSize(), 1e-3);
      assertEquals(-exact, result.elbo(), 0.02);
      assertEquals(1, result.activeUnits());
      assertEquals(
          gain * gain * (w * w + sigma * sigma), result.units().getFirst().meanVariance(), 0.1);
    }
  }

  /// The raw output that the bound maps to a log-variance.
  private static double unbounded(double v) {
    return v / Math.sqrt(1 - v * v / 400);
  }

  private static void set(Network network, String name, double... values) {
    ParameterTensor tensor =
        network.parameters().tensors().stream()
            .filter(t -> t.name().equals(name))
            .findFirst()
            .orElseThrow();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    network.parameters().values(tensor).copyFrom(MemorySegment.ofArray(floats));
  }

  @Test
  void rowsThatDoNotFitAreRefused() {
    TrainingConfig config = Tiny.config();
    try (Network network =
        new Network(config.architecture(), config.likelihood(), Tiny.DIMENSION)) {
      TrainedModel model = TrainedModel.around(network, config, 0);
      EvaluationOptions options = EvaluationOptions.bound(1, 0);
      String narrow =
          Refusal.of(
              DataException.class,
              () ->
                  Evaluation.evaluate(
                      model, Dataset.of("narrow", new float[6], 3).build(), options));
      assertEquals("narrow: this model needs rows of 12 values, got 3", narrow);
      Refusal.of(
          DataException.class, () -> Evaluation.evaluate(model, Tiny.rows("one", 1, 1), options));
    }
  }
}
