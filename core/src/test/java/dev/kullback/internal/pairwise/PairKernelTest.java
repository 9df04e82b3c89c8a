package dev.kullback.internal.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel this JVM would use once warm against the scalar one, bit for bit. Run at several
/// vector widths and without the vector module, as [dev.kullback.internal.kernel.KernelBitsTest].
class PairKernelTest {
  private final PairKernel chosen = PairKernels.fastest();
  private final PairKernel scalar = new ScalarPairKernel(chosen.floatWidth(), chosen.doubleWidth());
  private final SplittableRandom random = new SplittableRandom(3);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 64, 65})
  void bitsOfFloatsAreThoseOfTheScalarKernel(int length) {
    int width = chosen.floatWidth();
    float[] q = floats(PairKernel.QUERY_STRIDE * (length + 1));
    float[] p = floats(2 * width * (length + 1));
    float[] expected = new float[PairKernel.QUERIES * width];
    float[] actual = floats(expected.length);
    scalar.sums(q, PairKernel.QUERY_STRIDE, p, 2 * width, length, expected);
    chosen.sums(q, PairKernel.QUERY_STRIDE, p, 2 * width, length, actual);
    assertArrayEquals(expected, actual);
    double[] expectedTotals = doubles(expected.length);
    double[] actualTotals = expectedTotals.clone();
    scalar.add(expected, expectedTotals, expected.length);
    chosen.add(expected, actualTotals, expected.length);
    assertArrayEquals(expectedTotals, actualTotals);
    assertSameValues(expectedTotals, width);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 64, 65})
  void bitsOfDoublesAreThoseOfTheScalarKernel(int length) {
    int width = chosen.doubleWidth();
    double[] q = doubles(PairKernel.QUERY_STRIDE * (length + 1));
    double[] p = doubles(2 * width * (length + 1));
    double[] expected = new double[PairKernel.QUERIES * width];
    double[] actual = doubles(expected.length);
    scalar.sums(q, PairKernel.QUERY_STRIDE, p, 2 * width, length, expected);
    chosen.sums(q, PairKernel.QUERY_STRIDE, p, 2 * width, length, actual);
    assertArrayEquals(expected, actual);
    assertSameValues(expected, width);
  }

  private void assertSameValues(double[] totals, int width) {
    for (double special : new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 1e-9}) {
      totals[random.nextInt(totals.length)] = special;
      double[] ofP = doubles(width + 3);
      double[] ofQ = doubles(7);
      for (double close : new double[] {-1e9, 0, 0.25}) {
        double[] expected = new double[totals.length];
        double[] actual = doubles(totals.length);
        assertEquals(
            scalar.values(totals, ofP, 3, ofQ, 2, close, width, expected),
            chosen.values(totals, ofP, 3, ofQ, 2, close, width, actual));
        assertArrayEquals(expected, actual);
      }
    }
  }

  private float[] floats(int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private double[] doubles(int length) {
    return random.doubles(length, -2, 3).toArray();
  }
}
