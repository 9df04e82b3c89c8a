package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseKullbackLeiblerTest {
  private final SplittableRandom random = new SplittableRandom(12);

  /// Rows of both precisions with the same numbers, those of floats.
  private record Rows(GaussianBatch floats, GaussianBatch doubles) {
    static Rows of(Parameterization kind, float[] mean, float[] scale, int n) {
      return new Rows(
          GaussianBatch.of(kind, mean, scale, n),
          GaussianBatch.of(kind, widened(mean), widened(scale), n));
    }

    private static double[] widened(float[] x) {
      double[] wide = new double[x.length];
      Arrays.setAll(wide, i -> x[i]);
      return wide;
    }

    int count() {
      return (int) floats.rows();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 5, 2",
    "4, 32, 3",
    "5, 33, 20",
    "65, 7, 64",
    "130, 70, 65",
    "9, 300, 200",
    "2, 3, 1000"
  })
  void valuesAreRightAtAnyOffset(int m, int n, int dimension) {
    for (double offset : new double[] {0, 10, 1e3, 1e6}) {
      Rows q = rows(Parameterization.LOG_VARIANCE, m, dimension, offset, 1);
      Rows p = rows(Parameterization.LOG_VARIANCE, n, dimension, offset, 1);
      assertMatrix(q, p, 1e-6, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.1, 1e-2, 1e-4, 1e-6})
  void closePairsKeepTheirAccuracy(double distance) {
    Rows q = rows(Parameterization.LOG_VARIANCE, 9, 50, 0, distance);
    Rows p = rows(Parameterization.LOG_VARIANCE, 40, 50, 0, distance);
    assertMatrix(q, p, 1e-6, 1e-12);
    Rows far = rows(Parameterization.LOG_VARIANCE, 9, 50, 1e4, distance);
    assertMatrix(far, far, 1e-6, 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterizationGoesWithEveryOther(Parameterization kind) {
    for (Parameterization other : Parameterization.values()) {
      assertMatrix(rows(kind, 6, 10, 3, 1), rows(other, 35, 10, 3, 1), 1e-6, 1e-12);
    }
  }

  @Test
  void inactiveCoordinatesCostNoAccuracy() {
    Rows q = rows(Parameterization.LOG_VARIANCE, 20, 50, 0, 1e-3);
    Rows p = rows(Parameterization.LOG_VARIANCE, 40, 50, 0, 1e-3);
    float[] means = new float[20 * 50];
    float[] scales = new float[means.length];
    q.floats().copyMeans(0, means, means.length);
    q.floats().copyScales(0, scales, scales.length);
    for (int i = 0; i < 20; i++) {
      means[i * 50 + i] = i;
    }
    assertMatrix(Rows.of(Parameterization.LOG_VARIANCE, means, scales, 50), p, 1e-6, 1e-12);
  }

  @Test
  void equalRowsAreAtZero() {
    for (Parameterization kind : Parameterization.values()) {
      Rows rows = rows(kind, 40, 7, 5, 1);
      for (GaussianBatch batch : new GaussianBatch[] {rows.floats(), rows.doubles()}) {
        double[] matrix = matrix(batch, batch);
        for (int i = 0; i < 40; i++) {
          assertEquals(0, matrix[i * 40 + i], kind + " row " + i);
        }
      }
    }
  }

  @Test
  void extremeScalesAreRight() {
    float[] scale = {-200, -100, -88, -80, -1, 0, 1, 80, 88, 100, 200};
    float[] mean = {1e-30f, 0, 1e20f, -1, 2, 3e38f, 1e-40f, 5, -1e15f, 7, 0};
    Rows rows = Rows.of(Parameterization.LOG_VARIANCE, mean, scale, 1);
    assertMatrix(rows, rows, 1e-6, 1e-12);
  }

  @Test
  void pointMassesAreInfinitelyFarFromAllButThemselves() {
    GaussianBatch batch =
        GaussianBatch.of(
            Parameterization.VARIANCE, new double[] {0, 0, 1}, new double[] {0, 1, 0}, 1);
    double inf = Double.POSITIVE_INFINITY;
    assertArrayEquals(new double[] {0, inf, inf, inf, 0, inf, inf, inf, 0}, matrix(batch, batch));
  }

  @Test
  void nanStaysInItsRowsAndColumns() {
    float[] mean = {1, 2, Float.NaN, 4};
    float[] scale = {0, 0, 0, Float.NaN};
    GaussianBatch bad = GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, 1);
    double[] matrix = matrix(bad, bad);
    for (int i = 0; i < 16; i++) {
      assertEquals(i / 4 >= 2 || i % 4 >= 2, Double.isNaN(matrix[i]), "at " + i);
    }
    NearestGaussians nearest = KullbackLeibler.nearest(bad, bad, 3);
    assertEquals(1, nearest.index(0, 1));
    assertEquals(-1, nearest.index(0, 2));
    assertEquals(-1, nearest.index(3, 0));
    assertTrue(Double.isNaN(nearest.divergence(0, 2)));
  }

  @Test
  void valuesDoNotDependOnThreadsNorOnNeighbours() {
    Rows q = rows(Parameterization.LOG_VARIANCE, 150, 33, 2, 0.4);
    Rows p = rows(Parameterization.LOG_VARIANCE, 2500, 33, 2, 0.4);
    try (ForkJoinPool pool = new ForkJoinPool(3)) {
      PairwiseKullbackLeibler prepared = KullbackLeibler.prepare(p.floats());
      float[] expected = new float[150 * 2500];
      float[] actual = expected.clone();
      prepared.with(1, pool).divergence(q.floats(), MemorySegment.ofArray(expected));
      prepared.with(4, pool).divergence(q.floats(), MemorySegment.ofArray(actual));
      assertArrayEquals(expected, actual);
      float[] one = new float[1];
      for (int i = 0; i < 150; i += 7) {
        int j = i * 13 % 2500;
        KullbackLeibler.pairwise(
            q.floats().slice(i, 1), p.floats().slice(j, 1), MemorySegment.ofArray(one));
        assertEquals(expected[i * 2500 + j], one[0]);
      }
      prepared
          .with(2, pool)
          .forEachBlock(
              q.floats(),
              17,
              (first, rows, block) ->
                  assertArrayEquals(
                      Arrays.copyOfRange(expected, (int) first * 2500, ((int) first + rows) * 2500),
                      block.toArray(ValueLayout.JAVA_FLOAT)));
    }
  }

  @Test
  void memoryMayLieOffTheHeap() {
    Rows q = rows(Parameterization.VARIANCE, 5, 3, 0, 1);
    Rows p = rows(Parameterization.VARIANCE, 9, 3, 0, 1);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(5 * 9 * 4);
      KullbackLeibler.prepare(p.floats()).with(1, Runnable::run).divergence(q.floats(), out);
      assertArrayEquals(
          matrix(q.floats(), p.floats()), Rows.widened(out.toArray(ValueLayout.JAVA_FLOAT)));
    }
  }

  /// Whole tiles go straight to an array, the others through a copy.
  @ParameterizedTest
  @CsvSource({"4, 48", "7, 200", "70, 1100"})
  void anyMemoryGetsTheSameBits(int m, int n) {
    Rows q = rows(Parameterization.LOG_VARIANCE, m, 5, 0, 1);
    Rows p = rows(Parameterization.LOG_VARIANCE, n, 5, 0, 1);
    PairwiseKullbackLeibler floats = KullbackLeibler.prepare(p.floats()).with(1, Runnable::run);
    PairwiseKullbackLeibler doubles = KullbackLeibler.prepare(p.doubles()).with(1, Runnable::run);
    float[] narrow = new float[m * n + 3];
    double[] wide = new double[m * n + 3];
    floats.divergence(q.floats(), MemorySegment.ofArray(narrow).asSlice(4 * 3));
    doubles.divergence(q.doubles(), MemorySegment.ofArray(wide).asSlice(8 * 3));
    for (int i = 0; i < 2; i++) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment out = arena.allocate(8L * m * n);
        floats.divergence(q.floats(), out.asSlice(0, 4L * m * n));
        assertArrayEquals(
            Arrays.copyOfRange(narrow, 3, narrow.length),
            out.asSlice(0, 4L * m * n).toArray(ValueLayout.JAVA_FLOAT));
        doubles.divergence(q.doubles(), out);
        assertArrayEquals(
            Arrays.copyOfRange(wide, 3, wide.length), out.toArray(ValueLayout.JAVA_DOUBLE));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"70, 500, 8, 1", "70, 500, 8, 5", "1, 3000, 4, 20", "3, 10, 2, 12", "200, 40, 70, 3"})
  void nearestAreTheSmallestOfTheMatrix(int m, int n, int dimension, int k) {
    Rows q = rows(Parameterization.LOG_VARIANCE, m, dimension, 0, 0.5);
    Rows p = rows(Parameterization.LOG_VARIANCE, n, dimension, 0, 0.5);
    assertNearest(q.floats(), p.floats(), k);
    assertNearest(q.doubles(), p.doubles(), k);
  }

  @Test
  void tiesGoToTheLowestIndex() {
    int copies = 900;
    float[] mean = new float[copies * 30];
    float[] scale = new float[mean.length];
    GaussianBatch same = GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, 30);
    for (int threads : new int[] {1, 2, 5}) {
      NearestGaussians nearest =
          KullbackLeibler.prepare(same)
              .with(threads, ForkJoinPool.commonPool())
              .nearest(same.slice(0, 2), 4);
      for (int rank = 0; rank < 4; rank++) {
        assertEquals(rank, nearest.index(1, rank));
        assertEquals(0, nearest.divergence(1, rank));
      }
    }
  }

  @Test
  void emptyBatchesGiveEmptyMatrices() {
    GaussianBatch none = rows(Parameterization.VARIANCE, 0, 4, 0, 1).floats();
    GaussianBatch some = rows(Parameterization.VARIANCE, 3, 4, 0, 1).floats();
    KullbackLeibler.pairwise(none, some, MemorySegment.ofArray(new float[0]));
    KullbackLeibler.pairwise(some, none, MemorySegment.ofArray(new float[0]));
    assertEquals(-1, KullbackLeibler.nearest(some, none, 1).index(2, 0));
  }

  @Test
  void wrongArgumentsAreNamed() {
    GaussianBatch q = rows(Parameterization.VARIANCE, 3, 4, 0, 1).floats();
    GaussianBatch p = rows(Parameterization.VARIANCE, 5, 4, 0, 1).floats();
    MemorySegment out = MemorySegment.ofArray(new float[14]);
    assertMessage(
        "a matrix of 3 x 5 divergences needs 60 bytes, got 56",
        () -> KullbackLeibler.pairwise(q, p, out));
    GaussianBatch other = rows(Parameterization.VARIANCE, 3, 5, 0, 1).floats();
    assertMessage(
        "all pairs need q and p of one dimension, got 5 and 4",
        () -> KullbackLeibler.nearest(other, p, 1));
    GaussianBatch wide = rows(Parameterization.VARIANCE, 3, 4, 0, 1).doubles();
    assertMessage(
        "all pairs need q and p of one precision, got double and float",
        () -> KullbackLeibler.nearest(wide, p, 1));
    assertMessage(
        "nearest rows need k of at least 1, got 0", () -> KullbackLeibler.nearest(q, p, 0));
    GaussianBatch negative =
        GaussianBatch.of(Parameterization.VARIANCE, new double[4], new double[] {1, 1, 1, -2}, 2);
    assertMessage(
        "p needs a variance that is not negative, got -2.0 at row 1, coordinate 1",
        () -> KullbackLeibler.prepare(negative));
    GaussianBatch fine =
        GaussianBatch.of(Parameterization.VARIANCE, new double[4], new double[] {1, 1, 1, 2}, 2);
    assertMessage(
        "q needs a variance that is not negative, got -2.0 at row 1, coordinate 1",
        () -> KullbackLeibler.nearest(negative, fine, 1));
  }

  private static void assertMessage(String expected, Runnable call) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  private static void assertNearest(GaussianBatch q, GaussianBatch p, int k) {
    NearestGaussians nearest =
        KullbackLeibler.prepare(p).with(3, ForkJoinPool.commonPool()).nearest(q, k);
    double[] matrix = matrix(q, p);
    int n = (int) p.rows();
    for (int row = 0; row < q.rows(); row++) {
      int first = row * n;
      Integer[] order = new Integer[n];
      Arrays.setAll(order, j -> j);
      Arrays.sort(order, (a, b) -> Double.compare(matrix[first + a], matrix[first + b]));
      for (int rank = 0; rank < Math.min(k, n); rank++) {
        assertEquals((long) order[rank], nearest.index(row, rank));
        assertEquals(matrix[first + order[rank]], nearest.divergence(row, rank));
      }
      if (k > n) {
        assertEquals(-1, nearest.index(row, n));
      }
    }
  }

  private static double[] matrix(GaussianBatch q, GaussianBatch p) {
    int size = (int) (q.rows() * p.rows());
    if (q.isSinglePrecision()) {
      float[] out = new float[size];
      KullbackLeibler.pairwise(q, p, MemorySegment.ofArray(out));
      return Rows.widened(out);
    }
    double[] out = new double[size];
    KullbackLeibler.pairwise(q, p, MemorySegment.ofArray(out));
    return out;
  }

  /// Against the pairs one by one, from the exact differences.
  private static void assertMatrix(Rows q, Rows p, double floatError, double doubleError) {
    double[] floats = matrix(q.floats(), p.floats());
    double[] doubles = matrix(q.doubles(), p.doubles());
    PairTerm term = new PairTerm(q.doubles(), p.doubles());
    for (int i = 0; i < q.count(); i++) {
      for (int j = 0; j < p.count(); j++) {
        double exact = term.of(i, j);
        int at = i * p.count() + j;
        assertClose((float) exact == 0 ? 0 : exact, floats[at], floatError, true);
        assertClose(exact, doubles[at], doubleError, false);
      }
    }
  }

  private static void assertClose(double exact, double actual, double error, boolean single) {
    double expected = single && exact > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : exact;
    double tiny = single ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    assertTrue(
        actual == expected || Math.abs(actual - expected) <= error * (expected + tiny),
        () -> "expected " + expected + ", got " + actual);
  }

  private Rows rows(Parameterization kind, int rows, int n, double offset, double spread) {
    float[] mean = new float[rows * n];
    float[] scale = new float[rows * n];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (offset + spread * random.nextGaussian());
      double logVariance = spread * random.nextGaussian();
      scale[i] =
          (float)
              switch (kind) {
                case LOG_VARIANCE -> logVariance;
                case VARIANCE -> Math.exp(logVariance);
                case STANDARD_DEVIATION -> Math.exp(0.5 * logVariance);
                case PRECISION -> Math.exp(-logVariance);
              };
    }
    return Rows.of(kind, mean, scale, n);
  }
}
