package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.DenseGradient;
import dev.kullback.covariance.DiagonalGradient;
import dev.kullback.covariance.IsotropicGradient;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.LowRankGradient;
import dev.kullback.oracle.Exact;
import dev.kullback.oracle.Oracle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gradients against central differences of the 60-digit oracle, in every parameter of every
/// structure: with a step of 2⁻³⁰ their own error is about 1e-18 relative to the third derivative,
/// so what is compared is the gradient itself.
class GradientTest {
  private static final double STEP = 0x1p-30;
  private static final int N = 4;

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
    check(random.gaussian(q, N), random.gaussian(p, N), 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void isFiniteAndZeroAtEquality(Structure structure) {
    Gaussian g = new RandomGaussians(2).gaussian(structure, N);
    KullbackLeiblerGradient gradient = KullbackLeibler.gradient(g, g);
    assertZero(gradient.meanQ());
    assertZero(gradient.meanP());
    assertZero(Parameters.gradient(gradient.covarianceQ(), g.covariance()));
    assertZero(Parameters.gradient(gradient.covarianceP(), g.covariance()));
  }

  private static void assertZero(double[] gradient) {
    for (double g : gradient) {
      assertEquals(0, Math.abs(g));
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeToEqualityItKeepsItsRelativeAccuracy(Structure structure) {
    RandomGaussians random = new RandomGaussians(7);
    Gaussian p = random.gaussian(structure, N);
    Gaussian q = random.closeTo(p, 1e-6);
    check(q, p, 1e-9 * 1e-6);
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
  void aPointMassHasNoGradient() {
    Gaussian point = Gaussian.isotropic(new double[2], 0);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> KullbackLeibler.gradient(Gaussian.standard(2), point))
            .getMessage();
    assertTrue(message != null && message.contains("variance of 0 in p"), message);
  }

  /// Over several blocks of rows, the last one not full, against the full matrix: ∂/∂D is the
  /// diagonal of ∂/∂Σ, ∂/∂W = 2 ∂/∂Σ W.
  @ParameterizedTest
  @ValueSource(ints = {255, 256, 600})
  void lowRankGradientsAgreeWithThoseOfTheFullMatrix(int n) {
    RandomGaussians random = new RandomGaussians(n);
    Gaussian q = Gaussian.of(random.vector(n), random.lowRank(n, 2));
    Gaussian p = Gaussian.of(random.vector(n), random.lowRank(n, 3));
    KullbackLeiblerGradient gradient = KullbackLeibler.gradient(q, p);
    Gaussian fullQ = Gaussian.full(q.mean(), q.covariance().toDense());
    Gaussian fullP = Gaussian.full(p.mean(), p.covariance().toDense());
    KullbackLeiblerGradient full = KullbackLeibler.gradient(fullQ, fullP);
    checkLowRank(q.covariance(), gradient.covarianceQ(), full.covarianceQ());
    checkLowRank(p.covariance(), gradient.covarianceP(), full.covarianceP());
  }

  private static void checkLowRank(
      Covariance covariance, CovarianceGradient actual, CovarianceGradient full) {
    double[][] g = ((DenseGradient) full).covariance();
    double[][] loadings = ((LowRank) covariance).loadings();
    LowRankGradient gradient = (LowRankGradient) actual;
    for (int i = 0; i < g.length; i++) {
      assertEquals(g[i][i], gradient.diagonal()[i], 1e-11);
      for (int k = 0; k < loadings[i].length; k++) {
        double expected = 0;
        for (int j = 0; j < g.length; j++) {
          expected += 2 * g[i][j] * loadings[j][k];
        }
        assertEquals(expected, gradient.loadings()[i][k], 1e-10);
      }
    }
  }

  private static void check(Gaussian q, Gaussian p, double tolerance) {
    KullbackLeiblerGradient gradient = KullbackLeibler.gradient(q, p);
    Exact exactQ = Oracle.exact(q);
    Exact exactP = Oracle.exact(p);
    Function<Gaussian, BigDecimal> ofQ = g -> Oracle.exact(g).divergence(exactP);
    Function<Gaussian, BigDecimal> ofP = g -> exactQ.divergence(Oracle.exact(g));
    checkMean(q, ofQ, gradient.meanQ(), tolerance);
    checkMean(p, ofP, gradient.meanP(), tolerance);
    checkCovariance(q, ofQ, gradient.covarianceQ(), tolerance);
    checkCovariance(p, ofP, gradient.covarianceP(), tolerance);
  }

  private static void checkMean(
      Gaussian g, Function<Gaussian, BigDecimal> divergence, double[] gradient, double tolerance) {
    checkSlopes(
        g.mean(), mean -> divergence.apply(Gaussian.of(mean, g.covariance())), gradient, tolerance);
  }

  private static void checkCovariance(
      Gaussian g,
      Function<Gaussian, BigDecimal> divergence,
      CovarianceGradient gradient,
      double tolerance) {
    Covariance covariance = g.covariance();
    checkSlopes(
        Parameters.of(covariance),
        values -> divergence.apply(Gaussian.of(g.mean(), Parameters.with(covariance, values))),
        Parameters.gradient(gradient, covariance),
        tolerance * N);
  }

  private static void checkSlopes(
      double[] at, Function<double[], BigDecimal> function, double[] gradient, double tolerance) {
    assertEquals(at.length, gradient.length);
    for (int i = 0; i < at.length; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += STEP;
      down[i] -= STEP;
      BigDecimal rise = function.apply(up).subtract(function.apply(down));
      double expected =
          rise.divide(new BigDecimal(up[i] - down[i]), MathContext.DECIMAL64).doubleValue();
      int parameter = i;
      double scale = Math.max(1, Math.abs(expected));
      assertEquals(expected, gradient[i], tolerance * scale, () -> "parameter " + parameter);
    }
  }
}
