package dev.kullback.app.kl.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.Parameterization;
import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.ScalarType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRunTest {
  private static final int THREADS = 3;

  private static Matrix matrix(String name, int columns, double[] values) {
    long[] shape = {values.length / columns, columns};
    return new Matrix(
        name,
        ScalarType.FLOAT64,
        ByteOrder.nativeOrder(),
        false,
        shape,
        MemorySegment.ofArray(values));
  }

  private static BatchInput random(int rows, int n, long seed) {
    Random random = new Random(seed);
    double[] mean = random.doubles((long) rows * n, -2, 2).toArray();
    double[] logVariance = random.doubles((long) rows * n, -3, 1).toArray();
    return new BatchInput(
        Parameterization.LOG_VARIANCE, matrix("mean", n, mean), matrix("scale", n, logVariance));
  }

  private static BatchSummary run(BatchInput input, int threads, RowSink sink) {
    return BatchRun.of(
        input,
        Gaussian.standard(input.dimension()),
        new BatchRun.Options(threads, 4, true),
        sink,
        _ -> {});
  }

  private static double[] expected(BatchInput input) {
    double[] nats = new double[(int) input.rows()];
    for (int row = 0; row < nats.length; row++) {
      for (int i = 0; i < input.dimension(); i++) {
        double m = input.mean().value(row, i);
        double v = input.scale().value(row, i);
        nats[row] += 0.5 * (m * m + Math.expm1(v) - v);
      }
    }
    return nats;
  }

  /// Collects what arrives, in the order in which it arrives.
  private static final class Collected implements RowSink {
    private final double[] all;
    private int count;

    Collected(long rows) {
      all = new double[(int) rows];
    }

    @Override
    public void accept(MemorySegment block, double[] values) {
      System.arraycopy(values, 0, all, count, values.length);
      count += values.length;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "40000, 5", "100000, 2", "5, 70000"})
  void everyRowArrivesInOrder(int rows, int n) {
    BatchInput input = random(rows, n, 11);
    Collected collected = new Collected(rows);
    run(input, THREADS, collected);
    assertEquals(rows, collected.count);
    double[] expected = expected(input);
    for (int row = 0; row < rows; row++) {
      assertEquals(expected[row], collected.all[row], 1e-12 * expected[row]);
    }
  }

  @Test
  void theSummaryIsThatOfTheRows() {
    BatchInput input = random(30_000, 4, 12);
    double[] rows = expected(input);
    BatchSummary summary = run(input, THREADS, (_, _) -> {});
    double mean = Arrays.stream(rows).average().orElseThrow();
    double variance = Arrays.stream(rows).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertEquals(30_000, summary.rows());
    assertEquals(mean, summary.mean(), 1e-12);
    assertEquals(Math.sqrt(variance), summary.standardDeviation(), 1e-12);
    assertEquals(mean, summary.perDimension().stream().mapToDouble(d -> d).sum(), 1e-12);
    Arrays.sort(rows);
    assertEquals(rows[0], summary.minimum(), 1e-14);
    assertEquals(rows[29_999], summary.maximum(), 1e-14);
    assertEquals((rows[14_999] + rows[15_000]) / 2, summary.median(), 1e-13);
    assertEquals(0, summary.quantileRelativeError());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyNumberOfThreadsGivesTheSameBits(int threads) {
    BatchInput input = random(150_000, 3, 13);
    assertEquals(run(input, 4, (_, _) -> {}), run(input, threads, (_, _) -> {}));
  }

  @Test
  void quantilesOfManyRowsAreWithinTheStatedError() {
    BatchInput input = random(200_000, 2, 14);
    double[] rows = expected(input);
    Arrays.sort(rows);
    BatchSummary summary = run(input, THREADS, (_, _) -> {});
    assertEquals(0x1p-11, summary.quantileRelativeError());
    summary
        .quantiles()
        .forEach(
            (share, value) -> {
              double exact = rows[(int) Math.rint(Double.parseDouble(share) * 199_999)];
              assertEquals(exact, value, exact * summary.quantileRelativeError(), share);
            });
    double exact = rows[(int) Math.rint(0.5 * 199_999)];
    assertEquals(exact, summary.median(), exact * summary.quantileRelativeError());
  }

  @Test
  void zeroesAndInfinitiesHaveTheirOwnQuantiles() {
    double[] mean = new double[100_000];
    Arrays.fill(mean, 90_000, 100_000, Double.POSITIVE_INFINITY);
    BatchInput input =
        new BatchInput(
            Parameterization.LOG_VARIANCE,
            matrix("mean", 1, mean),
            matrix("scale", 1, new double[100_000]));
    BatchSummary summary = run(input, THREADS, (_, _) -> {});
    assertEquals(10_000, summary.infinite());
    assertEquals(0, summary.median());
    assertEquals(Double.POSITIVE_INFINITY, summary.quantiles().get("0.95"));
    assertEquals(Double.POSITIVE_INFINITY, summary.mean());
    assertTrue(Double.isNaN(summary.standardDeviation()));
  }

  @Test
  void ofEqualRowsTheEarlierOnesAreTheLargest() {
    double[] mean = new double[50_000];
    for (int row : new int[] {41_000, 7, 30_000, 20_000, 49_999}) {
      mean[row] = 3;
    }
    BatchInput input =
        new BatchInput(
            Parameterization.LOG_VARIANCE,
            matrix("mean", 1, mean),
            matrix("scale", 1, new double[50_000]));
    BatchSummary summary = run(input, THREADS, (_, _) -> {});
    assertArrayEquals(
        new long[] {7, 20_000, 30_000, 41_000},
        summary.largest().stream().mapToLong(RowValue::row).toArray());
  }

  @Test
  void noRowsHaveNoStatistics() {
    BatchInput input =
        new BatchInput(
            Parameterization.VARIANCE,
            matrix("mean", 3, new double[0]),
            matrix("scale", 3, new double[0]));
    BatchSummary summary = run(input, THREADS, (_, _) -> {});
    assertEquals(0, summary.rows());
    assertTrue(Double.isNaN(summary.mean()) && Double.isNaN(summary.median()));
  }

  @Test
  void theFirstNanIsBlamed() {
    BatchInput good = random(90_000, 2, 15);
    double[] mean = good.mean().toArray();
    mean[2 * 61_234 + 1] = Double.NaN;
    BatchInput bad =
        new BatchInput(Parameterization.LOG_VARIANCE, matrix("mean", 2, mean), good.scale());
    DataException blame = assertThrows(DataException.class, () -> run(bad, THREADS, (_, _) -> {}));
    assertEquals("mean: row 61234, column 1 (from 0): needs a number, got NaN", blame.getMessage());
  }

  @Test
  void anErrorOfTheSinkEndsTheRun() {
    BatchInput input = random(90_000, 2, 16);
    RowSink full =
        (_, _) -> {
          throw new DataException("out.npy", "cannot be written: No space left on device");
        };
    assertThrows(DataException.class, () -> run(input, THREADS, full));
  }

  @Test
  void shapesNeedToAgree() {
    assertThrows(
        DataException.class,
        () ->
            new BatchInput(
                Parameterization.VARIANCE,
                matrix("mean", 2, new double[4]),
                matrix("scale", 2, new double[6])));
  }

  @Test
  void threadsShareTheRowsWithoutLosingAny() {
    BatchInput input = random(1 << 17, 1, 17);
    long[] seen = {0};
    run(input, 16, (_, values) -> seen[0] += values.length);
    assertEquals(1 << 17, seen[0]);
  }
}
