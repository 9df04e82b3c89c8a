package dev.kullback.internal.interleaved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneFactorTest {
  private static final int LANES = LaneKernel.LANES;

  private final SplittableRandom random = new SplittableRandom(3);
  private final double[] scratch = new double[LaneKernel.SCRATCH];

  /// `LLᵀ = S` and `(Lq − Lp) = Lp E` in each lane, for orders around the tiles' four.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 15, 16, 17})
  void factorsAndSolves(int n) {
    double[] q = matrices(n);
    double[] p = matrices(n);
    double[] v = random.doubles((long) LANES * n, -1, 1).toArray();
    LaneFactor lq = factor(n, q);
    LaneFactor lp = factor(n, p);
    double[][][] before = lower(n, lq);
    lq.lower().setVectors(v);
    lp.solveDifference(lq.lower(), scratch);
    for (int lane = 0; lane < LANES; lane++) {
      double[][] l = lower(n, lp)[lane];
      for (int i = 0; i < n; i++) {
        double vector = 0;
        for (int k = 0; k <= i; k++) {
          vector += l[i][k] * element(lq, lq.lower().padded, k, lane);
        }
        assertEquals(v[lane * n + i], vector, 1e-14);
        for (int j = 0; j <= i; j++) {
          double s = 0;
          double difference = 0;
          for (int k = 0; k <= i; k++) {
            s += l[i][k] * l[j][k];
            difference += k < j ? 0 : l[i][k] * element(lq, j, k, lane);
          }
          assertEquals(p[(lane * n + i) * n + j], s, 1e-14);
          assertEquals(before[lane][i][j] - l[i][j], difference, 1e-14);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9})
  void whatIsNoFactorStaysInItsLane(int n) {
    double[] good = matrices(n);
    LaneFactor expected = factor(n, good);
    for (double pivot : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] bad = good.clone();
      bad[4 * n * n - 1] = pivot;
      LaneFactor actual = factor(n, bad);
      for (int lane = 0; lane < LANES; lane++) {
        if (lane != 3) {
          assertTrue(actual.isFine(lane));
          assertArrayEquals(lower(n, expected)[lane], lower(n, actual)[lane]);
        }
      }
      double last = actual.inverses()[(n - 1) * LANES + 3];
      assertTrue(!actual.isFine(3) || !(last > 0 && last < Double.POSITIVE_INFINITY));
    }
  }

  @Test
  void whatIsTooCloseToSingularIsNotFine() {
    double[] all = new double[4 * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      double correlation = 1 - Math.pow(10, -lane - 1);
      System.arraycopy(new double[] {1, correlation, correlation, 1}, 0, all, 4 * lane, 4);
    }
    LaneFactor factor = factor(2, all);
    for (int lane = 0; lane < LANES; lane++) {
      // the second pivot is about 2·10⁻¹, 2·10⁻² … 2·10⁻⁸, and 2⁻¹⁶ = 1.5·10⁻⁵ the least
      assertEquals(lane < 5, factor.isFine(lane));
    }
  }

  private LaneFactor factor(int n, double[] matrices) {
    LaneFactor factor = new LaneFactor(n);
    factor.lower().set(matrices, 0);
    factor.factor(1e-12, 0x1p-16, scratch);
    return factor;
  }

  private static double[][][] lower(int n, LaneFactor factor) {
    double[][][] all = new double[LANES][n][n];
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          all[lane][i][j] = element(factor, i, j, lane);
        }
      }
    }
    return all;
  }

  private static double element(LaneFactor factor, int i, int j, int lane) {
    return factor.lower().a[i * factor.lower().stride + j * LANES + lane];
  }

  /// Symmetric, with a large diagonal.
  private double[] matrices(int n) {
    double[] all = new double[LANES * n * n];
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double x = i == j ? random.nextDouble(2, 4) : random.nextDouble(-1, 1) / n;
          all[(lane * n + i) * n + j] = x;
          all[(lane * n + j) * n + i] = x;
        }
      }
    }
    return all;
  }
}
