package dev.kullback.vae.testing;

import dev.kullback.data.Dataset;
import dev.kullback.data.TrainTest;
import dev.kullback.data.ValueRange;
import dev.kullback.vae.config.Activation;
import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.Seeds;
import dev.kullback.vae.config.TrainingConfig;
import java.util.List;
import java.util.Random;

/// Twelve grey values a row, which depend on two hidden numbers.
public final class Tiny {
  public static final int DIMENSION = 12;

  private Tiny() {}

  public static Dataset rows(String name, int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * DIMENSION];
    for (int i = 0; i < count; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      for (int j = 0; j < DIMENSION; j++) {
        double logit = 3 * (j < 6 ? a : b) * (j % 2 == 0 ? 1 : -1);
        values[i * DIMENSION + j] = (float) (1 / (1 + Math.exp(-logit)));
      }
    }
    return Dataset.of(name, values, DIMENSION).range(new ValueRange(0, 1)).build();
  }

  public static TrainTest data() {
    return new TrainTest(rows("tiny train", 250, 1), rows("tiny test", 100, 2));
  }

  public static TrainingConfig config() {
    return new TrainingConfig(
        new Architecture(List.of(16), Activation.TANH, 3),
        new Likelihood.Bernoulli(),
        Binarization.DYNAMIC,
        Objective.ELBO,
        new Optimization(4, 32, 5e-3, 0),
        0.2,
        Seeds.of(7),
        1,
        5);
  }

  public static TrainingConfig epochs(int epochs, int patience) {
    return config().withOptimization(new Optimization(epochs, 32, 5e-3, patience), 0.2);
  }
}
