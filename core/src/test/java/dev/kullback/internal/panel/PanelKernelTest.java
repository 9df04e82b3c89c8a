package dev.kullback.internal.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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
      double[] inverse = doubles(72);
      double[] sums = doubles(90);
      double[] block = doubles(100);
      double[] same = block.clone();
      scalar.subtractAndMultiply(block, 5, sums, 20, inverse, 8);
      chosen.subtractAndMultiply(same, 5, sums, 20, inverse, 8);
      assertArrayEquals(block, same);
      scalar.subtract(block, 30, sums, 2);
      chosen.subtract(same, 30, sums, 2);
      assertArrayEquals(block, same);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 56, 64})
  void combinationsHaveTheSameBits(int rows) {
    double[] a = doubles(8 * rows + 5);
    double[] x = doubles(rows);
    double[] expected = doubles(8);
    double[] actual = doubles(8);
    scalar.combine(a, 5, x, rows, expected);
    chosen.combine(a, 5, x, rows, actual);
    assertArrayEquals(expected, actual);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 17})
  void averagesHaveTheSameBits(int rows) {
    double[] s = doubles(20 * rows);
    double[] scales = random.doubles(rows + 8, 0.5, 1).toArray();
    double[] expected = doubles(8 * rows + 3);
    double[] actual = expected.clone();
    assertTrue(scalar.average(expected, 3, s, 2, 20, rows, scales, 1, 8));
    assertTrue(chosen.average(actual, 3, s, 2, 20, rows, scales, 1, 8));
    assertArrayEquals(expected, actual);
  }

  /// In every place of two rows.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void whatDiffersIsSeen(int place) {
    double[] m = doubles(16);
    double[] s = m.clone();
    double[] scales = new double[8];
    Arrays.fill(scales, 2);
    s[place] = m[place] + 0.5;
    for (PanelKernel kernel : List.of(scalar, chosen)) {
      assertTrue(kernel.average(m.clone(), 0, s, 0, 8, 2, scales, 0, 0.1251));
      assertFalse(kernel.average(m.clone(), 0, s, 0, 8, 2, scales, 0, 0.1249));
      assertFalse(kernel.average(s.clone(), 0, m, 0, 8, 2, scales, 0, 0.1249));
    }
  }

  private double[] doubles(int length) {
    return random.doubles(length, -1, 1).toArray();
  }
}
