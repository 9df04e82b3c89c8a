package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.DenseGradient;
import dev.kullback.covariance.DiagonalGradient;
import dev.kullback.covariance.IsotropicGradient;
import dev.kullback.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Gradients against central differences of the 60-digit oracle: with a step of 2⁻³⁰ their own
/// error is about 1e-18 relative to the third derivative, so what is compared is the gradient
/// itself.
class GradientTest {
  private static final double STEP = 0x1p-30;
  private static final int N = 3;

  static Stream<Arguments> orderedPairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (Structure q : Structure.values()) {
      for (Structure p : Structure.values()) {
        pairs.add(Arguments.of(q, p));
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("orderedPairs")
  void everyOrderedPairAgreesWithDifferences(Structure q, Structure p) {
    RandomGaussians random = new RandomGaussians(11);
    for (int i = 0; i < 4; i++) {
      Point at = Point.of(random.gaussian(q, N), random.gaussian(p, N));
      check(at, KullbackLeibler.gradient(at.q(), at.p()), 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isFiniteAndZeroAtEquality(Structure structure) {
    Gaussian g = new RandomGaussians(2).gaussian(structure, N);
    KullbackLeiblerGradient gradient = KullbackLeibler.gradient(g, g);
    for (int i = 0; i < N; i++) {
      assertEquals(0.0, gradient.meanQ()[i]);
      assertEquals(0.0, gradient.meanP()[i]);
      for (int j = 0; j < N; j++) {
        assertEquals(0, entry(gradient.covarianceQ(), i, j), 0);
        assertEquals(0, entry(gradient.covarianceP(), i, j), 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeToEqualityItKeepsItsRelativeAccuracy(Structure structure) {
    RandomGaussians random = new RandomGaussians(7);
    Gaussian p = random.gaussian(structure, N);
    Gaussian q = random.closeTo(p, 1e-6);
    check(Point.of(q, p), KullbackLeibler.gradient(q, p), 1e-9 * 1e-6);
  }

  @Test
  void otherParametersFollowByTheChainRule() {
    Gaussian q = Gaussian.diagonal(new double[] {1, 2}, new double[] {0.5, 3});
    KullbackLeiblerGradient g = KullbackLeibler.gradient(q, Gaussian.standard(2));
    DiagonalGradient diagonal = (DiagonalGradient) g.covarianceQ();
    assertEquals(0.5 * (1 - 1 / 0.5), diagonal.variances()[0], 1e-15);
    assertEquals(0.5 * (0.5 - 1), diagonal.logVariances()[0], 1e-15);
    IsotropicGradient isotropic = (IsotropicGradient) g.covarianceP();
    assertEquals(0.5 * (1 - 1.5) + 0.5 * (1 - 7), isotropic.variance(), 1e-14);
    assertEquals(isotropic.variance(), isotropic.logVariance());
  }

  @Test
  void theFactorGradientAgreesWithDifferences() {
    RandomGaussians random = new RandomGaussians(3);
    Gaussian p = random.gaussian(Structure.DENSE_FACTOR, N);
    Gaussian q = random.gaussian(Structure.DENSE_FACTOR, N);
    var covariance = (dev.kullback.covariance.Dense) q.covariance();
    double[][] gradient =
        ((DenseGradient) KullbackLeibler.gradient(q, p).covarianceQ()).choleskyFactor();
    for (int i = 0; i < N; i++) {
      for (int j = 0; j <= i; j++) {
        double[][] up = covariance.choleskyFactor();
        double[][] down = covariance.choleskyFactor();
        up[i][j] += STEP;
        down[i][j] -= STEP;
        double expected =
            Point.slope(
                Oracle.divergence(
                    Gaussian.of(q.mean(), dev.kullback.covariance.Dense.ofCholeskyFactor(up)), p),
                Oracle.divergence(
                    Gaussian.of(q.mean(), dev.kullback.covariance.Dense.ofCholeskyFactor(down)), p),
                up[i][j] - down[i][j]);
        assertEquals(expected, gradient[i][j], 1e-12);
      }
    }
  }

  @Test
  void aPointMassHasNoGradient() {
    Gaussian point = Gaussian.isotropic(new double[2], 0);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> KullbackLeibler.gradient(Gaussian.standard(2), point))
            .getMessage();
    assertTrue(message != null && message.contains("variance of 0 in p"), message);
  }

  private static void check(Point at, KullbackLeiblerGradient gradient, double tolerance) {
    for (int i = 0; i < N; i++) {
      assertEquals(at.slopeInMeanOfQ(i, STEP), gradient.meanQ()[i], tolerance);
      assertEquals(at.slopeInMeanOfP(i, STEP), gradient.meanP()[i], tolerance);
    }
    checkCovariance(
        gradient.covarianceQ(), (i, j) -> at.slopeInCovarianceOfQ(i, j, STEP), tolerance);
    checkCovariance(
        gradient.covarianceP(), (i, j) -> at.slopeInCovarianceOfP(i, j, STEP), tolerance);
  }

  /// The slope when entries (i, j) and (j, i) move together.
  private interface Slope {
    double at(int i, int j);
  }

  private static void checkCovariance(CovarianceGradient gradient, Slope slope, double tolerance) {
    switch (gradient) {
      case IsotropicGradient g -> {
        double trace = 0;
        for (int i = 0; i < N; i++) {
          trace += slope.at(i, i);
        }
        assertEquals(trace, g.variance(), 3 * tolerance);
      }
      case DiagonalGradient g -> {
        for (int i = 0; i < N; i++) {
          assertEquals(slope.at(i, i), g.variances()[i], tolerance);
        }
      }
      case DenseGradient g -> {
        for (int i = 0; i < N; i++) {
          for (int j = 0; j <= i; j++) {
            double expected = i == j ? slope.at(i, i) : slope.at(i, j) / 2;
            assertEquals(expected, g.covariance()[i][j], tolerance);
            assertEquals(g.covariance()[i][j], g.covariance()[j][i]);
          }
        }
      }
    }
  }

  private static double entry(CovarianceGradient gradient, int i, int j) {
    return switch (gradient) {
      case IsotropicGradient g -> g.variance();
      case DiagonalGradient g -> g.variances()[i];
      case DenseGradient g -> g.covariance()[i][j];
    };
  }
}
