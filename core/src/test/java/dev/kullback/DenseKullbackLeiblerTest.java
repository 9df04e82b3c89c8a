package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.covariance.Diagonal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseKullbackLeiblerTest {
  private final SplittableRandom random = new SplittableRandom(21);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16, 63, 64, 65, 96, 97, 130, 200, 333})
  void valuesAreThoseOfSinglePairs(int n) {
    int rows = n > 100 ? 2 : 9;
    DenseGaussianBatch q = batch(rows, n);
    DenseGaussianBatch p = batch(rows, n);
    double[] out = divergence(q, p);
    double[] shared = new double[rows];
    KullbackLeibler.divergence(q, p.get(0), MemorySegment.ofArray(shared));
    for (int row = 0; row < rows; row++) {
      assertClose(KullbackLeibler.divergence(q.get(row), p.get(row)), out[row], 1e-13);
      assertClose(KullbackLeibler.divergence(q.get(row), p.get(0)), shared[row], 1e-13);
    }
  }

  /// Eight small pairs are computed at once: neither their place nor their neighbours matter.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 21, 64})
  void neighboursDoNotChangeABit(int n) {
    int rows = 11;
    double[] means = random.doubles((long) rows * n, -1, 1).toArray();
    double[] covariances = new double[rows * n * n];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(covariance(n), 0, covariances, row * n * n, n * n);
    }
    DenseGaussianBatch p = batch(rows, n);
    double[] expected = divergence(DenseGaussianBatch.of(means, covariances, n), p);
    // close to its p, ill-conditioned: two that are left to the way of a single pair
    Gaussian close = p.get(4);
    for (int i = 0; i < n; i++) {
      means[4 * n + i] = close.mean()[i];
      for (int j = 0; j < n; j++) {
        covariances[(4 * n + i) * n + j] = p.get(4).covariance().toDense()[i][j];
        covariances[(6 * n + i) * n + j] = i == j ? 1 : 1 - 1e-6;
      }
    }
    DenseGaussianBatch q = DenseGaussianBatch.of(means, covariances, n);
    double[] actual = divergence(q, p);
    for (int row = 0; row < rows; row++) {
      if (row == 4) {
        assertEquals(0, actual[row]);
      } else if (row != 6) {
        assertEquals(expected[row], actual[row]);
      }
      assertEquals(actual[row], divergence(single(q, row), single(p, row))[0]);
    }
  }

  private static DenseGaussianBatch single(DenseGaussianBatch batch, int row) {
    Gaussian gaussian = batch.get(row);
    int n = batch.dimension();
    double[] covariance = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(gaussian.covariance().toDense()[i], 0, covariance, i * n, n);
    }
    return DenseGaussianBatch.of(gaussian.mean(), covariance, n);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-1, 1e-3, 1e-6, 1e-9, 1e-12, 0})
  void closePairsKeepTheirAccuracy(double distance) {
    int n = 20;
    double[] mean = random.doubles(n, -1, 1).toArray();
    double[] covariance = covariance(n);
    double[] other = covariance.clone();
    for (int i = 0; i < n; i++) {
      other[i * n + i] *= 1 + distance;
    }
    DenseGaussianBatch q = DenseGaussianBatch.of(mean, other, n);
    DenseGaussianBatch p = DenseGaussianBatch.of(mean, covariance, n);
    assertClose(KullbackLeibler.divergence(q.get(0), p.get(0)), divergence(q, p)[0], 1e-13);
  }

  /// Rounding on both sides of the diagonal, as products of matrices leave it, in one of the pairs.
  @ParameterizedTest
  @ValueSource(ints = {5, 33, 101})
  void matricesMayDifferAcrossTheDiagonalByRounding(int n) {
    DenseGaussianBatch p = batch(3, n);
    double[] covariances = new double[3 * n * n];
    double[] rounded = new double[3 * n * n];
    for (int i = 0; i < covariances.length; i += n * n) {
      System.arraycopy(covariance(n), 0, covariances, i, n * n);
    }
    System.arraycopy(covariances, 0, rounded, 0, covariances.length);
    rounded[n * n + n - 1] += 1e-13;
    rounded[n * n + n] -= 1e-14;
    double[] means = new double[3 * n];
    double[] expected = divergence(DenseGaussianBatch.of(means, covariances, n), p);
    double[] actual = divergence(DenseGaussianBatch.of(means, rounded, n), p);
    assertEquals(expected[0], actual[0]);
    assertClose(expected[1], actual[1], 1e-12);
    assertEquals(expected[2], actual[2]);
    rounded[n * n + n - 1] += 1e-11;
    assertThrows(
        IllegalArgumentException.class,
        () -> divergence(DenseGaussianBatch.of(means, rounded, n), p));
  }

  @Test
  void illConditionedMatricesAreThoseOfSinglePairs() {
    int n = 9;
    double[] hilbert = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hilbert[i * n + j] = 1.0 / (i + j + 1);
      }
    }
    DenseGaussianBatch p = DenseGaussianBatch.of(new double[n], hilbert, n);
    DenseGaussianBatch q = batch(1, n);
    assertEquals(KullbackLeibler.divergence(q.get(0), p.get(0)), divergence(q, p)[0]);
    assertEquals(KullbackLeibler.divergence(p.get(0), q.get(0)), divergence(p, q)[0]);
  }

  @Test
  void threadsAndMemoryDoNotChangeABit() {
    int n = 33;
    DenseGaussianBatch q = batch(300, n);
    DenseGaussianBatch p = batch(300, n);
    double[] expected = new double[300];
    new DenseKullbackLeibler(n, 1, Runnable::run).divergence(q, p, MemorySegment.ofArray(expected));
    try (ForkJoinPool pool = new ForkJoinPool(3);
        Arena arena = Arena.ofShared()) {
      MemorySegment out = arena.allocate(300 * 8);
      new DenseKullbackLeibler(n, 4, pool).divergence(q, p, out);
      assertArrayEquals(expected, out.toArray(ValueLayout.JAVA_DOUBLE));
    }
  }

  @Test
  void otherStructuresServeAsP() {
    int n = 5;
    DenseGaussianBatch q = batch(3, n);
    Gaussian p = Gaussian.of(new double[n], Diagonal.of(1, 2, 3, 4, 5));
    double[] out = new double[3];
    KullbackLeibler.divergence(q, p, MemorySegment.ofArray(out));
    for (int row = 0; row < 3; row++) {
      assertEquals(KullbackLeibler.divergence(q.get(row), p), out[row]);
    }
  }

  @Test
  void whatIsNoGaussianIsNamed() {
    double[] bad = {1, 0, 0, 1, 1, 2, 2, 1};
    DenseGaussianBatch q = DenseGaussianBatch.of(new double[4], bad, 2);
    double[] good = {1, 0, 0, 1, 1, 0, 0, 1};
    DenseGaussianBatch p = DenseGaussianBatch.of(new double[4], good, 2);
    assertMessage(
        "q is no Gaussian in row 1: a covariance needs to be positive definite, got pivot -3.0 at"
            + " row 1",
        () -> divergence(q, p));
    assertMessage(
        "p is no Gaussian in row 1: a covariance needs to be positive definite, got pivot -3.0 at"
            + " row 1",
        () -> divergence(p, q));
    bad[5] = 0.5;
    assertMessage(
        "q is no Gaussian in row 1: a covariance needs to be symmetric, got 2.0 at row 1, column 0"
            + " and 0.5 across the diagonal",
        () -> divergence(q, p));
    bad[5] = Double.NaN;
    assertMessage(
        "q is no Gaussian in row 1: a covariance needs finite entries, got NaN at row 0, column 1",
        () -> divergence(q, p));
  }

  @Test
  void wrongSizesAreNamed() {
    DenseGaussianBatch two = batch(2, 3);
    DenseGaussianBatch three = batch(3, 3);
    assertMessage("pairs need as many p as q, got 3 and 2", () -> divergence(two, three));
    assertMessage("needs q and p of dimension 3, got 3 and 4", () -> divergence(two, batch(2, 4)));
    assertMessage(
        "2 divergences need 16 bytes, got 8",
        () -> KullbackLeibler.divergence(two, two, MemorySegment.ofArray(new double[1])));
    assertMessage(
        "a batch of 2 means needs covariances of 64 bytes (2 x 2 each), got 72 bytes",
        () -> DenseGaussianBatch.of(new double[4], new double[9], 2));
  }

  private static void assertMessage(String expected, Runnable call) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  private static void assertClose(double expected, double actual, double error) {
    assertTrue(
        Math.abs(actual - expected) <= error * expected,
        () -> "expected " + expected + ", got " + actual);
  }

  private static double[] divergence(DenseGaussianBatch q, DenseGaussianBatch p) {
    double[] out = new double[(int) q.rows()];
    KullbackLeibler.divergence(q, p, MemorySegment.ofArray(out));
    return out;
  }

  private DenseGaussianBatch batch(int rows, int n) {
    double[] covariances = new double[rows * n * n];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(covariance(n), 0, covariances, row * n * n, n * n);
    }
    return DenseGaussianBatch.of(random.doubles((long) rows * n, -1, 1).toArray(), covariances, n);
  }

  /// `L Lᵀ` with a diagonal of L between ½ and 1½.
  private double[] covariance(int n) {
    double[][] l = new double[n][n];
    double[] s = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        l[i][j] = i == j ? random.nextDouble(0.5, 1.5) : random.nextGaussian() / n;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += l[i][k] * l[j][k];
        }
        s[i * n + j] = sum;
        s[j * n + i] = sum;
      }
    }
    return s;
  }
}
