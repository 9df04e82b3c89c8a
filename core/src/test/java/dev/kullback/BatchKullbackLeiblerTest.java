package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchKullbackLeiblerTest {
  private final SplittableRandom random = new SplittableRandom(11);

  static Stream<Arguments> kinds() {
    return Arrays.stream(Parameterization.values())
        .flatMap(q -> Arrays.stream(Parameterization.values()).map(p -> Arguments.of(q, p)));
  }

  /// Also rows longer than a tile, and than no tail allows.
  @ParameterizedTest
  @MethodSource("kinds")
  void eachRowAgreesWithItsOwnPair(Parameterization ofQ, Parameterization ofP) {
    for (int n : new int[] {1, 3, 20, 101, 2500}) {
      int rows = n > 1000 ? 2 : 60;
      double[] meanQ = gaussians(rows * n);
      double[] varianceQ = variances(rows * n);
      double[] meanP = gaussians(rows * n);
      double[] varianceP = variances(rows * n);
      GaussianBatch q = GaussianBatch.of(ofQ, meanQ, scales(ofQ, varianceQ), n);
      GaussianBatch p = GaussianBatch.of(ofP, meanP, scales(ofP, varianceP), n);
      double[] out = new double[rows];
      double[] meanGradient = new double[rows * n];
      double[] scaleGradient = new double[rows * n];
      KullbackLeibler.batch(p)
          .gradient(q, segment(out), segment(meanGradient), segment(scaleGradient));
      for (int row = 0; row < rows; row++) {
        Gaussian one = Gaussian.diagonal(row(meanQ, row, n), row(varianceQ, row, n));
        Gaussian other = Gaussian.diagonal(row(meanP, row, n), row(varianceP, row, n));
        double expected = KullbackLeibler.divergence(one, other);
        assertEquals(expected, out[row], 4e-15 * expected + 1e-15, ofQ + " " + ofP + " n=" + n);
      }
      for (int i = 0; i < rows * n; i++) {
        double s = varianceP[i];
        double x = ScaleConversion.convert(Parameterization.VARIANCE, varianceQ[i], ofQ);
        double y = ScaleConversion.convert(Parameterization.VARIANCE, s, ofQ);
        assertEquals((meanQ[i] - meanP[i]) / s, meanGradient[i], 1e-14 * (1 + 1 / s));
        double slope = CoordinateTerms.derivative(ofQ, x, y);
        assertEquals(slope, scaleGradient[i], 1e-13 * (1 + Math.abs(slope)), ofQ + " " + ofP);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void floatsAgreeWithDoubles(Parameterization ofQ, Parameterization ofP) {
    for (int n : new int[] {1, 2, 20, 200}) {
      int rows = 70;
      float[] mean = narrow(gaussians(rows * n));
      float[] scale = narrow(scales(ofQ, variances(rows * n)));
      float[] meanP = narrow(gaussians(rows * n));
      float[] scaleP = narrow(scales(ofP, variances(rows * n)));
      float[][] actual = {new float[rows], new float[rows * n], new float[rows * n]};
      double[][] expected = {new double[rows], new double[rows * n], new double[rows * n]};
      KullbackLeibler.batch(GaussianBatch.of(ofP, meanP, scaleP, n))
          .gradient(
              GaussianBatch.of(ofQ, mean, scale, n),
              segment(actual[0]),
              segment(actual[1]),
              segment(actual[2]));
      KullbackLeibler.batch(GaussianBatch.of(ofP, widen(meanP), widen(scaleP), n))
          .gradient(
              GaussianBatch.of(ofQ, widen(mean), widen(scale), n),
              segment(expected[0]),
              segment(expected[1]),
              segment(expected[2]));
      for (int k = 0; k < 3; k++) {
        for (int i = 0; i < actual[k].length; i++) {
          double e = expected[k][i];
          assertEquals(e, actual[k][i], 4e-7 * Math.abs(e) + 1e-12, ofQ + " " + ofP + " " + k);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalRowsGiveExactlyZero(Parameterization kind) {
    int n = 20;
    double[] mean = gaussians(50 * n);
    double[] scale = scales(kind, variances(50 * n));
    GaussianBatch doubles = GaussianBatch.of(kind, mean, scale, n);
    GaussianBatch floats = GaussianBatch.of(kind, narrow(mean), narrow(scale), n);
    double[] out = new double[50];
    KullbackLeibler.batch(doubles).divergence(doubles, segment(out));
    assertArrayEquals(new double[50], out);
    float[] single = new float[50];
    KullbackLeibler.batch(floats).divergence(floats, segment(single));
    assertArrayEquals(new float[50], single);
  }

  @ParameterizedTest
  @EnumSource
  void pairsAlmostEqualKeepTheirAccuracy(Parameterization kind) {
    int n = 8;
    for (double d = 0.1; d > 1e-7; d /= 10) {
      float[] mean = new float[n];
      float[] scaleP = narrow(scales(kind, variances(n)));
      float[] scaleQ = new float[n];
      for (int i = 0; i < n; i++) {
        double step = d * random.nextDouble(0.5, 1);
        scaleQ[i] =
            (float)
                (kind == Parameterization.LOG_VARIANCE ? scaleP[i] + step : scaleP[i] * (1 + step));
      }
      float[] out = new float[n];
      KullbackLeibler.batch(GaussianBatch.of(kind, mean, scaleP, 1))
          .divergence(GaussianBatch.of(kind, mean, scaleQ, 1), segment(out));
      for (int i = 0; i < n; i++) {
        double exact = 0.5 * CoordinateTerms.term(kind, scaleQ[i], scaleP[i]);
        assertEquals(exact, out[i], 5 * Math.ulp((float) exact), kind + " d=" + d);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void threadsChangeNothing(Parameterization kind) {
    int n = 20;
    int rows = 30_000;
    float[] mean = narrow(gaussians(rows * n));
    float[] scale = narrow(scales(kind, variances(rows * n)));
    GaussianBatch q = GaussianBatch.of(kind, mean, scale, n);
    Gaussian p = Gaussian.diagonal(gaussians(n), variances(n));
    Result alone = result(KullbackLeibler.batch(p), q);
    Executor refusing =
        task -> {
          throw new RejectedExecutionException("busy");
        };
    Executor thread = task -> Thread.ofPlatform().daemon().start(task);
    for (BatchKullbackLeibler parallel :
        new BatchKullbackLeibler[] {
          KullbackLeibler.batch(p).parallel(2),
          KullbackLeibler.batch(p).parallel(thread, 5),
          KullbackLeibler.batch(p).parallel(refusing, 3)
        }) {
      for (int repetition = 0; repetition < 3; repetition++) {
        alone.assertSame(result(parallel, q));
      }
    }
  }

  private static Result result(BatchKullbackLeibler kl, GaussianBatch q) {
    int rows = (int) q.rows();
    Result r =
        new Result(
            new float[rows],
            new float[rows * q.dimension()],
            new double[q.dimension()],
            kl.total(q));
    kl.divergence(q, segment(r.rows));
    kl.terms(q, segment(r.terms));
    kl.perCoordinate(q, r.columns);
    return r;
  }

  private static final class Result {
    private final float[] rows;
    private final float[] terms;
    private final double[] columns;
    private final double total;

    Result(float[] rows, float[] terms, double[] columns, double total) {
      this.rows = rows;
      this.terms = terms;
      this.columns = columns;
      this.total = total;
    }

    void assertSame(Result other) {
      assertArrayEquals(rows, other.rows);
      assertArrayEquals(terms, other.terms);
      assertArrayEquals(columns, other.columns);
      assertEquals(total, other.total);
    }
  }

  @Test
  void termsRowsColumnsAndTotalAddUp() {
    for (int n : new int[] {1, 2, 3, 20, 65, 3000}) {
      int rows = 40;
      GaussianBatch q =
          GaussianBatch.of(
              Parameterization.STANDARD_DEVIATION,
              gaussians(rows * n),
              scales(Parameterization.STANDARD_DEVIATION, variances(rows * n)),
              n);
      BatchKullbackLeibler kl = KullbackLeibler.batch(Gaussian.standard(n));
      double[] byRow = new double[rows];
      double[] terms = new double[rows * n];
      double[] columns = new double[n];
      kl.divergence(q, segment(byRow));
      kl.terms(q, segment(terms));
      kl.perCoordinate(q, columns);
      double total = kl.total(q);
      for (int row = 0; row < rows; row++) {
        assertEquals(Arrays.stream(row(terms, row, n)).sum(), byRow[row], 1e-13 * byRow[row]);
      }
      assertEquals(total, Arrays.stream(byRow).sum(), 1e-13 * total);
      assertEquals(total, Arrays.stream(columns).sum(), 1e-13 * total);
    }
  }

  /// Where 1/s, or the ratio, or its square, is no float or no double any more.
  @ParameterizedTest
  @ValueSource(doubles = {1e-320, 1e-300, 1e-60, 1e-40, 1e-20, 1e20, 1e40, 1e60, 1e300})
  void extremeReferencesKeepTheirAccuracy(double variance) {
    Gaussian p = Gaussian.isotropic(new double[] {0.5}, variance);
    for (double s : new double[] {1e-200, 1e-30, 1, 1e30, variance}) {
      double expected = KullbackLeibler.divergence(Gaussian.isotropic(new double[] {0.5}, s), p);
      double[] out = new double[1];
      GaussianBatch q =
          GaussianBatch.of(Parameterization.VARIANCE, new double[] {0.5}, new double[] {s}, 1);
      KullbackLeibler.divergence(q, p, segment(out));
      assertEquals(expected, out[0], 1e-14 * expected, s + " against " + variance);
      float single = (float) s;
      if (single > 0 && single < Float.POSITIVE_INFINITY) {
        float[] value = new float[1];
        KullbackLeibler.divergence(
            GaussianBatch.of(
                Parameterization.VARIANCE, new float[] {0.5f}, new float[] {single}, 1),
            p,
            segment(value));
        float exact =
            (float) KullbackLeibler.divergence(Gaussian.isotropic(new double[] {0.5}, single), p);
        assertEquals(exact, value[0], 4 * Math.ulp(exact), s + " against " + variance);
      }
    }
  }

  @Test
  void specialScales() {
    for (Parameterization kind : Parameterization.values()) {
      if (kind == Parameterization.LOG_VARIANCE) {
        continue;
      }
      double infinity = Double.POSITIVE_INFINITY;
      double[] scale = {0, -0.0, infinity, Double.NaN, 1, Double.MIN_VALUE};
      double[] out = new double[6];
      GaussianBatch q = GaussianBatch.of(kind, new double[6], scale, 1);
      KullbackLeibler.divergence(q, Gaussian.standard(1), segment(out));
      double tiny =
          switch (kind) {
            case VARIANCE -> 0.5 * (-1 - Math.log(Double.MIN_VALUE));
            case STANDARD_DEVIATION -> -0.5 - Math.log(Double.MIN_VALUE);
            default -> infinity;
          };
      assertArrayEquals(
          new double[] {infinity, infinity, infinity, Double.NaN, 0, tiny}, out, 1e-12, "" + kind);
    }
  }

  @Test
  void byteBuffersOfAnyKindServe() {
    int n = 6;
    float[] mean = narrow(gaussians(100 * n));
    float[] scale = narrow(gaussians(100 * n));
    float[] expected = new float[100];
    BatchKullbackLeibler kl = KullbackLeibler.batch(Gaussian.standard(n));
    kl.divergence(
        GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, n), segment(expected));
    for (boolean direct : new boolean[] {true, false}) {
      ByteBuffer out = buffer(new float[100], direct);
      kl.divergence(
          GaussianBatch.ofFloats(
              Parameterization.LOG_VARIANCE,
              MemorySegment.ofBuffer(buffer(mean, direct)),
              MemorySegment.ofBuffer(buffer(scale, direct)),
              n),
          MemorySegment.ofBuffer(out));
      float[] actual = new float[100];
      out.asFloatBuffer().get(actual);
      assertArrayEquals(expected, actual);
    }
  }

  private static ByteBuffer buffer(float[] values, boolean direct) {
    int bytes = values.length * Float.BYTES;
    ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
    buffer.order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
    return buffer;
  }

  @Test
  void noRowsAreNoWork() {
    GaussianBatch q = GaussianBatch.of(Parameterization.VARIANCE, new float[0], new float[0], 3);
    BatchKullbackLeibler kl = KullbackLeibler.batch(Gaussian.standard(3)).parallel(2);
    kl.divergence(q, segment(new float[0]));
    assertEquals(0, kl.total(q));
  }

  @Test
  void badArgumentsAreNamed() {
    GaussianBatch q =
        GaussianBatch.of(
            Parameterization.VARIANCE, new float[6], new float[] {1, 1, 1, 1, 1, 1}, 2);
    GaussianBatch two =
        GaussianBatch.of(Parameterization.VARIANCE, new float[4], new float[] {1, 1, 1, 1}, 2);
    GaussianBatch flat =
        GaussianBatch.of(
            Parameterization.VARIANCE, new float[6], new float[] {1, 1, 1, 0, 1, 1}, 2);
    MemorySegment out = segment(new float[3]);
    assertMessage(
        "as many rows in q as in p, got 3 and 2",
        () -> KullbackLeibler.batch(two).divergence(q, out));
    assertMessage(
        "positive scales, got 0.0 at row 1, coordinate 1",
        () -> KullbackLeibler.batch(flat).parallel(2).divergence(q, out));
    assertMessage("at least 1 thread, got 0", () -> KullbackLeibler.batch(q).parallel(0));
    assertMessage(
        "the out needs 24 bytes", () -> KullbackLeibler.batch(q).terms(q, segment(new float[3])));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message != null && message.contains(part), message);
  }

  private double[] gaussians(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private double[] variances(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> Math.exp(random.nextGaussian()));
    return values;
  }

  private static double[] scales(Parameterization kind, double[] variances) {
    return Arrays.stream(variances)
        .map(s -> ScaleConversion.convert(Parameterization.VARIANCE, s, kind))
        .toArray();
  }

  private static double[] row(double[] values, int row, int n) {
    return Arrays.copyOfRange(values, row * n, (row + 1) * n);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  private static MemorySegment segment(double[] values) {
    return MemorySegment.ofArray(values);
  }

  private static MemorySegment segment(float[] values) {
    return MemorySegment.ofArray(values);
  }
}
