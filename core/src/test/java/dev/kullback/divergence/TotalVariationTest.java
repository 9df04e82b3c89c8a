package dev.kullback.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.RelativesOracle;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TotalVariationTest {
  private final Pairs pairs = new Pairs(29);

  private static void assertExact(Gaussian q, Gaussian p) {
    double error =
        Decimal.relativeError(TotalVariation.distance(q, p), RelativesOracle.totalVariation(q, p));
    assertTrue(error < 1e-13, () -> error + " at " + q + " : " + p);
  }

  @Test
  void univariatePairsAgreeWithTheOracleAlsoWhereClose() {
    for (int i = 0; i < 10; i++) {
      assertExact(pairs.gaussian(Pairs.Kind.ISOTROPIC, 1), pairs.gaussian(Pairs.Kind.ISOTROPIC, 1));
    }
    for (int exponent = 1; exponent <= 12; exponent++) {
      Gaussian p = pairs.gaussian(Pairs.Kind.ISOTROPIC, 1);
      assertExact(pairs.close(p, Math.pow(10, -exponent)), p);
      assertExact(Gaussian.of(p.mean(), pairs.close(p, Math.pow(10, -exponent)).covariance()), p);
    }
  }

  @Test
  void farApartAndVeryDifferentScales() {
    Gaussian p = Gaussian.standard(1);
    assertExact(Gaussian.isotropic(new double[] {5}, 0.01), p);
    assertExact(Gaussian.isotropic(new double[] {0}, 1e-8), p);
    assertExact(Gaussian.isotropic(new double[] {0.3}, 1e8), p);
    assertExact(Gaussian.isotropic(new double[] {1}, 1 + 1e-14), p);
    assertEquals(1.0, TotalVariation.distance(Gaussian.isotropic(new double[] {0}, 0), p));
    assertEquals(0.0, TotalVariation.distance(p, p));
  }

  @Test
  void equalCovariancesFollowTheMahalanobisLength() {
    Gaussian p = pairs.gaussian(Pairs.Kind.FACTOR, 3);
    for (int exponent = 0; exponent <= 12; exponent++) {
      double d = Math.pow(10, -exponent);
      double[] mean = p.mean();
      mean[0] += d;
      Gaussian q = Gaussian.of(mean, p.covariance());
      double[] difference = {mean[0] - p.mean(0), 0, 0};
      double length = Math.sqrt(p.covariance().squaredMahalanobis(difference));
      BigDecimal exact =
          RelativesOracle.cumulative(new BigDecimal(length / 2))
              .multiply(BigDecimal.TWO)
              .subtract(BigDecimal.ONE);
      assertTrue(Decimal.relativeError(TotalVariation.distance(q, p), exact) < 1e-14);
    }
  }

  @Test
  void aDifferenceInOneCoordinateIsUnivariate() {
    Gaussian q = Gaussian.diagonal(new double[] {1, 5}, new double[] {2, 3});
    Gaussian p = Gaussian.diagonal(new double[] {0, 5}, new double[] {1, 3});
    double expected =
        TotalVariation.distance(Gaussian.isotropic(new double[] {1}, 2), Gaussian.standard(1));
    assertEquals(expected, TotalVariation.distance(q, p));
  }

  @Test
  void otherPairsAreRefusedWithTheNameOfTheBounds() {
    Gaussian q = pairs.gaussian(Pairs.Kind.DIAGONAL, 2);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> TotalVariation.distance(q, pairs.gaussian(Pairs.Kind.DIAGONAL, 2)));
    assertTrue(String.valueOf(e.getMessage()).contains("TotalVariationBounds"));
  }

  @Test
  void theBoundsHold() {
    for (int i = 0; i < 500; i++) {
      Gaussian p = pairs.gaussian(Pairs.Kind.ISOTROPIC, 1);
      Gaussian q =
          i % 2 == 0
              ? pairs.gaussian(Pairs.Kind.ISOTROPIC, 1)
              : pairs.close(p, Math.pow(10, -i % 13));
      double tv = TotalVariation.distance(q, p);
      double slack = 1 + 1e-13;
      assertTrue(tv <= TotalVariationBounds.pinsker(q, p) * slack);
      assertTrue(tv <= TotalVariationBounds.bretagnolleHuber(q, p) * slack);
      assertTrue(tv <= TotalVariationBounds.hellingerUpper(q, p) * slack);
      assertTrue(tv >= TotalVariationBounds.hellingerLower(q, p) / slack);
    }
    assertEquals(
        0.0, TotalVariationBounds.bretagnolleHuber(Gaussian.standard(1), Gaussian.standard(1)));
  }
}
