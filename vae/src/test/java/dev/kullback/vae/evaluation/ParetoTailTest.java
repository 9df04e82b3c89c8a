package dev.kullback.vae.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoTailTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.9, 1.5})
  void findsTheShapeOfAParetoDistribution(double shape) {
    Random random = new Random(1);
    double[] logWeights = new double[20_000];
    for (int i = 0; i < logWeights.length; i++) {
      logWeights[i] = -shape * Math.log(1 - random.nextDouble());
    }
    assertEquals(shape, ParetoTail.shape(logWeights), 0.15);
  }

  @Test
  void evenWeightsHaveAShortTail() {
    Random random = new Random(2);
    double[] logWeights = new double[1000];
    for (int i = 0; i < logWeights.length; i++) {
      logWeights[i] = Math.log(1 + random.nextDouble());
    }
    assertTrue(ParetoTail.shape(logWeights) < 0.1);
    assertEquals(0, ParetoTail.shape(new double[50]));
  }

  @Test
  void doesNotDependOnTheScaleOfTheWeights() {
    Random random = new Random(3);
    double[] small = new double[400];
    double[] large = new double[400];
    for (int i = 0; i < small.length; i++) {
      small[i] = random.nextGaussian();
      large[i] = small[i] + 5000;
    }
    assertEquals(ParetoTail.shape(small), ParetoTail.shape(large), 1e-6);
  }
}
