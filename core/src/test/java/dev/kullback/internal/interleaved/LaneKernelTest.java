package dev.kullback.internal.interleaved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel this JVM would use once warm against the scalar one, bit for bit. Run at several
/// vector widths and without the vector module, as [dev.kullback.internal.kernel.KernelBitsTest].
class LaneKernelTest {
  private static final int LANES = LaneKernel.LANES;
  private static final int ROWS = 12;
  private static final int STRIDE = (ROWS + 1) * LANES;

  private final LaneKernel chosen = LaneKernels.fastest();
  private final LaneKernel scalar = ScalarLaneKernel.INSTANCE;
  private final SplittableRandom random = new SplittableRandom(8);

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8})
  void factorsHaveTheSameBits(int row) {
    assertSame(
        (kernel, numbers) ->
            kernel.factor(numbers.m, row, numbers.inverses, STRIDE, numbers.scratch));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8})
  void eliminationsHaveTheSameBits(int column) {
    assertSame(
        (kernel, numbers) ->
            kernel.eliminateBelow(
                numbers.m, column, ROWS, numbers.inverses, STRIDE, numbers.scratch));
    assertSame(
        (kernel, numbers) ->
            kernel.eliminateAbove(
                numbers.m, numbers.l, column, numbers.inverses, STRIDE, numbers.scratch));
    assertSame(
        (kernel, numbers) ->
            kernel.eliminateRow(
                numbers.m, 3, numbers.l, column, numbers.inverses, STRIDE, numbers.scratch));
  }

  @Test
  void averagesDifferencesAndSquaresHaveTheSameBits() {
    assertSame(
        (kernel, numbers) ->
            kernel.average(numbers.m, ROWS, STRIDE, numbers.inverses, 1, numbers.signs));
    assertSame((kernel, numbers) -> kernel.subtract(numbers.m, numbers.l, ROWS, STRIDE));
    assertSame((kernel, numbers) -> kernel.squares(numbers.m, ROWS, STRIDE, numbers.inverses));
  }

  /// In every lane, on both sides of the diagonal.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void asymmetryIsSeenInItsLaneOnly(int lane) {
    for (LaneKernel kernel : List.of(scalar, chosen)) {
      double[] m = new double[ROWS * STRIDE];
      Arrays.fill(m, 4);
      m[9 * STRIDE + 2 * LANES + lane] = 4.5;
      assertEquals(0, violations(kernel, m.clone(), 0.1251));
      assertEquals(1 << lane, violations(kernel, m.clone(), 0.1249));
      m[2 * STRIDE + 9 * LANES + lane] = 5;
      assertEquals(0, violations(kernel, m.clone(), 0.1251));
      assertEquals(1 << lane, violations(kernel, m.clone(), 0.1249));
    }
  }

  /// A bit for each lane.
  private static int violations(LaneKernel kernel, double[] m, double tolerance) {
    long[] signs = new long[LANES];
    kernel.average(m, ROWS, STRIDE, new double[ROWS * LANES], tolerance, signs);
    int bits = 0;
    for (int lane = 0; lane < LANES; lane++) {
      bits |= signs[lane] < 0 ? 1 << lane : 0;
    }
    return bits;
  }

  private void assertSame(BiConsumer<LaneKernel, Numbers> operation) {
    for (int repetition = 0; repetition < 20; repetition++) {
      Numbers expected = new Numbers(random.split());
      Numbers actual = new Numbers(expected);
      operation.accept(scalar, expected);
      operation.accept(chosen, actual);
      assertArrayEquals(expected.m, actual.m);
      assertArrayEquals(expected.inverses, actual.inverses);
      for (int lane = 0; lane < LANES; lane++) {
        assertEquals(expected.signs[lane] < 0, actual.signs[lane] < 0);
      }
    }
  }

  /// What the operations work on: mostly positive definite.
  private static final class Numbers {
    final double[] m;
    final double[] l;
    final double[] inverses;
    final double[] scratch = new double[LaneKernel.SCRATCH];
    final long[] signs = new long[LANES];

    Numbers(SplittableRandom random) {
      m = random.doubles((long) ROWS * STRIDE, -1, 1).toArray();
      l = random.doubles((long) ROWS * STRIDE, -1, 1).toArray();
      inverses = random.doubles((long) ROWS * LANES, 0.5, 2).toArray();
      for (int i = 0; i < ROWS * LANES; i++) {
        m[i / LANES * (STRIDE + LANES) + i % LANES] += 5;
      }
    }

    Numbers(Numbers other) {
      m = other.m.clone();
      l = other.l.clone();
      inverses = other.inverses.clone();
    }
  }
}
