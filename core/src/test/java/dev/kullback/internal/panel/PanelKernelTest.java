package dev.kullback.internal.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel this JVM would use once warm against the scalar one, bit for bit. Run at several
/// vector widths and without the vector module, as [dev.kullback.internal.kernel.KernelBitsTest].
class PanelKernelTest {
  private final PanelKernel chosen = PanelKernels.fastest();
  private final PanelKernel scalar = ScalarPanelKernel.INSTANCE;
  private final SplittableRandom random = new SplittableRandom(8);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 63, 64})
  void productsHaveTheSameBits(int rows) {
    double[] a = doubles(8 * (rows + 1));
    double[] b = doubles(16 * (rows + 1));
    double[] expected = doubles(128);
    double[] actual = expected.clone();
    scalar.product(a, 8, b, 8, rows, expected);
    chosen.product(a, 8, b, 8, rows, actual);
    assertArrayEquals(expected, actual);
    scalar.product(a, 8, b, 0, 8 * (rows + 1), rows, expected);
    chosen.product(a, 8, b, 0, 8 * (rows + 1), rows, actual);
    assertArrayEquals(expected, actual);
  }

  @Test
  void blocksHaveTheSameBits() {
    for (int repetition = 0; repetition < 100; repetition++) {
      double[] expected = positiveDefinite();
      double[] actual = expected.clone();
      double[] expectedInverse = doubles(72);
      double[] actualInverse = expectedInverse.clone();
      assertEquals(
          scalar.factor(expected, 3, expectedInverse, 8),
          chosen.factor(actual, 3, actualInverse, 8));
      assertArrayEquals(expected, actual);
      assertArrayEquals(expectedInverse, actualInverse);
      double[] block = doubles(100);
      double[] same = block.clone();
      scalar.multiply(block, 5, expectedInverse, 8);
      chosen.multiply(same, 5, expectedInverse, 8);
      assertArrayEquals(block, same);
      scalar.subtract(block, 30, expected, 2);
      chosen.subtract(same, 30, expected, 2);
      assertArrayEquals(block, same);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void badPivotsAreRefused(double pivot) {
    double[] block = positiveDefinite();
    block[3 + 4 * 9] = pivot;
    assertFalse(chosen.factor(block.clone(), 3, new double[64], 0));
    assertFalse(scalar.factor(block, 3, new double[64], 0));
  }

  /// A block at 3, well-conditioned.
  private double[] positiveDefinite() {
    double[] block = doubles(67);
    for (int i = 0; i < 8; i++) {
      block[3 + 9 * i] += 20;
    }
    return block;
  }

  private double[] doubles(int length) {
    return random.doubles(length, -1, 1).toArray();
  }
}
