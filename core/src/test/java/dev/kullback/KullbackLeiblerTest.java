package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.Exact;
import dev.kullback.oracle.Oracle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KullbackLeiblerTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /// Every structure as q against every structure as p.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 50})
  void everyOrderedPairAgreesWithTheOracle(int n) {
    List<Gaussian> gaussians = new ArrayList<>();
    for (int i = 0; i < (n > 7 ? 1 : 3); i++) {
      for (Structure structure : Structure.values()) {
        gaussians.add(new RandomGaussians(n + 100L * gaussians.size()).gaussian(structure, n));
      }
    }
    List<Exact> exact = gaussians.stream().map(Oracle::exact).toList();
    for (int i = 0; i < gaussians.size(); i++) {
      for (int j = 0; j < gaussians.size(); j++) {
        Gaussian q = gaussians.get(i);
        Gaussian p = gaussians.get(j);
        BigDecimal expected = exact.get(i).divergence(exact.get(j));
        if (i != j) {
          assertClose(expected, KullbackLeibler.divergence(q, p), 1e-14, q, p);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void closePairsKeepTheirRelativeAccuracy(Structure structure) {
    for (int n : new int[] {1, 2, 7, 20}) {
      for (int exponent = 1; exponent <= 12; exponent += n > 7 ? 4 : 1) {
        RandomGaussians random = new RandomGaussians(n + exponent);
        Gaussian p = random.gaussian(structure, n);
        Gaussian q = random.closeTo(p, Math.pow(10, -exponent));
        assertClose(Oracle.divergence(q, p), KullbackLeibler.divergence(q, p), 1e-14, q, p);
      }
    }
  }

  /// Two structures that hold the same matrix, where a trace and two determinants would cancel.
  @ParameterizedTest
  @EnumSource
  void oneMatrixInTwoStructuresIsNearlyZeroAndNotNegative(Structure structure) {
    Gaussian g = new RandomGaussians(4).gaussian(structure, 6);
    Gaussian full = Gaussian.full(g.mean(), g.covariance().toDense());
    for (double divergence :
        new double[] {KullbackLeibler.divergence(g, full), KullbackLeibler.divergence(full, g)}) {
      assertTrue(divergence >= 0 && divergence < 1e-28, () -> g + " gives " + divergence);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isExactlyZeroAtItself(Structure structure) {
    for (int n : new int[] {1, 2, 7, 50}) {
      Gaussian g = new RandomGaussians(n).gaussian(structure, n);
      assertEquals(0.0, KullbackLeibler.divergence(g, g));
    }
  }

  @Test
  void theCourseQuestionHasItsClosedForm() {
    double[] mu = {0.3, -1.2, 2};
    double[] sigma = {0.7, 1.5, 0.1};
    double expected = 0;
    double[] variances = new double[3];
    for (int i = 0; i < 3; i++) {
      variances[i] = sigma[i] * sigma[i];
      expected += 0.5 * (variances[i] + mu[i] * mu[i] - 1 - Math.log(variances[i]));
    }
    KullbackLeiblerTerms terms =
        KullbackLeibler.terms(Gaussian.diagonal(mu, variances), Gaussian.standard(3));
    assertEquals(expected, terms.nats(), 1e-14);
    assertEquals(0.5 * (0.09 + 1.44 + 4), terms.mean(), 1e-14);
    assertEquals(expected / Math.log(2), terms.bits(), 1e-14);
  }

  /// The formula that circulates, |Σ| for tr Σ and ½ for n/2, differs by −½(σ₁²−1)(σ₂²−1) at n = 2.
  @Test
  void theCirculatingFormulaIsRefuted() {
    double[] variances = {0.25, 9};
    Gaussian q = Gaussian.diagonal(new double[2], variances);
    double determinant = variances[0] * variances[1];
    double wrong = 0.5 * (determinant - 1 - Math.log(determinant));
    double right = KullbackLeibler.divergence(q, Gaussian.standard(2));
    assertEquals(-0.5 * (variances[0] - 1) * (variances[1] - 1), right - wrong, 1e-14);
  }

  @Test
  void pointMassesAreExact() {
    Gaussian point = Gaussian.isotropic(new double[] {1, 2}, 0);
    Gaussian other = Gaussian.isotropic(new double[] {1, 3}, 0);
    Gaussian line = Gaussian.diagonal(new double[] {1, 2}, new double[] {0, 1});
    Gaussian dense = Gaussian.full(new double[2], new double[][] {{2, 1}, {1, 2}});
    assertEquals(0, KullbackLeibler.divergence(point, point));
    assertEquals(INFINITY, KullbackLeibler.divergence(point, other));
    assertEquals(INFINITY, KullbackLeibler.divergence(point, Gaussian.standard(2)));
    assertEquals(INFINITY, KullbackLeibler.divergence(Gaussian.standard(2), point));
    assertEquals(0, KullbackLeibler.divergence(line, line));
    assertEquals(INFINITY, KullbackLeibler.divergence(line, Gaussian.standard(2)));
    assertEquals(INFINITY, KullbackLeibler.divergence(line, dense));
    assertEquals(INFINITY, KullbackLeibler.divergence(dense, line));
    assertEquals(INFINITY, KullbackLeibler.divergence(dense, point));
    assertEquals(INFINITY, KullbackLeibler.divergence(point, dense));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-150, 1e150})
  void scaledInputsDoNotOverflow(double scale) {
    RandomGaussians random = new RandomGaussians(3);
    for (Structure first : Structure.values()) {
      for (Structure second : Structure.values()) {
        Gaussian q = random.gaussian(first, 5);
        Gaussian p = random.gaussian(second, 5);
        double expected = KullbackLeibler.divergence(q, p);
        double actual = KullbackLeibler.divergence(scaled(q, scale), scaled(p, scale));
        assertEquals(expected, actual, 1e-12 * expected, () -> first + " : " + second);
      }
    }
  }

  /// Variances times `scale`, deviations from the mean times its root.
  private static Gaussian scaled(Gaussian g, double scale) {
    double root = Math.sqrt(scale);
    double[] mean = java.util.Arrays.stream(g.mean()).map(m -> m * root).toArray();
    return Gaussian.of(mean, scaled(g.covariance(), scale));
  }

  private static Covariance scaled(Covariance covariance, double scale) {
    double root = Math.sqrt(scale);
    return switch (covariance) {
      case Isotropic c -> Isotropic.of(c.dimension(), c.variance() * scale);
      case Diagonal c -> Diagonal.of(times(c.variances(), scale));
      case Dense c when c.hasExactEntries() -> Dense.of(times(c.toDense(), scale));
      case Dense c -> Dense.ofCholeskyFactor(times(c.choleskyFactor(), root));
      case Precision c when c.hasExactEntries() -> Precision.of(times(c.precision(), 1 / scale));
      case Precision c -> Precision.ofCholeskyFactor(times(c.choleskyFactor(), 1 / root));
      case LowRank c -> LowRank.of(times(c.loadings(), root), times(c.diagonal(), scale));
      case Kronecker c ->
          new Kronecker((Dense) scaled(c.left(), root), (Dense) scaled(c.right(), root));
      case BlockDiagonal c ->
          BlockDiagonal.of(c.blocks().stream().map(b -> scaled(b, scale)).toList());
      case Circulant c -> Circulant.of(times(c.firstRow(), scale));
      case BandedPrecision c -> {
        double[][] diagonals = new double[c.bandwidth() + 1][];
        java.util.Arrays.setAll(diagonals, k -> times(c.diagonal(k), 1 / scale));
        yield BandedPrecision.of(diagonals);
      }
    };
  }

  private static double[] times(double[] a, double scale) {
    return java.util.Arrays.stream(a).map(x -> x * scale).toArray();
  }

  private static double[][] times(double[][] a, double scale) {
    return Stream.of(a).map(row -> times(row, scale)).toArray(double[][]::new);
  }

  @Test
  void offsetMeansLoseNothing() {
    Gaussian q = Gaussian.isotropic(new double[] {1e8 + 1}, 4);
    Gaussian p = Gaussian.isotropic(new double[] {1e8}, 4);
    assertEquals(0.125, KullbackLeibler.divergence(q, p));
  }

  @Test
  void badArgumentsAreNamed() {
    assertMessage(
        "one dimension, got 2 and 3",
        () -> KullbackLeibler.divergence(Gaussian.standard(2), Gaussian.standard(3)));
    assertMessage(
        "got NaN at index 1", () -> Gaussian.diagonal(new double[2], new double[] {1, Double.NaN}));
    assertMessage(
        "got -1.0 at index 0", () -> Gaussian.diagonal(new double[2], new double[] {-1, 1}));
    assertMessage(
        "finite mean, got Infinity at index 1",
        () -> Gaussian.isotropic(new double[] {0, INFINITY}, 1));
    assertMessage(
        "as long as its covariance's dimension 3, got length 2",
        () -> Gaussian.diagonal(new double[2], new double[3]));
    assertMessage(
        "symmetric, got 0.5 at row 1, column 0",
        () -> Gaussian.full(new double[2], new double[][] {{1, 0.4}, {0.5, 1}}));
    assertMessage(
        "positive definite, got pivot -3.0 at row 1",
        () -> Gaussian.full(new double[2], new double[][] {{1, 2}, {2, 1}}));
    assertMessage(
        "length 1 at row 1", () -> Gaussian.full(new double[2], new double[][] {{1, 0}, {1}}));
    assertMessage(
        "finite entries, got NaN at row 0, column 1",
        () -> Gaussian.full(new double[2], new double[][] {{1, Double.NaN}, {0, 1}}));
    assertMessage(
        "zeros above its diagonal, got 2.0 at row 0, column 1",
        () -> Dense.ofCholeskyFactor(new double[][] {{1, 2}, {0, 1}}));
    assertMessage(
        "positive diagonal, got 0.0 at row 1",
        () -> Dense.ofCholeskyFactor(new double[][] {{1, 0}, {0, 0}}));
    assertMessage("dimension of at least 1, got 0", () -> Gaussian.standard(0));
    assertMessage("not negative, got -1.0 at index 0", () -> Diagonal.fromStandardDeviations(-1));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message != null && message.contains(part), message);
  }

  static void assertClose(BigDecimal exact, double actual, double bound, Gaussian q, Gaussian p) {
    double error = Decimal.relativeError(actual, exact);
    assertTrue(error <= bound, () -> "relative error " + error + " for " + q + " : " + p);
  }
}
