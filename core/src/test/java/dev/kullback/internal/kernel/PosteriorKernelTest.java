package dev.kullback.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Kullback;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chosen kernel against the scalar one, bit for bit. Run at several vector widths and without
/// the vector module (see the POM), where it compares the scalar kernel with itself and only the
/// choice is tested.
class PosteriorKernelTest {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    86.99f,
    87f,
    87.01f,
    88.73f,
    90f,
    -87f,
    -87.01f,
    -104f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  private final PosteriorKernel chosen = Kernels.posterior();

  @Test
  void theExpectedKernelWasChosen() {
    String expected = System.getProperty("kullback.expected.kernels", "");
    assertTrue(
        Kullback.kernels().startsWith(expected) && !expected.isEmpty(),
        () -> "expected " + expected + ", got " + Kullback.kernels());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 8, 13, 16, 25, 32, 63, 64, 65, 100, 128, 207, 256, 2048})
  void bitsAreThoseOfTheScalarKernel(int length) {
    SplittableRandom random = new SplittableRandom(length);
    for (int repetition = 0; repetition < 20; repetition++) {
      float[] means = new float[length];
      float[] logVariances = new float[length];
      for (int i = 0; i < length; i++) {
        means[i] = (float) random.nextGaussian();
        logVariances[i] = draw(random, repetition);
      }
      assertSameBits(means, logVariances);
    }
  }

  private static float draw(SplittableRandom random, int repetition) {
    if (repetition == 0 && random.nextInt(5) == 0) {
      return SPECIAL[random.nextInt(SPECIAL.length)];
    }
    double size = Math.pow(10, -random.nextInt(8));
    return (float)
        (random.nextInt(3) == 0 ? random.nextDouble(-87, 87) : size * random.nextGaussian());
  }

  private void assertSameBits(float[] means, float[] logVariances) {
    int n = means.length;
    float[] expected = new float[n];
    float[] actual = new float[n];
    ScalarPosteriorKernel.INSTANCE.terms(means, logVariances, expected, n);
    chosen.terms(means, logVariances, actual, n);
    assertArrayEquals(expected, actual);
    ScalarPosteriorKernel.INSTANCE.logVarianceGradients(logVariances, expected, n);
    chosen.logVarianceGradients(logVariances, actual, n);
    assertArrayEquals(expected, actual);
  }
}
