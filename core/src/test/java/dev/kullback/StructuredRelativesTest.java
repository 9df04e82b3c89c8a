package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.divergence.Bhattacharyya;
import dev.kullback.divergence.Chernoff;
import dev.kullback.divergence.CrossEntropy;
import dev.kullback.divergence.GeometricJensenShannon;
import dev.kullback.divergence.Jeffreys;
import dev.kullback.divergence.Renyi;
import dev.kullback.divergence.Wasserstein2;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.RelativesOracle;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The relatives of the divergence on every covariance structure.
class StructuredRelativesTest {

  private static void assertExact(double actual, BigDecimal exact, double bound, Object where) {
    double error = Decimal.relativeError(actual, exact);
    assertTrue(error <= bound, () -> error + " at " + where);
  }

  private static void check(Gaussian q, Gaussian p) {
    String pair = q + " : " + p;
    assertExact(Jeffreys.divergence(q, p), RelativesOracle.jeffreys(q, p), 2e-14, pair);
    assertExact(Renyi.divergence(q, p, 0.25), RelativesOracle.renyi(q, p, 0.25), 2e-14, pair);
    assertExact(2 * Bhattacharyya.distance(q, p), RelativesOracle.renyi(q, p, 0.5), 2e-14, pair);
    assertExact(
        GeometricJensenShannon.divergence(q, p, 0.25),
        RelativesOracle.geometricJensenShannon(q, p, 0.25),
        2e-14,
        pair);
    assertExact(
        Wasserstein2.squaredDistance(q, p), RelativesOracle.wasserstein2(q, p), 1e-13, pair);
  }

  @ParameterizedTest
  @EnumSource
  void farPairsAgreeWithTheOracle(Structure structure) {
    RandomGaussians random = new RandomGaussians(3);
    for (int n : new int[] {2, 4}) {
      check(random.gaussian(structure, n), random.gaussian(structure, n));
      check(random.gaussian(structure, n), random.gaussian(Structure.DENSE, n));
      check(random.gaussian(Structure.DIAGONAL, n), random.gaussian(structure, n));
    }
  }

  @ParameterizedTest
  @EnumSource
  void closePairsKeepTheirRelativeAccuracy(Structure structure) {
    RandomGaussians random = new RandomGaussians(5);
    for (int exponent = 1; exponent <= 12; exponent += 2) {
      Gaussian p = random.gaussian(structure, 4);
      check(random.closeTo(p, Math.pow(10, -exponent)), p);
    }
  }

  @Test
  void degenerateBlocksAreComparedBlockByBlock() {
    Gaussian flat =
        Gaussian.of(
            new double[] {1, 2, 3},
            BlockDiagonal.of(List.of(Isotropic.of(1, 0), Diagonal.of(1, 4))));
    Gaussian same =
        Gaussian.of(
            new double[] {1, 0, 3},
            BlockDiagonal.of(List.of(Isotropic.of(1, 0), Diagonal.of(1, 4))));
    assertEquals(4.0, Jeffreys.divergence(flat, same));
    Gaussian elsewhere = Gaussian.of(new double[] {0, 2, 3}, flat.covariance());
    assertEquals(Double.POSITIVE_INFINITY, Jeffreys.divergence(flat, elsewhere));
  }

  @Test
  void dimensionsWithoutAFullMatrixAreRefused() {
    double[] row = new double[50_000];
    row[0] = 1;
    Gaussian q = Gaussian.of(new double[row.length], Circulant.of(row));
    double[] variances = new double[row.length];
    java.util.Arrays.fill(variances, 2);
    Gaussian p = Gaussian.diagonal(new double[row.length], variances);
    assertEquals(row.length * 0.25, Jeffreys.divergence(q, Gaussian.isotropic(p.mean(), 2)), 1e-9);
    Exception e = assertThrows(IllegalArgumentException.class, () -> Jeffreys.divergence(q, p));
    assertTrue(String.valueOf(e.getMessage()).contains("at most 46340"), e::getMessage);
  }

  /// Structures that no matrix of order n is formed for, against the spectrum of the full matrices.
  @ParameterizedTest
  @EnumSource(names = {"LOW_RANK", "TRIDIAGONAL", "BANDED", "CIRCULANT", "KRONECKER"})
  void largeStructuredPairsAgreeWithTheirFullMatrices(Structure structure) {
    int n = 150;
    RandomGaussians random = new RandomGaussians(17);
    Gaussian p = random.gaussian(structure, n);
    agreesWithFull(random.gaussian(structure, n), p, 2e-13);
    agreesWithFull(p, random.gaussian(Structure.ISOTROPIC, n), 2e-13);
    agreesWithFull(random.gaussian(Structure.ISOTROPIC, n), p, 2e-13);
    agreesWithFull(random.closeTo(p, 1e-2), p, 2e-12);
  }

  private static void agreesWithFull(Gaussian q, Gaussian p, double bound) {
    Gaussian a = Gaussian.full(q.mean(), q.covariance().toDense());
    Gaussian b = Gaussian.full(p.mean(), p.covariance().toDense());
    assertRelative(Jeffreys.divergence(a, b), Jeffreys.divergence(q, p), bound);
    assertRelative(Bhattacharyya.distance(a, b), Bhattacharyya.distance(q, p), bound);
    for (double alpha : new double[] {1e-6, 0.3, 0.9}) {
      assertRelative(Renyi.divergence(a, b, alpha), Renyi.divergence(q, p, alpha), bound);
      assertRelative(Chernoff.divergence(a, b, 0.5), Chernoff.divergence(q, p, 0.5), bound);
    }
    assertRelative(CrossEntropy.of(a, b), CrossEntropy.of(q, p), bound);
    assertRelative(
        Wasserstein2.squaredDistance(a, b), Wasserstein2.squaredDistance(q, p), 10 * bound);
  }

  private static void assertRelative(double expected, double actual, double bound) {
    assertEquals(expected, actual, bound * Math.abs(expected));
  }

  /// By way of the geometric mean, whose own rounding enters by its square only.
  @Test
  void closeBandedPairsKeepTheirRelativeAccuracy() {
    RandomGaussians random = new RandomGaussians(23);
    Gaussian p = random.gaussian(Structure.BANDED, 12);
    for (int exponent = 1; exponent <= 12; exponent++) {
      Gaussian q = random.closeTo(p, Math.pow(10, -exponent));
      assertExact(Renyi.divergence(q, p, 0.25), RelativesOracle.renyi(q, p, 0.25), 1e-14, exponent);
    }
  }
}
