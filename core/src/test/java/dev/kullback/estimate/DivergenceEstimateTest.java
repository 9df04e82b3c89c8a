package dev.kullback.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceEstimateTest {
  /// What is fitted to rows that have the distribution q or p.
  enum Fits {
    DENSE_DENSE,
    DIAGONAL_DIAGONAL,
    DIAGONAL_DENSE,
    DENSE_DIAGONAL
  }

  @Test
  void agreesWithTracesAndInverses() {
    DivergenceEstimate estimate =
        DivergenceEstimate.of(
            Rows.estimator(References.rows("tall")).dense(),
            Rows.estimator(References.rows("other")).dense());
    assertClose("tall-other.plug-in", estimate.plugIn());
    assertClose("tall-other.unbiased", estimate.unbiased());
    assertClose("tall-other.standard-error", estimate.standardError());
    assertEquals(estimate.plugIn() - estimate.unbiased(), estimate.bias());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "0.25", "0.08", "0.025", "0.005", "0.0001", "1e-09", "1e-12"})
  void intervalsUseTheNormalQuantile(String tail) {
    DivergenceEstimate estimate = new DivergenceEstimate(20, 16, 1);
    double confidence = 1 - 2 * Double.parseDouble(tail);
    if (confidence == 0) {
      assertMessage("between 0 and 1, got 0.0", () -> estimate.interval(0));
      return;
    }
    Interval interval = estimate.interval(confidence);
    double z = References.number("quantile", tail);
    // The rounding of the confidence itself moves the quantile.
    double tolerance = 1e-14 + 1e-15 / Double.parseDouble(tail);
    assertEquals(16 + z, interval.upper(), tolerance);
    assertEquals(16 - z, interval.lower(), tolerance);
  }

  @Test
  void anIntervalEndsAtZero() {
    Interval interval = new DivergenceEstimate(0.1, -0.01, 0.02).interval(0.95);
    assertEquals(0, interval.lower());
    assertEquals(-0.01 + 0.02 * 1.959963984540054, interval.upper(), 1e-15);
    assertEquals(0, new DivergenceEstimate(0.1, -1, 0.02).interval(0.95).upper());
  }

  /// One coordinate is a covariance and a variance alike.
  @Test
  void diagonalAndDenseAgreeInOneDimension() {
    double[][] x = Rows.gaussian(Rows.random(1), 30, 1, 2);
    double[][] y = Rows.gaussian(Rows.random(2), 9, 1, 1);
    DivergenceEstimate dense =
        DivergenceEstimate.of(Rows.estimator(x).dense(), Rows.estimator(y).dense());
    DivergenceEstimate diagonal =
        DivergenceEstimate.of(Rows.estimator(x).diagonal(), Rows.estimator(y).diagonal());
    assertEquals(dense.plugIn(), diagonal.plugIn(), 1e-14);
    assertEquals(dense.unbiased(), diagonal.unbiased(), 1e-14);
    assertEquals(dense.standardError(), diagonal.standardError(), 1e-14);
  }

  /// The mean over many samples is right where the plug-in is far off, and the interval contains
  /// the truth as often as it says.
  @ParameterizedTest
  @EnumSource
  void isUnbiasedAndCovers(Fits fits) {
    simulate(fits, 4, 25, 40, 0.5, 4000, 0.93, 0.985);
  }

  @ParameterizedTest
  @EnumSource
  void isUnbiasedAtEqualityWhereItsIntervalIsWide(Fits fits) {
    simulate(fits, 4, 25, 40, 0, 4000, 0.97, 1);
  }

  @Test
  void isUnbiasedInManyDimensions() {
    simulate(Fits.DENSE_DENSE, 16, 300, 400, 0.3, 400, 0.92, 0.985);
  }

  private static void simulate(
      Fits fits, int n, int sizeQ, int sizeP, double shift, int repeats, double low, double high) {
    RandomGenerator random = Rows.random(20);
    boolean independent = fits != Fits.DENSE_DENSE;
    double truth = truth(independent, n, shift);
    double sum = 0;
    double squares = 0;
    double plugIn = 0;
    int covered = 0;
    for (int r = 0; r < repeats; r++) {
      GaussianEstimator q = sample(random, independent, sizeQ, n, shift);
      GaussianEstimator p = sample(random, independent, sizeP, n, 0);
      DivergenceEstimate estimate =
          switch (fits) {
            case DENSE_DENSE -> DivergenceEstimate.of(q.dense(), p.dense());
            case DIAGONAL_DIAGONAL -> DivergenceEstimate.of(q.diagonal(), p.diagonal());
            case DIAGONAL_DENSE -> DivergenceEstimate.of(q.diagonal(), p.dense());
            case DENSE_DIAGONAL -> DivergenceEstimate.of(q.dense(), p.diagonal());
          };
      double error = estimate.unbiased() - truth;
      sum += error;
      squares += error * error;
      plugIn += estimate.plugIn() - truth;
      Interval interval = estimate.interval(0.95);
      covered += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }
    double standardError = Math.sqrt(squares) / repeats;
    assertEquals(0, sum / repeats, 3.5 * standardError);
    // The test would notice: the plug-in is off by many standard errors.
    assertTrue(plugIn / repeats > 20 * standardError, "plug-in off by " + plugIn / repeats);
    double coverage = (double) covered / repeats;
    assertTrue(low <= coverage && coverage <= high, "coverage " + coverage);
  }

  /// Rows of q for a shift, of p without: moved by it, and stretched by 1 + shift.
  private static GaussianEstimator sample(
      RandomGenerator random, boolean independent, int count, int n, double shift) {
    double[][] rows;
    if (independent) {
      rows = new double[count][n];
      for (double[] row : rows) {
        Arrays.setAll(row, _ -> random.nextGaussian());
      }
    } else {
      rows = Rows.gaussian(random, count, n, 0);
    }
    for (double[] row : rows) {
      Arrays.setAll(row, i -> shift + (1 + shift) * row[i]);
    }
    return Rows.estimator(rows);
  }

  private static double truth(boolean independent, int n, double shift) {
    double[] mean = new double[n];
    Arrays.fill(mean, shift);
    double[][] p = Rows.covariance(n);
    if (independent) {
      for (int i = 0; i < n; i++) {
        Arrays.fill(p[i], 0);
        p[i][i] = 1;
      }
    }
    double stretch = (1 + shift) * (1 + shift);
    double[][] q =
        Arrays.stream(p)
            .map(row -> Arrays.stream(row).map(x -> stretch * x).toArray())
            .toArray(double[][]::new);
    return KullbackLeibler.divergence(Gaussian.full(mean, q), Gaussian.full(new double[n], p));
  }

  @Test
  void columnsWithSizesOfTheirOwnAddUp() {
    double nan = Double.NaN;
    GaussianEstimator q =
        GaussianEstimator.ofVariances(2, MissingValues.AVAILABLE_CASE)
            .add(1, nan, 2, 5, 4, 7, 3, 6, nan, 9);
    GaussianEstimator p =
        GaussianEstimator.ofVariances(2, MissingValues.AVAILABLE_CASE)
            .add(2, 3, 7, 5, 4, 4, 1, nan, 6, 6, nan, 2);
    DivergenceEstimate both = DivergenceEstimate.of(q.diagonal(), p.diagonal());
    DivergenceEstimate first = DivergenceEstimate.of(alone(1, 2, 4, 3), alone(2, 7, 4, 1, 6));
    DivergenceEstimate second = DivergenceEstimate.of(alone(5, 7, 6, 9), alone(3, 5, 4, 6, 2));
    assertEquals(first.unbiased() + second.unbiased(), both.unbiased(), 1e-14);
    assertEquals(
        Math.hypot(first.standardError(), second.standardError()), both.standardError(), 1e-14);
  }

  private static FittedGaussian alone(double... column) {
    return GaussianEstimator.ofVariances(1, MissingValues.REJECT).add(column).diagonal();
  }

  @Test
  void whatHasNoUnbiasedEstimateIsSaid() {
    FittedGaussian tall = Rows.estimator(References.rows("tall")).dense();
    FittedGaussian shrunk = Rows.estimator(References.rows("tall")).shrunk(Shrinkage.OAS);
    assertMessage(
        "needs diagonal or dense fits, got a shrunk fit as p",
        () -> DivergenceEstimate.of(tall, shrunk));
    assertMessage(
        "got a low-rank fit as q",
        () -> DivergenceEstimate.of(Rows.estimator(References.rows("tall")).lowRank(1), tall));
    FittedGaussian few = Rows.estimator(Arrays.copyOf(References.rows("other"), 8)).dense();
    assertMessage(
        "needs p fitted to at least 9 rows, got 8 in column 0",
        () -> DivergenceEstimate.of(tall, few));
    assertTrue(DivergenceEstimate.of(few, tall).standardError() > 0);
    assertMessage(
        "needs p fitted to at least 4 values, got 3",
        () -> DivergenceEstimate.of(alone(1, 2), alone(1, 2, 3)));
    assertMessage(
        "a variance of 0 in q", () -> DivergenceEstimate.of(alone(1, 1), alone(1, 2, 3, 4)));
    assertMessage("one dimension", () -> DivergenceEstimate.of(tall, alone(1, 2, 3, 4)));
  }

  private static void assertClose(String name, double actual) {
    double expected = References.number(name);
    assertEquals(expected, actual, 1e-13 * Math.abs(expected), name);
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message != null && message.contains(part), message);
  }
}
