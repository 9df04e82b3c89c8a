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
            kernel.factor(
                numbers.m, row, numbers.inverses, STRIDE, 0.5, numbers.signs, numbers.scratch));
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
  void differencesAndSquaresHaveTheSameBits() {
    assertSame((kernel, numbers) -> kernel.subtract(numbers.m, numbers.l, ROWS, STRIDE));
    assertSame((kernel, numbers) -> kernel.squares(numbers.m, ROWS, STRIDE, numbers.inverses));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 12})
  void matricesAreInterleavedAlike(int n) {
    assertSame((kernel, numbers) -> kernel.interleave(numbers.l, 3, 12, n, numbers.m, STRIDE));
  }

  /// In every lane, on both sides of the diagonal, in a tile on it and beside.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void asymmetryIsSeenInItsLaneOnly(int lane) {
    for (LaneKernel kernel : List.of(scalar, chosen)) {
      for (int column = 0; column < 9; column++) {
        assertEquals(1 << lane, differences(kernel, 9 * STRIDE + column * LANES + lane, 4.5));
        assertEquals(1 << lane, differences(kernel, column * STRIDE + 9 * LANES + lane, 3));
        assertEquals(
            1 << lane, differences(kernel, 9 * STRIDE + column * LANES + lane, Double.NaN));
      }
      assertEquals(0, differences(kernel, lane, 5));
    }
  }

  /// A bit for each lane that is not symmetric with one number in place of 4.
  private static int differences(LaneKernel kernel, int at, double number) {
    double[] m = new double[ROWS * STRIDE];
    Arrays.fill(m, 4);
    m[at] = number;
    double[] differences = new double[LANES];
    kernel.compare(m, ROWS, STRIDE, differences);
    int bits = 0;
    for (int lane = 0; lane < LANES; lane++) {
      bits |= differences[lane] == 0 ? 0 : 1 << lane;
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
