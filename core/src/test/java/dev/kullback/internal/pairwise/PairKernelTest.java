package dev.kullback.internal.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel this JVM would use once warm against the scalar one, bit for bit. Run at several
/// vector widths and without the vector module, as [dev.kullback.internal.kernel.KernelBitsTest].
class PairKernelTest {
  private static final float[] SPECIALS = {1, Float.NaN, Float.POSITIVE_INFINITY, 1e-9f};
  private static final double[] SHARES = {-1e9, 0, 0.25};

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
    assertSameValues(expected, expectedTotals);
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

  @Test
  void exponentialsAreWithinAnUlpAndAlike() {
    double[] x = random.doubles(1003, -700, 700).toArray();
    x[500] = 0;
    double[] expected = new double[x.length];
    double[] actual = new double[x.length];
    for (double sign : new double[] {1, -1}) {
      scalar.exponentials(x, sign, x.length, expected);
      chosen.exponentials(x, sign, x.length, actual);
      assertArrayEquals(expected, actual);
      for (int i = 0; i < x.length; i++) {
        BigDecimal exact = BigDecimalMath.exp(new BigDecimal(sign * x[i]), new MathContext(30));
        assertEquals(exact.doubleValue(), actual[i], 1.01 * Math.ulp(actual[i]));
      }
    }
  }

  @Test
  void exponentialsBeyondTheRangeAreNaN() {
    double[] x = {700.5, -701, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1};
    double[] padded = Arrays.copyOf(x, 64);
    double[] actual = new double[64];
    chosen.exponentials(padded, 1, 64, actual);
    for (int i = 0; i < 64; i++) {
      assertEquals(i < 5, Double.isNaN(actual[i]), "at " + i);
    }
  }

  private void assertSameValues(float[] sums, double[] totals) {
    int width = chosen.floatWidth();
    int stride = width + 5;
    for (float special : SPECIALS) {
      sums[random.nextInt(sums.length)] = special;
      double[] ofP = doubles(width + 3);
      double[] ofQ = doubles(7);
      for (double share : SHARES) {
        float[] expected = new float[PairKernel.QUERIES * stride];
        float[] actual = new float[expected.length];
        assertEquals(
            scalar.values(sums, totals, ofP, 3, ofQ, 2, share, expected, 1, stride),
            chosen.values(sums, totals, ofP, 3, ofQ, 2, share, actual, 1, stride));
        assertArrayEquals(expected, actual);
      }
    }
  }

  private void assertSameValues(double[] totals, int width) {
    int stride = width + 5;
    for (double special : SPECIALS) {
      totals[random.nextInt(totals.length)] = special;
      double[] ofP = doubles(width + 3);
      double[] ofQ = doubles(7);
      for (double share : SHARES) {
        double[] expected = new double[PairKernel.QUERIES * stride];
        double[] actual = new double[expected.length];
        assertEquals(
            scalar.values(totals, width, ofP, 3, ofQ, 2, share, expected, 1, stride),
            chosen.values(totals, width, ofP, 3, ofQ, 2, share, actual, 1, stride));
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
