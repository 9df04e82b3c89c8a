package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.Oracle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianBatchTest {
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);

  @ParameterizedTest
  @EnumSource
  void doublesAgreeWithTheOracle(Parameterization kind) {
    for (int n : new int[] {1, 2, 3, 20, 300}) {
      for (Gaussian p : references(n)) {
        int rows = n > 64 ? 1 : 3;
        double[] mean = random.doubles((long) rows * n, -2, 2).toArray();
        double[] scale = random.doubles((long) rows * n, 0.1, 4).toArray();
        double[] out = new double[rows];
        KullbackLeibler.divergence(
            GaussianBatch.of(kind, mean, scale, n), p, MemorySegment.ofArray(out));
        for (int row = 0; row < rows; row++) {
          double[] m = java.util.Arrays.copyOfRange(mean, row * n, (row + 1) * n);
          double[] s = java.util.Arrays.copyOfRange(scale, row * n, (row + 1) * n);
          BigDecimal exact = exact(kind, m, s, p);
          assertTrue(Decimal.relativeError(out[row], exact) < 2e-15, kind + " n=" + n);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void floatsAgreeWithTheOracle(Parameterization kind) {
    for (int n : new int[] {1, 2, 3, 20, 50}) {
      for (Gaussian p : references(n)) {
        int rows = 4;
        float[] mean = floats(rows * n, -2, 2);
        float[] scale = floats(rows * n, 0.1, 4);
        float[] out = new float[rows];
        KullbackLeibler.divergence(
            GaussianBatch.of(kind, mean, scale, n), p, MemorySegment.ofArray(out));
        for (int row = 0; row < rows; row++) {
          BigDecimal exact = exact(kind, widened(mean, row, n), widened(scale, row, n), p);
          assertTrue(Decimal.relativeError(out[row], exact) < 3e-7, kind + " n=" + n);
        }
      }
    }
  }

  /// Inactive units of a variational autoencoder: the naive form is 100 % off or negative here.
  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-3, 1e-4, 1e-6})
  void nearlyCollapsedPosteriorsKeepTheirAccuracy(double size) {
    int n = 20;
    float[] mean = floats(50 * n, -size, size);
    float[] logVariance = floats(50 * n, -size, size);
    float[] out = new float[50];
    GaussianBatch q = GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, logVariance, n);
    KullbackLeibler.divergence(q, Gaussian.standard(n), MemorySegment.ofArray(out));
    for (int row = 0; row < 50; row++) {
      BigDecimal exact =
          exact(
              Parameterization.LOG_VARIANCE,
              widened(mean, row, n),
              widened(logVariance, row, n),
              Gaussian.standard(n));
      assertTrue(Decimal.relativeError(out[row], exact) <= 1e-6);
    }
  }

  @Test
  void theFloatKernelStaysWithinItsUlps() {
    float[] v = new float[20_000];
    for (int i = 0; i < v.length; i++) {
      v[i] =
          switch (i % 4) {
            case 0 -> (float) random.nextDouble(-100, 89);
            case 1 -> (float) random.nextDouble(-1, 1);
            case 2 -> (float) Math.exp(-30 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            default ->
                (float)
                    ((random.nextInt(41) - 20) * 0.34657359 * (1 + 1e-3 * random.nextGaussian()));
          };
    }
    float[] out = new float[v.length];
    float[] gradient = new float[v.length];
    GaussianBatch q = GaussianBatch.of(Parameterization.LOG_VARIANCE, new float[v.length], v, 1);
    KullbackLeibler.gradient(
        q,
        Gaussian.standard(1),
        MemorySegment.ofArray(out),
        MemorySegment.ofArray(new float[v.length]),
        MemorySegment.ofArray(gradient));
    for (int i = 0; i < v.length; i++) {
      double exact = 0.5 * dev.kullback.special.SpecialFunctions.expm1mx((double) v[i]);
      assertEquals(exact, out[i], 2.1 * Math.ulp((float) exact), "at " + v[i]);
      double derivative = 0.5 * Math.expm1(v[i]);
      assertEquals(derivative, gradient[i], 3 * Math.ulp((float) derivative), "at " + v[i]);
    }
  }

  @Test
  void specialValuesOfALogVariance() {
    float[] v = {
      0f,
      -0f,
      Float.MIN_VALUE,
      88.8f,
      90f,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      -104,
      -1e30f,
      Float.NaN
    };
    float[] out = new float[v.length];
    GaussianBatch q = GaussianBatch.of(Parameterization.LOG_VARIANCE, new float[v.length], v, 1);
    KullbackLeibler.divergence(q, Gaussian.standard(1), MemorySegment.ofArray(out));
    float infinity = Float.POSITIVE_INFINITY;
    float exact = (float) (0.5 * (Math.exp(88.8f) - 1 - 88.8f));
    assertArrayEquals(
        new float[] {0, 0, 0, exact, infinity, infinity, infinity, 51.5f, 5e29f, Float.NaN}, out);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAgreeWithThoseOfTheScalarFacade(Parameterization kind) {
    int n = 5;
    for (Gaussian p : references(n)) {
      double[] mean = random.doubles(n, -2, 2).toArray();
      double[] scale = random.doubles(n, 0.3, 3).toArray();
      double[] meanGradient = new double[n];
      double[] scaleGradient = new double[n];
      KullbackLeibler.gradient(
          GaussianBatch.of(kind, mean, scale, n),
          p,
          MemorySegment.ofArray(new double[1]),
          MemorySegment.ofArray(meanGradient),
          MemorySegment.ofArray(scaleGradient));
      double[] expectedMean = new double[n];
      double[] expectedScale = new double[n];
      for (int i = 0; i < n; i++) {
        expectedMean[i] = slope(kind, mean, scale, p, i, true);
        expectedScale[i] = slope(kind, mean, scale, p, i, false);
      }
      assertArrayEquals(expectedMean, meanGradient, 1e-11);
      assertArrayEquals(expectedScale, scaleGradient, 1e-11);
    }
  }

  private static double slope(
      Parameterization kind, double[] mean, double[] scale, Gaussian p, int i, boolean inMean) {
    double step = 0x1p-30;
    double[] moved = (inMean ? mean : scale).clone();
    moved[i] += step;
    BigDecimal up = exact(kind, inMean ? moved : mean, inMean ? scale : moved, p);
    double high = moved[i];
    moved[i] = (inMean ? mean : scale)[i] - step;
    BigDecimal down = exact(kind, inMean ? moved : mean, inMean ? scale : moved, p);
    return slope(up, down, high - moved[i]);
  }

  @Test
  void gradientsMayOverwriteTheirInput() {
    int n = 3;
    float[] mean = floats(3000 * n, -1, 1);
    float[] scale = floats(3000 * n, -1, 1);
    float[] separateMean = new float[mean.length];
    float[] separateScale = new float[mean.length];
    float[] out = new float[3000];
    GaussianBatch q = GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, n);
    Gaussian p = Gaussian.standard(n);
    KullbackLeibler.gradient(
        q,
        p,
        MemorySegment.ofArray(out),
        MemorySegment.ofArray(separateMean),
        MemorySegment.ofArray(separateScale));
    KullbackLeibler.gradient(
        q,
        p,
        MemorySegment.ofArray(out),
        MemorySegment.ofArray(mean),
        MemorySegment.ofArray(scale));
    assertArrayEquals(separateMean, mean);
    assertArrayEquals(separateScale, scale);
  }

  @Test
  void coordinatesAddUpToTheRows() {
    int n = 20;
    int rows = 500;
    float[] mean = floats(rows * n, -1, 1);
    float[] scale = floats(rows * n, -1, 1);
    float[] out = new float[rows];
    double[] sums = new double[n];
    GaussianBatch q = GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, n);
    KullbackLeibler.divergence(q, Gaussian.standard(n), MemorySegment.ofArray(out));
    KullbackLeibler.perCoordinate(q, Gaussian.standard(n), sums);
    double total = 0;
    for (float x : out) {
      total += x;
    }
    assertEquals(total, java.util.Arrays.stream(sums).sum(), 1e-5 * total);
  }

  @Test
  void offHeapMemoryAndSlicesGiveTheSameBits() {
    int n = 7;
    float[] mean = floats(1000 * n, -1, 1);
    float[] scale = floats(1000 * n, -1, 1);
    float[] out = new float[1000];
    KullbackLeibler.divergence(
        GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, n),
        Gaussian.standard(n),
        MemorySegment.ofArray(out));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocateFrom(ValueLayout.JAVA_FLOAT, mean);
      MemorySegment s = arena.allocateFrom(ValueLayout.JAVA_FLOAT, scale);
      MemorySegment o = arena.allocate(ValueLayout.JAVA_FLOAT, 100);
      GaussianBatch slice =
          GaussianBatch.ofFloats(Parameterization.LOG_VARIANCE, m, s, n).slice(300, 100);
      KullbackLeibler.divergence(slice, Gaussian.standard(n), o);
      assertArrayEquals(
          java.util.Arrays.copyOfRange(out, 300, 400), o.toArray(ValueLayout.JAVA_FLOAT));
    }
  }

  @Test
  void badBatchesAreNamed() {
    float[] six = new float[6];
    Gaussian p = Gaussian.standard(2);
    assertMessage(
        "as many scales as means, got 20 and 24 bytes",
        () -> GaussianBatch.of(Parameterization.VARIANCE, six, new float[5], 2));
    assertMessage(
        "whole rows of 16 bytes (dimension 4), got 24 bytes",
        () -> GaussianBatch.of(Parameterization.VARIANCE, six, six, 4));
    assertMessage(
        "dimension of at least 1, got 0",
        () -> GaussianBatch.of(Parameterization.VARIANCE, six, six, 0));
    GaussianBatch q =
        GaussianBatch.of(Parameterization.VARIANCE, six, new float[] {1, 1, 1, 1, 1, -1}, 2);
    assertMessage(
        "variance needs to be not negative, got -1.0 at row 2, coordinate 1",
        () -> KullbackLeibler.divergence(q, p, MemorySegment.ofArray(new float[3])));
    assertMessage(
        "the out needs 12 bytes",
        () -> KullbackLeibler.divergence(q, p, MemorySegment.ofArray(new float[2])));
    assertMessage(
        "one dimension, got 2 and 3",
        () ->
            KullbackLeibler.divergence(
                q, Gaussian.standard(3), MemorySegment.ofArray(new float[3])));
    assertMessage(
        "isotropic or diagonal p",
        () ->
            KullbackLeibler.divergence(
                q,
                Gaussian.full(new double[2], new double[][] {{1, 0}, {0, 1}}),
                MemorySegment.ofArray(new float[3])));
    assertMessage(
        "positive variances, got 0.0 at index 1",
        () ->
            KullbackLeibler.divergence(
                q,
                Gaussian.diagonal(new double[2], new double[] {1, 0}),
                MemorySegment.ofArray(new float[3])));
    assertMessage("length 2, got 1", () -> KullbackLeibler.perCoordinate(q, p, new double[1]));
    assertThrows(IndexOutOfBoundsException.class, () -> q.slice(2, 2));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message != null && message.contains(part), message);
  }

  private Gaussian[] references(int n) {
    return new Gaussian[] {
      Gaussian.standard(n),
      Gaussian.isotropic(random.doubles(n, -1, 1).toArray(), 2.5),
      Gaussian.diagonal(random.doubles(n, -1, 1).toArray(), random.doubles(n, 0.2, 3).toArray())
    };
  }

  private float[] floats(int count, double low, double high) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(low, high);
    }
    return values;
  }

  private static double[] widened(float[] values, int row, int n) {
    double[] wide = new double[n];
    for (int i = 0; i < n; i++) {
      wide[i] = values[row * n + i];
    }
    return wide;
  }

  private static BigDecimal exact(
      Parameterization kind, double[] mean, double[] scale, Gaussian p) {
    MathContext digits = new MathContext(60);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < mean.length; i++) {
      BigDecimal s = new BigDecimal(scale[i]);
      BigDecimal variance =
          switch (kind) {
            case LOG_VARIANCE -> ch.obermuhlner.math.big.BigDecimalMath.exp(s, digits);
            case VARIANCE -> s;
            case STANDARD_DEVIATION -> s.multiply(s);
            case PRECISION -> BigDecimal.ONE.divide(s, digits);
          };
      sum =
          sum.add(
              Oracle.univariate(
                  new BigDecimal(mean[i]),
                  variance,
                  new BigDecimal(p.mean(i)),
                  new BigDecimal(varianceOf(p, i))));
    }
    return sum;
  }

  private static double varianceOf(Gaussian p, int i) {
    return p.covariance().variances()[i];
  }

  private static double slope(BigDecimal up, BigDecimal down, double width) {
    return up.subtract(down)
        .divide(new BigDecimal(width), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }
}
