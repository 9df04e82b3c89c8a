package dev.kullback.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Dense;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.RelativesOracle;
import org.junit.jupiter.api.Test;

class FisherRaoTest {
  private final Pairs pairs = new Pairs(23);

  @Test
  void univariateAgreesWithTheOracleAlsoWhereClose() {
    for (int exponent = 0; exponent <= 12; exponent++) {
      Gaussian p = pairs.gaussian(Pairs.Kind.ISOTROPIC, 1);
      Gaussian q =
          exponent == 0
              ? pairs.gaussian(Pairs.Kind.ISOTROPIC, 1)
              : pairs.close(p, Math.pow(10, -exponent));
      double distance = FisherRao.distance(q, p);
      double error =
          Decimal.relativeError(distance * distance, RelativesOracle.squaredFisherRao(q, p));
      assertTrue(error < 1e-14, () -> error + " at " + q + " : " + p);
    }
  }

  @Test
  void equalMeansAgreeWithTheOracleAlsoWhereClose() {
    for (int exponent = 0; exponent <= 12; exponent++) {
      Gaussian p = pairs.gaussian(Pairs.Kind.FACTOR, 2);
      Gaussian other =
          exponent == 0
              ? pairs.gaussian(Pairs.Kind.ENTRIES, 2)
              : pairs.close(p, Math.pow(10, -exponent));
      Gaussian q = Gaussian.of(p.mean(), other.covariance());
      double distance = FisherRao.distance(q, p);
      double error =
          Decimal.relativeError(
              distance * distance, RelativesOracle.squaredFisherRaoOfEqualMeans(q, p));
      assertTrue(error < 1e-13, () -> error + " at " + q + " : " + p);
      assertEquals(distance, FisherRao.lowerBound(q, p), 1e-13 * distance);
      assertEquals(distance, FisherRao.upperBound(q, p), 1e-13 * distance);
    }
  }

  @Test
  void equalCovariancesFollowTheMahalanobisLength() {
    Gaussian p = pairs.gaussian(Pairs.Kind.FACTOR, 3);
    Gaussian q = Gaussian.of(new double[] {1, 2, 3}, p.covariance());
    double[] difference = q.mean();
    for (int i = 0; i < 3; i++) {
      difference[i] -= p.mean(i);
    }
    double square = p.covariance().squaredMahalanobis(difference);
    double cosh = 1 + square / 4;
    double expected = Math.sqrt(2) * Math.log(cosh + Math.sqrt(cosh * cosh - 1));
    assertEquals(expected, FisherRao.distance(q, p), 1e-13);
  }

  @Test
  void otherPairsAreRefusedWithTheNamesOfTheBounds() {
    Gaussian q = pairs.gaussian(Pairs.Kind.DIAGONAL, 2);
    Gaussian p = pairs.gaussian(Pairs.Kind.DIAGONAL, 2);
    Exception e = assertThrows(IllegalArgumentException.class, () -> FisherRao.distance(q, p));
    assertTrue(String.valueOf(e.getMessage()).contains("FisherRao.lowerBound"));
    assertTrue(String.valueOf(e.getMessage()).contains("FisherRao.upperBound"));
    assertEquals(FisherRao.upperBound(q, p), FisherRao.diagonalDistance(q, p));
    assertThrows(
        IllegalArgumentException.class,
        () -> FisherRao.diagonalDistance(q, pairs.gaussian(Pairs.Kind.FACTOR, 2)));
  }

  @Test
  void diagonalDistanceIsThatOfTheCoordinatesTogether() {
    Gaussian q = Gaussian.diagonal(new double[] {1, -2}, new double[] {0.5, 3});
    Gaussian p = Gaussian.standard(2);
    double x = FisherRao.distance(Gaussian.isotropic(new double[] {1}, 0.5), Gaussian.standard(1));
    double y = FisherRao.distance(Gaussian.isotropic(new double[] {-2}, 3), Gaussian.standard(1));
    assertEquals(Math.hypot(x, y), FisherRao.diagonalDistance(q, p), 1e-14);
  }

  @Test
  void theBoundsAreInOrderAndTightWhereClose() {
    for (int i = 0; i < 200; i++) {
      Gaussian p = pairs.gaussian(Pairs.Kind.FACTOR, 3);
      double d = Math.pow(10, -i % 10);
      Gaussian q = pairs.close(p, d);
      double lower = FisherRao.lowerBound(q, p);
      double upper = FisherRao.upperBound(q, p);
      assertTrue(lower <= upper * (1 + 1e-13), () -> lower + " > " + upper);
      assertEquals(1, lower / upper, 2 * d + 1e-13);
      assertTrue(upper <= Math.sqrt(Jeffreys.divergence(q, p)) * (1 + 1e-13));
    }
  }

  @Test
  void isInvariantUnderScaling() {
    Gaussian q = Gaussian.of(new double[] {0, 0}, Dense.of(new double[][] {{4, 1}, {1, 2}}));
    Gaussian scaled =
        Gaussian.of(new double[] {0, 0}, Dense.of(new double[][] {{400, 10}, {10, 2}}));
    Gaussian p = Gaussian.standard(2);
    Gaussian image = Gaussian.diagonal(new double[2], new double[] {100, 1});
    assertEquals(FisherRao.distance(q, p), FisherRao.distance(scaled, image), 1e-13);
  }
}
