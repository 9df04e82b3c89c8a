package dev.kullback.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Identities between the relatives, and their edges.
class RelativesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Pairs pairs = new Pairs(17);

  private static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }

  @ParameterizedTest
  @EnumSource
  void renyiRunsThroughItsNamedOrders(Pairs.Kind kind) {
    Gaussian q = pairs.gaussian(kind, 3);
    Gaussian p = pairs.gaussian(kind, 3);
    double kl = KullbackLeibler.divergence(q, p);
    assertEquals(kl, Renyi.divergence(q, p, 1));
    assertRelative(kl, Renyi.divergence(q, p, 1 - 1e-13), 1e-11);
    assertRelative(kl, Renyi.divergence(q, p, 1 + 1e-13), 1e-11);
    assertEquals(0.0, Renyi.divergence(q, p, 0));
    assertRelative(2 * Bhattacharyya.distance(q, p), Renyi.divergence(q, p, 0.5), 1e-14);
    assertRelative(ReverseKullbackLeibler.divergence(p, q), kl, 0);
  }

  @ParameterizedTest
  @EnumSource
  void renyiGrowsWithItsOrder(Pairs.Kind kind) {
    Gaussian q = pairs.gaussian(kind, 3);
    Gaussian p = pairs.gaussian(kind, 3);
    double last = 0;
    for (double alpha = 0.05; alpha < 4; alpha += 0.05) {
      double value = Renyi.divergence(q, p, alpha);
      assertTrue(value >= last, () -> value + " at " + q + " : " + p);
      last = value;
    }
    assertTrue(Renyi.divergence(q, p, INFINITY) >= last);
  }

  @Test
  void renyiIsInfiniteWhereTheMixedCovarianceIsNotPositive() {
    Gaussian wide = Gaussian.isotropic(new double[] {0}, 4);
    Gaussian narrow = Gaussian.standard(1);
    // (1−α)·4 + α·1 = 0 at α = 4/3.
    assertTrue(Double.isFinite(Renyi.divergence(wide, narrow, 1.33)));
    assertEquals(INFINITY, Renyi.divergence(wide, narrow, 4.0 / 3 + 1e-9));
    assertEquals(INFINITY, ChiSquared.divergence(wide, narrow));
    assertTrue(Double.isFinite(Renyi.divergence(narrow, wide, 1000)));
  }

  @Test
  void renyiOfInfiniteOrderIsTheLargestLogRatio() {
    Gaussian q = Gaussian.isotropic(new double[] {1}, 0.25);
    Gaussian p = Gaussian.standard(1);
    double largest = 0;
    for (double x = -2; x < 4; x += 1e-4) {
      double ratio = Math.log(2) - 2 * (x - 1) * (x - 1) + x * x / 2;
      largest = Math.max(largest, ratio);
    }
    assertEquals(largest, Renyi.divergence(q, p, INFINITY), 1e-7);
    assertEquals(INFINITY, Renyi.divergence(p, q, INFINITY));
    assertRelative(largest, Renyi.divergence(q, p, 1e9), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.NEGATIVE_INFINITY})
  void renyiRefusesOtherOrders(double alpha) {
    Gaussian g = Gaussian.standard(1);
    Exception e = assertThrows(IllegalArgumentException.class, () -> Renyi.divergence(g, g, alpha));
    assertTrue(String.valueOf(e.getMessage()).endsWith("got " + alpha));
  }

  static Stream<ToDoubleBiFunction<Gaussian, Gaussian>> symmetric() {
    return Stream.of(
        Jeffreys::divergence,
        Bhattacharyya::distance,
        Hellinger::distance,
        GeometricJensenShannon::divergence,
        ChernoffInformation::divergence,
        FisherRao::upperBound,
        FisherRao::lowerBound,
        Wasserstein2::distance);
  }

  @ParameterizedTest
  @MethodSource("symmetric")
  void symmetricOnesAreSymmetric(ToDoubleBiFunction<Gaussian, Gaussian> divergence) {
    for (Pairs.Kind kind : Pairs.Kind.values()) {
      Gaussian q = pairs.gaussian(kind, 4);
      Gaussian p = pairs.gaussian(kind, 4);
      double forward = divergence.applyAsDouble(q, p);
      assertRelative(forward, divergence.applyAsDouble(p, q), 1e-13);
      assertTrue(forward > 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void chernoffInformationIsTheMaximum(Pairs.Kind kind) {
    Gaussian q = pairs.gaussian(kind, 3);
    Gaussian p = pairs.gaussian(kind, 3);
    ChernoffInformation information = ChernoffInformation.of(q, p);
    assertEquals(information.nats(), Chernoff.divergence(q, p, information.alpha()));
    for (double alpha = 0.01; alpha < 1; alpha += 0.01) {
      assertTrue(Chernoff.divergence(q, p, alpha) <= information.nats() * (1 + 1e-14));
    }
    // At the maximum the geometric mean is equally far from both.
    double a = information.alpha();
    assertRelative(information.nats(), GeometricJensenShannon.dual(p, q, a), 1e-13);
  }

  @Test
  void chernoffInformationOfCloseAndOfDegeneratePairs() {
    Gaussian p = pairs.gaussian(Pairs.Kind.FACTOR, 3);
    for (int exponent = 1; exponent <= 12; exponent++) {
      Gaussian q = pairs.close(p, Math.pow(10, -exponent));
      ChernoffInformation information = ChernoffInformation.of(q, p);
      double half = Bhattacharyya.distance(q, p);
      assertTrue(information.nats() >= half * (1 - 1e-14));
      assertEquals(0.5, information.alpha(), Math.pow(10, -exponent));
      assertRelative(half, information.nats(), Math.pow(10, -exponent) + 1e-14);
    }
    assertEquals(new ChernoffInformation(0, 0.5), ChernoffInformation.of(p, p));
    Gaussian point = Gaussian.isotropic(new double[3], 0);
    assertEquals(INFINITY, ChernoffInformation.divergence(p, point));
  }

  @Test
  void hellingerAndChiSquaredFollowFromTheirDistances() {
    Gaussian p = pairs.gaussian(Pairs.Kind.DIAGONAL, 2);
    Gaussian q = pairs.close(p, 1e-7);
    assertRelative(Bhattacharyya.distance(q, p), Hellinger.squaredDistance(q, p), 1e-12);
    assertRelative(2 * KullbackLeibler.divergence(q, p), ChiSquared.divergence(q, p), 1e-6);
    assertEquals(0.0, Hellinger.distance(p, p));
    assertEquals(1.0, Hellinger.distance(p, Gaussian.isotropic(new double[2], 0)));
  }

  static Stream<ToDoubleBiFunction<Gaussian, Gaussian>> unbounded() {
    return Stream.of(
        Jeffreys::divergence,
        (q, p) -> Renyi.divergence(q, p, 0.3),
        (q, p) -> Renyi.divergence(q, p, 2),
        Bhattacharyya::distance,
        ChiSquared::divergence,
        GeometricJensenShannon::divergence,
        ChernoffInformation::divergence,
        FisherRao::distance,
        FisherRao::lowerBound,
        FisherRao::upperBound);
  }

  @ParameterizedTest
  @MethodSource("unbounded")
  void pairsWithoutCommonDensityAreInfinitelyFar(
      ToDoubleBiFunction<Gaussian, Gaussian> divergence) {
    Gaussian flat = Gaussian.diagonal(new double[] {0, 1}, new double[] {1, 0});
    Gaussian moved = Gaussian.diagonal(new double[] {0, 2}, new double[] {1, 0});
    Gaussian full = pairs.gaussian(Pairs.Kind.FACTOR, 2);
    assertEquals(INFINITY, divergence.applyAsDouble(flat, moved));
    assertEquals(INFINITY, divergence.applyAsDouble(flat, Gaussian.standard(2)));
    assertEquals(INFINITY, divergence.applyAsDouble(full, flat));
    assertEquals(INFINITY, divergence.applyAsDouble(flat, full));
    assertEquals(0.0, divergence.applyAsDouble(flat, flat));
  }

  @ParameterizedTest
  @MethodSource("unbounded")
  void differentDimensionsAreRefused(ToDoubleBiFunction<Gaussian, Gaussian> divergence) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> divergence.applyAsDouble(Gaussian.standard(2), Gaussian.standard(3)));
    assertEquals("a divergence needs q and p of one dimension, got 2 and 3", e.getMessage());
  }

  @Test
  void extremeScalesNeitherOverflowNorTurnIntoNaN() {
    Gaussian tiny = Gaussian.isotropic(new double[] {0}, 1e-300);
    Gaussian huge = Gaussian.isotropic(new double[] {0}, 1e300);
    double l = 600 * Math.log(10);
    assertRelative(0.25 * (l - 2 * Math.log(2)), Bhattacharyya.distance(tiny, huge), 1e-14);
    assertRelative(Math.sqrt(l * l / 2), FisherRao.distance(huge, tiny), 1e-14);
    assertRelative(Renyi.divergence(tiny, huge, 0.5), Renyi.divergence(huge, tiny, 0.5), 1e-14);
    assertEquals(INFINITY, Jeffreys.divergence(tiny, huge));
    assertEquals(INFINITY, GeometricJensenShannon.divergence(tiny, huge));
    assertRelative(1e150, Wasserstein2.distance(tiny, huge), 1e-14);
  }

  @Test
  void entropyAndCrossEntropy() {
    Gaussian q = pairs.gaussian(Pairs.Kind.ENTRIES, 4);
    Gaussian p = pairs.gaussian(Pairs.Kind.DIAGONAL, 4);
    assertRelative(0.5 * Math.log(2 * Math.PI * Math.E), Entropy.of(Gaussian.standard(1)), 1e-15);
    assertEquals(Entropy.of(q) + KullbackLeibler.divergence(q, p), CrossEntropy.of(q, p), 1e-13);
    assertEquals(Entropy.of(p), CrossEntropy.of(p, p), 1e-14);
    assertEquals(Double.NEGATIVE_INFINITY, Entropy.of(Gaussian.isotropic(new double[2], 0)));
  }

  @Test
  void crossEntropyAtTheEdges() {
    Gaussian point = Gaussian.isotropic(new double[] {2}, 0);
    Gaussian standard = Gaussian.standard(1);
    assertRelative(0.5 * Math.log(2 * Math.PI) + 2, CrossEntropy.of(point, standard), 1e-15);
    assertEquals(INFINITY, CrossEntropy.of(standard, point));
    assertThrows(IllegalArgumentException.class, () -> CrossEntropy.of(point, point));
  }
}
