package dev.kullback.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.LowRank;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianEstimatorTest {
  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @ValueSource(strings = {"tall", "other", "wide"})
  void meansAndVariancesAgreeWithNumPy(String name) {
    FittedGaussian fitted = Rows.estimator(References.rows(name)).diagonal();
    assertClose(References.numbers(name, "mean"), fitted.gaussian().mean(), 4e-15);
    assertClose(References.numbers(name, "variances"), variances(fitted), 1e-14);
    assertEquals(new Fit.Variances(), fitted.fit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall", "other"})
  void covariancesAgreeWithNumPy(String name) {
    FittedGaussian fitted = Rows.estimator(References.rows(name)).dense();
    assertClose(References.numbers(name, "covariance"), entries(fitted), 1e-14);
    assertEquals(new Fit.SampleCovariance(), fitted.fit());
  }

  @ParameterizedTest
  @EnumSource
  void shrunkCovariancesAgreeWithScikitLearnOrThePaper(Shrinkage shrinkage) {
    String key = shrinkage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    for (String name : new String[] {"tall", "other", "wide"}) {
      FittedGaussian fitted = Rows.estimator(References.rows(name)).shrunk(shrinkage);
      Fit.Shrunk fit = (Fit.Shrunk) fitted.fit();
      assertEquals(References.number(name, key, "intensity"), fit.intensity(), 1e-13);
      assertClose(References.numbers(name, key), entries(fitted), 1e-13);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall", "other", "wide"})
  void principalComponentsAgreeWithEigenvectorsInNumPy(String name) {
    FittedGaussian fitted = Rows.estimator(References.rows(name)).lowRank(2);
    LowRank covariance = (LowRank) fitted.gaussian().covariance();
    assertEquals(2, covariance.rank());
    assertClose(References.numbers(name, "principal"), entries(fitted), 1e-13);
    double noise = References.number(name, "principal", "noise");
    assertEquals(noise, covariance.diagonal(0), 1e-13 * noise);
    Fit.PrincipalComponents fit = (Fit.PrincipalComponents) fitted.fit();
    assertEquals(References.number(name, "principal", "explained"), fit.explained(), 1e-14);
  }

  /// The likelihood has its maximum there: any other loadings or noise are worse.
  @Test
  void principalComponentsMaximiseTheLikelihood() {
    double[][] rows = References.rows("tall");
    Gaussian data = Rows.estimator(rows).dense().gaussian();
    double[][] s = data.covariance().toDense();
    for (double[] row : s) {
      Arrays.setAll(row, j -> row[j] * (rows.length - 1) / rows.length);
    }
    Gaussian q = Gaussian.full(data.mean(), s);
    LowRank best = (LowRank) Rows.estimator(rows).lowRank(2).gaussian().covariance();
    double least = KullbackLeibler.divergence(q, Gaussian.of(q.mean(), best));
    RandomGenerator random = Rows.random(9);
    for (int trial = 0; trial < 200; trial++) {
      double size = Math.pow(10, -random.nextDouble(4));
      double[][] loadings = best.loadings();
      for (double[] row : loadings) {
        Arrays.setAll(row, k -> row[k] + size * random.nextGaussian());
      }
      double[] noise = new double[6];
      Arrays.fill(noise, best.diagonal(0) * Math.exp(size * random.nextGaussian()));
      Gaussian p = Gaussian.of(q.mean(), LowRank.of(loadings, noise));
      assertTrue(KullbackLeibler.divergence(q, p) > least);
    }
  }

  /// Against exact decimal arithmetic on the very doubles that went in.
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e4, -1e8, 1e12})
  void offsetsLoseNothing(double offset) {
    double[][] rows = Rows.gaussian(Rows.random(3), 1000, 3, offset);
    GaussianEstimator estimator = Rows.estimator(rows);
    double[][] covariance = estimator.dense().gaussian().covariance().toDense();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
        assertEquals(exactCovariance(rows, i, j), covariance[i][j], 2e-14 * scale);
      }
    }
    GaussianEstimator variances = GaussianEstimator.ofVariances(3, MissingValues.REJECT);
    variances.add(flat(rows));
    assertClose(diagonalOf(covariance), variances(variances.diagonal()), 2e-14);
  }

  @Test
  void aFirstRowFarFromTheOthersDoesNoHarm() {
    double[][] rows = Rows.gaussian(Rows.random(5), 2000, 2, 1e8);
    GaussianEstimator first = Rows.estimator(Arrays.copyOfRange(rows, 0, 300));
    GaussianEstimator rest = Rows.estimator(Arrays.copyOfRange(rows, 300, 2000));
    GaussianEstimator merged = Rows.estimator(new double[][] {{1e8, 1e8 + 3}});
    merged.merge(rest).merge(first);
    double[][] same = new double[2001][];
    same[0] = new double[] {1e8, 1e8 + 3};
    System.arraycopy(rows, 0, same, 1, 2000);
    double[][] covariance = merged.dense().gaussian().covariance().toDense();
    assertEquals(exactCovariance(same, 1, 0), covariance[1][0], 2e-14 * covariance[1][1]);
  }

  @ParameterizedTest
  @EnumSource
  void anySplitMergesToTheSame(Shrinkage shrinkage) {
    RandomGenerator random = Rows.random(11);
    for (double offset : new double[] {0, 1e8}) {
      double[][] rows = Rows.gaussian(random, 1500, 4, offset);
      GaussianEstimator whole = Rows.estimator(rows);
      for (int split = 0; split < 10; split++) {
        GaussianEstimator merged = GaussianEstimator.of(4, MissingValues.REJECT);
        int from = 0;
        while (from < rows.length) {
          int to = Math.min(rows.length, from + 1 + random.nextInt(700));
          GaussianEstimator part = GaussianEstimator.of(4, MissingValues.REJECT);
          part.add(flat(Arrays.copyOfRange(rows, from, to)));
          merged = random.nextBoolean() ? merged.merge(part) : part.merge(merged);
          from = to;
        }
        assertEquals(whole.sample(), merged.sample());
        assertArrayEquals(
            whole.diagonal().gaussian().mean(),
            merged.diagonal().gaussian().mean(),
            4e-15 * (1 + offset));
        assertClose(entries(whole.dense()), entries(merged.dense()), 2e-14);
        assertClose(entries(whole.shrunk(shrinkage)), entries(merged.shrunk(shrinkage)), 2e-14);
        assertEquals(intensity(whole, shrinkage), intensity(merged, shrinkage), 1e-14);
      }
    }
  }

  @Test
  void resultsMayBeAskedForAtAnyTimeAndAgain() {
    double[][] rows = References.rows("tall");
    GaussianEstimator asked = GaussianEstimator.of(6, MissingValues.REJECT);
    for (int i = 0; i < rows.length; i++) {
      asked.add(rows[i]);
      if (i > 6) {
        assertEquals(asked.dense(), asked.dense());
      }
    }
    assertClose(entries(Rows.estimator(rows).dense()), entries(asked.dense()), 1e-14);
  }

  @Test
  void foreignMemoryGivesTheSameBits() {
    double[] rows = flat(References.rows("tall"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, rows);
      assertEquals(
          GaussianEstimator.of(6, MissingValues.REJECT).add(rows).dense(),
          GaussianEstimator.of(6, MissingValues.REJECT).add(memory).dense());
    }
  }

  @Test
  void droppedRowsAreAsIfTheyHadNotBeenThere() {
    double[][] rows = References.rows("tall");
    GaussianEstimator estimator = GaussianEstimator.of(6, MissingValues.DROP_ROW);
    for (double[] row : rows) {
      estimator.add(row).add(row[0], NAN, NAN, row[3], row[4], row[5]);
    }
    estimator.add(NAN, 0, 0, 0, 0, 0);
    FittedGaussian fitted = estimator.dense();
    assertEquals(Rows.estimator(rows).dense().gaussian(), fitted.gaussian());
    assertEquals(Sample.of(MissingValues.DROP_ROW, 81, 41, 1, 40, 40, 0, 0, 0), fitted.sample());
    assertEquals(40, fitted.sample().size(1));
  }

  @Test
  void availableCasesAreEachColumnOnItsOwn() {
    double[][] rows = Rows.gaussian(Rows.random(2), 900, 3, 1e8);
    GaussianEstimator estimator = GaussianEstimator.ofVariances(3, MissingValues.AVAILABLE_CASE);
    GaussianEstimator other = GaussianEstimator.ofVariances(3, MissingValues.AVAILABLE_CASE);
    GaussianEstimator[] columns = new GaussianEstimator[3];
    Arrays.setAll(columns, i -> GaussianEstimator.ofVariances(1, MissingValues.REJECT));
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < 3; i++) {
        // The second column is missing for longer than a block.
        if ((r + i) % 7 == 0 || (i == 1 && r < 600)) {
          rows[r][i] = NAN;
        } else {
          columns[i].add(rows[r][i]);
        }
      }
      (r % 3 == 0 ? other : estimator).add(rows[r]);
    }
    FittedGaussian fitted = estimator.merge(other).diagonal();
    for (int i = 0; i < 3; i++) {
      FittedGaussian alone = columns[i].diagonal();
      assertEquals(alone.sample().rows(), fitted.sample().size(i));
      assertEquals(alone.gaussian().mean(0), fitted.gaussian().mean(i));
      assertEquals(variances(alone)[0], variances(fitted)[i], 1e-14 * variances(alone)[0]);
    }
  }

  @Test
  void valuesThatMustNotBeThereAreNamed() {
    assertMessage(
        "row 2, column 1: needs a finite number, got NaN; to go on without it",
        IllegalArgumentException.class,
        () -> GaussianEstimator.of(2, MissingValues.REJECT).add(1, 2, 3, 4, 5, NAN));
    assertMessage(
        "row 1, column 0: needs a finite number, got -Infinity",
        IllegalArgumentException.class,
        () ->
            GaussianEstimator.ofVariances(1, MissingValues.AVAILABLE_CASE)
                .add(NAN, Double.NEGATIVE_INFINITY));
    assertMessage(
        "rows need 2 numbers each, got 24 bytes",
        IllegalArgumentException.class,
        () -> GaussianEstimator.of(2, MissingValues.REJECT).add(1, 2, 3));
    assertMessage(
        "dimension of at least 1, got 0",
        IllegalArgumentException.class,
        () -> GaussianEstimator.of(0, MissingValues.REJECT));
    assertMessage(
        "variances only",
        IllegalArgumentException.class,
        () -> GaussianEstimator.of(2, MissingValues.AVAILABLE_CASE));
    assertMessage(
        "of one dimension, kind and policy",
        IllegalArgumentException.class,
        () ->
            GaussianEstimator.of(2, MissingValues.REJECT)
                .merge(GaussianEstimator.of(2, MissingValues.DROP_ROW)));
  }

  @Test
  void whatTheDataDoNotAllowIsSaid() {
    assertMessage(
        "a dense fit of 20 columns needs at least 21 rows, got 12",
        IllegalStateException.class,
        () -> Rows.estimator(References.rows("wide")).dense());
    assertMessage(
        "a constant column 1",
        IllegalStateException.class,
        () -> Rows.estimator(new double[][] {{1, 7}, {2, 7}, {3, 7}, {5, 7}}).dense());
    double[][] collinear = Rows.gaussian(Rows.random(1), 50, 4, 1);
    for (double[] row : collinear) {
      row[2] = 2 * row[0] - row[1] / 3;
    }
    assertMessage(
        "got one at column 2",
        IllegalStateException.class,
        () -> Rows.estimator(collinear).dense());
    assertMessage(
        "at least 2 rows, got 1",
        IllegalStateException.class,
        () -> Rows.estimator(new double[][] {{1}}).dense());
    assertMessage(
        "at least 2 values, got 0 in column 1",
        IllegalStateException.class,
        () ->
            GaussianEstimator.ofVariances(2, MissingValues.AVAILABLE_CASE)
                .add(1, NAN, 2, NAN)
                .diagonal());
    assertMessage(
        "an estimator of covariances, got one of variances only",
        IllegalStateException.class,
        () -> GaussianEstimator.ofVariances(1, MissingValues.REJECT).add(1, 2).dense());
    assertMessage(
        "a rank from 1 to 5, got 6",
        IllegalArgumentException.class,
        () -> Rows.estimator(References.rows("tall")).lowRank(6));
    assertMessage(
        "a low-rank fit of rank 3 needs rows that vary in more than 3 directions",
        IllegalStateException.class,
        () -> Rows.estimator(collinear).lowRank(3));
    assertMessage(
        "needs rows that differ, got 2 equal ones",
        IllegalStateException.class,
        () -> Rows.estimator(new double[][] {{1, 2}, {1, 2}}).shrunk(Shrinkage.OAS));
    assertMessage(
        "intensity 0.0 leaves the covariance singular",
        IllegalStateException.class,
        () -> Rows.estimator(new double[][] {{1, 2}, {3, 5}}).shrunk(Shrinkage.LEDOIT_WOLF));
    assertMessage(
        "scale the data",
        IllegalStateException.class,
        () ->
            Rows.estimator(new double[][] {{1e120, 0}, {0, 1e120}, {3e120, 4e120}})
                .shrunk(Shrinkage.LEDOIT_WOLF));
  }

  @Test
  void aMultipleOfTheIdentityIsShrunkEntirely() {
    double[][] cross = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (Shrinkage shrinkage : Shrinkage.values()) {
      FittedGaussian fitted = Rows.estimator(cross).shrunk(shrinkage);
      assertEquals(new Fit.Shrunk(shrinkage, 1), fitted.fit());
      assertArrayEquals(new double[] {0.5, 0, 0, 0.5}, entries(fitted));
    }
  }

  @Test
  void contradictorySamplesAreRefused() {
    assertMessage(
        "rows left out to be from 0 to 0, got 1",
        IllegalArgumentException.class,
        () -> Sample.of(MissingValues.REJECT, 5, 1, 0));
    assertMessage(
        "missing values of column 1 to be from 0 to 2, got 3",
        IllegalArgumentException.class,
        () -> Sample.of(MissingValues.DROP_ROW, 5, 2, 0, 3));
    assertMessage(
        "a sample of its dimension 6, got 2 columns",
        IllegalArgumentException.class,
        () ->
            new FittedGaussian(
                Rows.estimator(References.rows("tall")).diagonal().gaussian(),
                Sample.complete(40, 2),
                new Fit.Variances()));
    assertMessage(
        "intensity from 0 to 1, got NaN",
        IllegalArgumentException.class,
        () -> new Fit.Shrunk(Shrinkage.OAS, NAN));
  }

  private static double intensity(GaussianEstimator estimator, Shrinkage shrinkage) {
    return ((Fit.Shrunk) estimator.shrunk(shrinkage).fit()).intensity();
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] entries(FittedGaussian fitted) {
    return flat(fitted.gaussian().covariance().toDense());
  }

  private static double[] variances(FittedGaussian fitted) {
    Covariance covariance = fitted.gaussian().covariance();
    return ((Diagonal) covariance).variances();
  }

  private static double[] diagonalOf(double[][] a) {
    double[] diagonal = new double[a.length];
    Arrays.setAll(diagonal, i -> a[i][i]);
    return diagonal;
  }

  private static double exactCovariance(double[][] rows, int i, int j) {
    BigDecimal n = new BigDecimal(rows.length);
    BigDecimal a = BigDecimal.ZERO;
    BigDecimal b = BigDecimal.ZERO;
    BigDecimal products = BigDecimal.ZERO;
    for (double[] row : rows) {
      BigDecimal x = new BigDecimal(row[i]);
      BigDecimal y = new BigDecimal(row[j]);
      a = a.add(x);
      b = b.add(y);
      products = products.add(x.multiply(y));
    }
    return products
        .multiply(n)
        .subtract(a.multiply(b))
        .divide(n.multiply(n.subtract(BigDecimal.ONE)), new MathContext(40))
        .doubleValue();
  }

  /// Each within a fraction of the largest.
  private static void assertClose(double[] expected, double[] actual, double tolerance) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, actual, tolerance * scale);
  }

  private static <E extends Exception> void assertMessage(
      String part, Class<E> type, Executable call) {
    String message = assertThrows(type, call).getMessage();
    assertTrue(message != null && message.contains(part), message);
  }
}
