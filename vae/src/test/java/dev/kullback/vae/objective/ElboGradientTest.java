package dev.kullback.vae.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.vae.config.Activation;
import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.model.Initialization;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.model.ParameterTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElboGradientTest {
  private static final int DIMENSION = 7;
  private static final int ROWS = 9;
  private static final int LATENT = 3;

  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  static Stream<Arguments> networks() {
    return Stream.of(
            new Likelihood.Bernoulli(),
            new Likelihood.FixedGaussian(0.7),
            new Likelihood.LearnedGaussian())
        .flatMap(
            likelihood ->
                Stream.of(List.<Integer>of(), List.of(5), List.of(6, 4))
                    .map(hidden -> Arguments.of(likelihood, hidden)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithDifferencesInEveryTensor(Likelihood likelihood, List<Integer> hidden) {
    compareWithDifferences(new Architecture(hidden, Activation.TANH, LATENT), likelihood, 1);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationGoesBackward(Activation activation) {
    compareWithDifferences(
        new Architecture(List.of(6, 5), activation, LATENT), new Likelihood.Bernoulli(), 0.3);
  }

  /// Along the gradient of each tensor in turn, the objective changes by |gradient|².
  private static void compareWithDifferences(
      Architecture architecture, Likelihood likelihood, double weight) {
    try (Network network = network(architecture, likelihood)) {
      Batch batch = new Batch();
      Objective objective = new Objective(weight, 0, 0);
      float[][] gradients = gradients(network, likelihood, objective, batch);
      for (ParameterTensor tensor : network.parameters().tensors()) {
        float[] gradient = gradients[tensor.index()];
        double norm = norm(gradient);
        assertTrue(norm > 1e-4, tensor.name() + " has no gradient to test");
        double h = 5e-3;
        shift(network, tensor, gradient, h / norm);
        double up = objective(network, likelihood, objective, batch);
        shift(network, tensor, gradient, -2 * h / norm);
        double down = objective(network, likelihood, objective, batch);
        shift(network, tensor, gradient, h / norm);
        assertEquals(norm, (up - down) / (2 * h), 5e-3 * norm + 1e-3, tensor.name());
      }
    }
  }

  /// With a decoder of zeros the sample does not matter, so the gradient in the head's bias is the
  /// mean of the KL's gradient alone: μ and ½ (eᵛ − 1), here near 1e-4 where the naive form in
  /// single precision is off by 10 %.
  @Test
  void theGradientOfANearlyCollapsedPosteriorIsAccurate() {
    Likelihood likelihood = new Likelihood.Bernoulli();
    try (Network network =
        network(new Architecture(List.of(), Activation.TANH, LATENT), likelihood)) {
      network.parameters().memory().fill((byte) 0);
      ParameterTensor bias = tensor(network, "encoder.0.bias");
      float[] head = {1.1e-4f, -0.9e-4f, 3e-5f, 1.3e-4f, -2.1e-5f, 0.7e-4f};
      network.parameters().values(bias).copyFrom(MemorySegment.ofArray(head));
      float[] gradient = gradients(network, likelihood, Objective.ELBO, new Batch())[bias.index()];
      for (int j = 0; j < LATENT; j++) {
        assertEquals(head[j], gradient[j], 1e-6 * Math.abs(head[j]));
        double exact = 0.5 * Math.expm1(head[LATENT + j]);
        assertEquals(exact, gradient[LATENT + j], 1e-6 * Math.abs(exact));
      }
    }
  }

  @Test
  void freeBitsTakeThePressureOffButNotTheValue() {
    Likelihood likelihood = new Likelihood.Bernoulli();
    try (Network network =
        network(new Architecture(List.of(), Activation.TANH, LATENT), likelihood)) {
      Batch batch = new Batch();
      StepValue plain = value(network, likelihood, Objective.ELBO, batch, 1);
      StepValue free = value(network, likelihood, new Objective(1, 0, 1e9), batch, 1);
      assertEquals(plain, free);
      float[][] unpressed = gradients(network, likelihood, new Objective(1, 0, 1e9), batch);
      float[][] reconstructionOnly = gradients(network, likelihood, new Objective(0, 0, 0), batch);
      for (int i = 0; i < unpressed.length; i++) {
        assertArrayEquals(reconstructionOnly[i], unpressed[i]);
      }
    }
  }

  @Test
  void aValueThatIsNotFiniteSendsNoGradient() {
    Likelihood likelihood = new Likelihood.Bernoulli();
    try (Network network =
        network(new Architecture(List.of(4), Activation.RELU, LATENT), likelihood)) {
      network
          .parameters()
          .values(tensor(network, "encoder.0.bias"))
          .set(ValueLayout.JAVA_FLOAT, 0, Float.NaN);
      Batch batch = new Batch();
      StepValue value =
          new ElboGradient(network, likelihood, Objective.ELBO)
              .step(
                  batch.data,
                  ROWS,
                  batch.noise,
                  1,
                  (tensor, gradient) -> {
                    throw new AssertionError("a gradient of " + tensor.name());
                  });
      assertTrue(!value.isFinite());
      assertEquals("encoder.0.bias", network.parameters().firstNonFinite().orElseThrow());
    }
  }

  private static Network network(Architecture architecture, Likelihood likelihood) {
    Network network = new Network(architecture, likelihood, DIMENSION);
    float[] bias = new float[DIMENSION];
    Arrays.fill(bias, 0.2f);
    Initialization.fill(network, bias, -0.4f, 11);
    Random random = new Random(4);
    MemorySegment all = network.parameters().memory();
    for (ParameterTensor tensor : network.parameters().tensors()) {
      for (int i = 0; i < tensor.size(); i++) {
        int at = tensor.offset() + i;
        float value = all.getAtIndex(ValueLayout.JAVA_FLOAT, at);
        all.setAtIndex(ValueLayout.JAVA_FLOAT, at, value + (float) (0.3 * random.nextGaussian()));
      }
    }
    return network;
  }

  private static ParameterTensor tensor(Network network, String name) {
    return network.parameters().tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static StepValue value(
      Network network, Likelihood likelihood, Objective objective, Batch batch, double weight) {
    return new ElboGradient(network, likelihood, objective)
        .step(batch.data, ROWS, batch.noise, weight, (tensor, gradient) -> {});
  }

  private static double objective(
      Network network, Likelihood likelihood, Objective objective, Batch batch) {
    StepValue value = value(network, likelihood, objective, batch, objective.beta());
    return (objective.beta() * value.kl() - value.reconstruction()) / ROWS;
  }

  private static float[][] gradients(
      Network network, Likelihood likelihood, Objective objective, Batch batch) {
    float[][] gradients = new float[network.parameters().tensors().size()][];
    new ElboGradient(network, likelihood, objective)
        .step(
            batch.data,
            ROWS,
            batch.noise,
            objective.beta(),
            (tensor, gradient) ->
                gradients[tensor.index()] = gradient.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED));
    return gradients;
  }

  private static void shift(Network network, ParameterTensor tensor, float[] direction, double by) {
    MemorySegment values = network.parameters().values(tensor);
    for (int i = 0; i < direction.length; i++) {
      float moved = (float) (values.getAtIndex(ValueLayout.JAVA_FLOAT, i) + by * direction[i]);
      values.setAtIndex(ValueLayout.JAVA_FLOAT, i, moved);
    }
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static final class Batch {
    final MemorySegment data = Arena.ofAuto().allocate(4L * ROWS * DIMENSION, 64);
    final float[] noise = new float[ROWS * LATENT];

    Batch() {
      Random random = new Random(8);
      for (int i = 0; i < ROWS * DIMENSION; i++) {
        data.setAtIndex(ValueLayout.JAVA_FLOAT, i, random.nextInt(2));
      }
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) random.nextGaussian();
      }
    }
  }
}
