package dev.kullback.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.RelativesOracle;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mutual information and total correlation.
class DependenceTest {
  private final Pairs pairs = new Pairs(31);

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-3, 1e-6, 1e-9, 1e-12})
  void totalCorrelationAgreesWithTheOracleAlsoWhereWeak(double strength) {
    for (int n = 1; n <= 6; n++) {
      double[][] sigma = pairs.gaussian(Pairs.Kind.ENTRIES, n).covariance().toDense();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          sigma[i][j] *= strength;
          sigma[j][i] = sigma[i][j];
        }
      }
      Gaussian joint = Gaussian.full(new double[n], sigma);
      double error =
          Decimal.relativeError(
              TotalCorrelation.of(joint), RelativesOracle.totalCorrelation(joint));
      assertTrue(error < 1e-14, () -> error + " at " + joint);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.3, -0.95, 0.999999})
  void twoCoordinatesDependByTheirCorrelation(double rho) {
    Gaussian joint = Gaussian.full(new double[2], new double[][] {{4, 2 * rho}, {2 * rho, 1}});
    double expected = -0.5 * Math.log1p(-rho * rho);
    double actual = MutualInformation.between(joint, new int[] {0}, new int[] {1});
    assertEquals(expected, actual, 1e-10 * expected);
  }

  @Test
  void totalCorrelationObeysTheChainRule() {
    Gaussian joint = pairs.gaussian(Pairs.Kind.FACTOR, 5);
    int[] x = {0, 3};
    int[] y = {1, 4, 2};
    double within =
        TotalCorrelation.of(joint, singletons(x)) + TotalCorrelation.of(joint, singletons(y));
    assertEquals(
        TotalCorrelation.of(joint), within + MutualInformation.between(joint, x, y), 1e-14);
  }

  private static int[][] singletons(int[] coordinates) {
    int[][] blocks = new int[coordinates.length][];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new int[] {coordinates[i]};
    }
    return blocks;
  }

  @Test
  void independentCoordinatesShareNothing() {
    assertEquals(0.0, TotalCorrelation.of(pairs.gaussian(Pairs.Kind.DIAGONAL, 4)));
    assertEquals(0.0, TotalCorrelation.of(Gaussian.isotropic(new double[3], 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 'a partition needs coordinates from 0 to 2, got 5'",
    "1, 1, 'a partition needs disjoint blocks, got coordinate 1 twice'",
    "-1, 1, 'a partition needs coordinates from 0 to 2, got -1'"
  })
  void partitionsThatAreNoneAreRefused(int x, int y, String message) {
    Gaussian joint = pairs.gaussian(Pairs.Kind.FACTOR, 3);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> MutualInformation.between(joint, new int[] {x}, new int[] {y}));
    assertEquals(message, e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> MutualInformation.between(joint, new int[0], new int[] {1}));
  }

  @Test
  void frechetInceptionDistanceOfASetFromItselfIsZero() {
    double[][] features = features(40, 12, 1e4, 1);
    assertEquals(0, FrechetInceptionDistance.of(features, features), 1e-20);
    double[][] few = features(5, 12, 0, 2);
    assertEquals(0, FrechetInceptionDistance.of(few, few), 1e-25);
  }

  @Test
  void frechetInceptionDistanceIsTheDistanceOfTheFittedGaussians() {
    double[][] q = features(50, 4, 3, 3);
    double[][] p = features(70, 4, 0, 4);
    double expected = Wasserstein2.squaredDistance(fit(q), fit(p));
    assertEquals(expected, FrechetInceptionDistance.of(q, p), 1e-12 * expected);
    double[][] few = features(3, 4, 0, 5);
    double shifted = FrechetInceptionDistance.of(few, p);
    assertEquals(shifted, FrechetInceptionDistance.of(p, few), 1e-12 * shifted);
  }

  @Test
  void fewRowsAreASingularCovarianceAndNoDifficulty() {
    double[][] q = {{0, 0}, {2, 0}};
    double[][] p = {{0, 0}, {0, 2}};
    // N((1,0), diag(2,0)) and N((0,1), diag(0,2)): mean 2, and 2 + 2 since no mass can be shared.
    assertEquals(6, FrechetInceptionDistance.of(q, p), 1e-14);
  }

  private static double[][] features(int rows, int columns, double offset, long seed) {
    Random random = new Random(seed);
    double[][] features = new double[rows][columns];
    for (double[] row : features) {
      for (int j = 0; j < columns; j++) {
        row[j] = offset + random.nextGaussian() * (1 + j);
      }
    }
    return features;
  }

  private static Gaussian fit(double[][] rows) {
    int n = rows[0].length;
    double[] mean = new double[n];
    for (double[] row : rows) {
      for (int j = 0; j < n; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    double[][] covariance = new double[n][n];
    for (double[] row : rows) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (rows.length - 1);
        }
      }
    }
    return Gaussian.full(mean, covariance);
  }

  @Test
  void frechetInceptionDistanceRefusesBadFeatures() {
    double[][] good = features(3, 2, 0, 6);
    double[][] bad = features(3, 2, 0, 7);
    bad[1][0] = Double.NaN;
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> FrechetInceptionDistance.of(good, bad));
    assertEquals(
        "a Fréchet distance needs finite features, got NaN at row 1, column 0 of p",
        e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> FrechetInceptionDistance.of(good, new double[][] {{1, 2}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> FrechetInceptionDistance.of(good, features(3, 4, 0, 8)));
  }
}
