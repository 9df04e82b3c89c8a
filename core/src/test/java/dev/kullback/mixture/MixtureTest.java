package dev.kullback.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureTest {
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(41);

  private GaussianMixture univariate(int size) {
    double[] weights = new double[size];
    List<Gaussian> components = new ArrayList<>();
    double sum = 0;
    for (int a = 0; a < size; a++) {
      weights[a] = random.nextDouble(0.2, 1);
      sum += weights[a];
      components.add(
          Gaussian.isotropic(new double[] {random.nextDouble(-3, 3)}, random.nextDouble(0.2, 2)));
    }
    for (int a = 0; a < size; a++) {
      weights[a] /= sum;
    }
    return GaussianMixture.of(weights, components);
  }

  private Gaussian full(int n) {
    double[][] sigma = new double[n][n];
    for (int i = 0; i < n; i++) {
      sigma[i][i] = random.nextDouble(0.5, 2);
      for (int j = 0; j < i; j++) {
        sigma[i][j] = random.nextDouble(-0.1, 0.1);
        sigma[j][i] = sigma[i][j];
      }
    }
    return Gaussian.full(random.doubles(n, -1, 1).toArray(), sigma);
  }

  /// `∫ q ln q/p` by the trapezium rule, which converges geometrically for such integrands.
  private static double integrated(GaussianMixture q, GaussianMixture p) {
    double step = 1.0 / 64;
    double sum = 0;
    for (double x = -25; x <= 25; x += step) {
      double logQ = q.logDensity(new double[] {x});
      sum += Math.exp(logQ) * (logQ - p.logDensity(new double[] {x}));
    }
    return sum * step;
  }

  static Stream<Arguments> upperBounds() {
    return Stream.of(
        Arguments.of(
            (ToDoubleBiFunction<GaussianMixture, GaussianMixture>)
                MixtureKullbackLeibler::variationalUpperBound),
        Arguments.of(
            (ToDoubleBiFunction<GaussianMixture, GaussianMixture>)
                MixtureKullbackLeibler::upperBound),
        Arguments.of(
            (ToDoubleBiFunction<GaussianMixture, GaussianMixture>)
                MixtureKullbackLeibler::matchedPairBound));
  }

  @ParameterizedTest
  @MethodSource("upperBounds")
  void upperBoundsAreNeverBelowTheIntegral(
      ToDoubleBiFunction<GaussianMixture, GaussianMixture> bound) {
    for (int i = 0; i < 60; i++) {
      GaussianMixture q = univariate(1 + i % 4);
      GaussianMixture p = univariate(1 + i % 4);
      double exact = integrated(q, p);
      double upper = bound.applyAsDouble(q, p);
      assertTrue(upper >= exact - 1e-12, () -> upper + " < " + exact + " at " + q + " : " + p);
    }
  }

  @Test
  void theLowerBoundIsNeverAboveTheIntegral() {
    for (int i = 0; i < 60; i++) {
      GaussianMixture q = univariate(1 + i % 4);
      GaussianMixture p = univariate(1 + (i / 4) % 3);
      assertTrue(MixtureKullbackLeibler.lowerBound(q, p) <= integrated(q, p) + 1e-12);
    }
  }

  @Test
  void theVariationalBoundIsTheBestOfAllCouplings() {
    for (int i = 0; i < 40; i++) {
      GaussianMixture q = univariate(3);
      GaussianMixture p = univariate(3);
      double variational = MixtureKullbackLeibler.variationalUpperBound(q, p);
      double matched = MixtureKullbackLeibler.matchedPairBound(q, p);
      assertTrue(variational <= matched + 1e-9, () -> variational + " > " + matched);
    }
  }

  @Test
  void oneComponentEachIsTheClosedForm() {
    for (int n = 1; n <= 4; n++) {
      Gaussian q = full(n);
      Gaussian p = full(n);
      double exact = KullbackLeibler.divergence(q, p);
      GaussianMixture f = GaussianMixture.of(q);
      GaussianMixture g = GaussianMixture.of(p);
      assertEquals(exact, MixtureKullbackLeibler.variationalApproximation(f, g));
      assertEquals(exact, MixtureKullbackLeibler.variationalUpperBound(f, g));
      assertEquals(exact, MixtureKullbackLeibler.matchedPairApproximation(f, g));
      assertEquals(exact, MixtureKullbackLeibler.matchedPairBound(f, g));
      assertEquals(exact, MixtureKullbackLeibler.gaussianApproximation(f, g));
      assertEquals(exact, MixtureKullbackLeibler.unscentedApproximation(f, g), 1e-13);
    }
  }

  @Test
  void theProductBoundsOfSingleGaussiansHaveTheirKnownGap() {
    GaussianMixture q = GaussianMixture.of(Gaussian.standard(1));
    // ln ∫ q² = −½ ln 4π against ∫ q ln q = −½ ln 2πe: a gap of ½ ln(e/2).
    double gap = 0.5 * (1 - Math.log(2));
    assertEquals(gap, MixtureKullbackLeibler.upperBound(q, q), 1e-15);
    assertEquals(-gap, MixtureKullbackLeibler.lowerBound(q, q), 1e-15);
    assertEquals(0.0, MixtureKullbackLeibler.productApproximation(q, q));
  }

  @Test
  void aMixtureIsNotFarFromItself() {
    GaussianMixture q = univariate(4);
    assertEquals(0.0, MixtureKullbackLeibler.variationalApproximation(q, q));
    assertEquals(0.0, MixtureKullbackLeibler.productApproximation(q, q));
    assertEquals(0.0, MixtureKullbackLeibler.unscentedApproximation(q, q));
    assertEquals(0.0, MixtureKullbackLeibler.matchedPairBound(q, q));
    assertEquals(0.0, MixtureKullbackLeibler.variationalUpperBound(q, q), 1e-12);
    assertEquals(0.0, MonteCarlo.kullbackLeibler(q, q, 10, 1).nats());
  }

  @Test
  void farApartComponentsMakeTheApproximationsExact() {
    GaussianMixture q =
        GaussianMixture.of(
            new double[] {0.3, 0.7},
            List.of(
                Gaussian.isotropic(new double[] {-100}, 1),
                Gaussian.isotropic(new double[] {100}, 2)));
    GaussianMixture p =
        GaussianMixture.of(
            new double[] {0.6, 0.4},
            List.of(
                Gaussian.isotropic(new double[] {101}, 1),
                Gaussian.isotropic(new double[] {-99}, 1)));
    double exact =
        0.3 * (Math.log(0.3 / 0.4) + 0.5)
            + 0.7 * (Math.log(0.7 / 0.6) + 0.5 * (1 + 2 - 1 - Math.log(2)));
    assertEquals(exact, MixtureKullbackLeibler.variationalApproximation(q, p), 1e-14);
    assertEquals(exact, MixtureKullbackLeibler.variationalUpperBound(q, p), 1e-14);
    assertEquals(exact, MixtureKullbackLeibler.matchedPairApproximation(q, p), 1e-14);
    assertEquals(exact, MixtureKullbackLeibler.matchedPairBound(q, p), 1e-14);
    assertEquals(exact, MixtureKullbackLeibler.unscentedApproximation(q, p), 1e-12);
  }

  @Test
  void theBestMatchingIsFoundAmongAll() {
    for (int i = 0; i < 30; i++) {
      GaussianMixture q = univariate(4);
      GaussianMixture p = univariate(4);
      double best = best(q, p, new boolean[4], 0);
      assertEquals(best, MixtureKullbackLeibler.matchedPairBound(q, p), 1e-12);
    }
  }

  private static double best(GaussianMixture q, GaussianMixture p, boolean[] taken, int a) {
    if (a == q.size()) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int b = 0; b < p.size(); b++) {
      if (!taken[b]) {
        taken[b] = true;
        double kl = KullbackLeibler.divergence(q.components().get(a), p.components().get(b));
        double cost = q.weight(a) * (kl + Math.log(q.weight(a) / p.weight(b)));
        least = Math.min(least, cost + best(q, p, taken, a + 1));
        taken[b] = false;
      }
    }
    return least;
  }

  @Test
  void monteCarloFindsTheIntegralWithinItsError() {
    int outside = 0;
    for (int i = 0; i < 40; i++) {
      GaussianMixture q = univariate(2);
      GaussianMixture p = univariate(3);
      MonteCarlo.Estimate estimate = MonteCarlo.kullbackLeibler(q, p, 4000, i);
      double z = (estimate.nats() - integrated(q, p)) / estimate.standardError();
      outside += Math.abs(z) > 2 ? 1 : 0;
      assertTrue(Math.abs(z) < 5, () -> "z = " + z + " at " + q + " : " + p);
    }
    int count = outside;
    assertTrue(count <= 7, () -> count + " of 40 beyond two standard errors");
  }

  @Test
  void monteCarloIsReproducibleAndAgreesInManyDimensions() {
    Gaussian q = full(3);
    Gaussian p = full(3);
    GaussianMixture f = GaussianMixture.of(q);
    GaussianMixture g = GaussianMixture.of(p);
    MonteCarlo.Estimate estimate = MonteCarlo.kullbackLeibler(f, g, 20_000, 7);
    assertEquals(estimate, MonteCarlo.kullbackLeibler(f, g, 20_000, 7));
    assertTrue(estimate.nats() != MonteCarlo.kullbackLeibler(f, g, 20_000, 8).nats());
    double exact = KullbackLeibler.divergence(q, p);
    assertEquals(exact, estimate.nats(), 5 * estimate.standardError());
    assertTrue(estimate.standardError() < 0.1 * exact + 0.02);
  }

  @Test
  void jensenShannonLiesBetweenZeroAndLogTwo() {
    GaussianMixture q = GaussianMixture.of(Gaussian.standard(1));
    GaussianMixture near = GaussianMixture.of(Gaussian.isotropic(new double[] {1}, 1));
    GaussianMixture far = GaussianMixture.of(Gaussian.isotropic(new double[] {100}, 1));
    assertEquals(Math.log(2), MonteCarlo.jensenShannon(q, far, 100, 1).nats(), 1e-12);
    assertEquals(0.0, MonteCarlo.jensenShannon(q, q, 100, 1).nats());
    GaussianMixture middle =
        GaussianMixture.of(
            new double[] {0.5, 0.5}, List.of(q.components().get(0), near.components().get(0)));
    double exact = 0.5 * integrated(q, middle) + 0.5 * integrated(near, middle);
    MonteCarlo.Estimate estimate = MonteCarlo.jensenShannon(q, near, 20_000, 3);
    assertEquals(exact, estimate.nats(), 4 * estimate.standardError());
  }

  @Test
  void componentsWithoutWeightAreDropped() {
    GaussianMixture mixture =
        GaussianMixture.of(
            new double[] {1, 0},
            List.of(Gaussian.standard(2), Gaussian.isotropic(new double[2], 9)));
    assertEquals(1, mixture.size());
    assertEquals(2, mixture.dimension());
    assertEquals(-Math.log(2 * Math.PI), mixture.logDensity(new double[2]), 1e-15);
    assertEquals("1.0 " + Gaussian.standard(2), mixture.toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, 0.4, Double.POSITIVE_INFINITY})
  void weightsThatAreNoneAreRefused(double weight) {
    List<Gaussian> two = List.of(Gaussian.standard(1), Gaussian.standard(1));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> GaussianMixture.of(new double[] {0.5, weight}, two));
    assertTrue(String.valueOf(e.getMessage()).startsWith("a mixture needs weights"));
  }

  @Test
  void componentsThatDoNotFitAreRefused() {
    double[] half = {0.5, 0.5};
    List<Gaussian> mixed = List.of(Gaussian.standard(1), Gaussian.standard(2));
    assertThrows(IllegalArgumentException.class, () -> GaussianMixture.of(half, mixed));
    List<Gaussian> point = List.of(Gaussian.isotropic(new double[1], 0));
    assertThrows(IllegalArgumentException.class, () -> GaussianMixture.of(new double[] {1}, point));
    assertThrows(IllegalArgumentException.class, () -> GaussianMixture.of(half, List.of()));
    GaussianMixture q = univariate(2);
    GaussianMixture other = GaussianMixture.of(Gaussian.standard(2));
    assertThrows(
        IllegalArgumentException.class,
        () -> MixtureKullbackLeibler.variationalApproximation(q, other));
    assertThrows(
        IllegalArgumentException.class,
        () -> MixtureKullbackLeibler.matchedPairBound(q, univariate(3)));
    assertThrows(IllegalArgumentException.class, () -> MonteCarlo.kullbackLeibler(q, q, 1, 0));
  }
}
