package dev.kullback.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.obermuhlner.math.big.BigDecimalMath;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.DecimalGamma;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnivariateKullbackLeiblerTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Normal NORMAL = new Normal(0.4, 1.3);

  static Stream<Arguments> closedPairs() {
    List<Distribution> towardsNormal =
        List.of(
            new Normal(-1, 0.5),
            new LogNormal(0.2, 0.6),
            new HalfNormal(1.7),
            new TruncatedNormal(0.3, 0.8, -1, 2),
            new TruncatedNormal(0, 1, 3, INFINITY),
            new Laplace(0.5, 0.7),
            new Logistic(-0.3, 0.4),
            new Gumbel(0.1, 0.9),
            new Uniform(-1, 3),
            new Exponential(1.5),
            new Gamma(0.7, 1.2),
            new Gamma(3, 0.4),
            new Gamma(40, 0.05));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of(NORMAL, new Laplace(1, 2)),
            Arguments.of(NORMAL, new Laplace(0.4, 0.3)),
            Arguments.of(NORMAL, new Gumbel(1, 2)),
            Arguments.of(NORMAL, new Gumbel(-0.5, 1.1)),
            Arguments.of(new LogNormal(0.2, 0.6), new LogNormal(0.1, 0.9)),
            Arguments.of(new HalfNormal(2), new HalfNormal(3)),
            Arguments.of(new HalfNormal(2), new TruncatedNormal(1, 2, -1, INFINITY)),
            Arguments.of(new HalfNormal(2), new TruncatedNormal(0, 2, 0, INFINITY)),
            Arguments.of(new TruncatedNormal(1, 0.5, 0, 3), new HalfNormal(1.5)),
            Arguments.of(new TruncatedNormal(1, 0.5, 0, 3), new TruncatedNormal(-1, 2, -1, 4)),
            Arguments.of(new TruncatedNormal(1, 0.5, 0, 3), new TruncatedNormal(1.2, 0.55, 0, 3)),
            Arguments.of(
                new TruncatedNormal(1, 0.5, 4, 5), new TruncatedNormal(0.9, 0.6, 4, INFINITY)),
            Arguments.of(new TruncatedNormal(1, 0.5, -5, -4), new TruncatedNormal(2, 1.6, -5, 0)),
            Arguments.of(NORMAL, new TruncatedNormal(0, 2, Double.NEGATIVE_INFINITY, INFINITY)),
            Arguments.of(new TruncatedNormal(1, 0.5, 0, 3), new Uniform(-1, 3)),
            Arguments.of(new TruncatedNormal(1, 9, 0, 3), new Uniform(0, 3)),
            Arguments.of(new TruncatedNormal(1, 2, 0, 3), new Exponential(0.7)),
            Arguments.of(new TruncatedNormal(1, 2, 0.5, INFINITY), new Exponential(2)),
            Arguments.of(new TruncatedNormal(-6, 2, 0.5, 0.7), new Exponential(1.6)),
            Arguments.of(new HalfNormal(2), new Exponential(0.7)),
            Arguments.of(new Exponential(2), new HalfNormal(1)),
            Arguments.of(new Uniform(0, 1), new TruncatedNormal(0.5, 1, 0, 2)),
            Arguments.of(new LogNormal(0, 0.3), new HalfNormal(1)),
            Arguments.of(new Laplace(1, 2), new Laplace(0.3, 1.5)),
            Arguments.of(new Exponential(2), new Exponential(3)),
            Arguments.of(new Uniform(0, 1), new Uniform(-1, 3)),
            Arguments.of(new LogNormal(0.2, 0.6), new Exponential(0.7)),
            Arguments.of(new LogNormal(0.2, 0.6), new Gamma(2.5, 0.4)),
            Arguments.of(new LogNormal(-1, 0.1), new Gamma(30, 0.012)),
            Arguments.of(new Exponential(1), new Gamma(2, 1)),
            Arguments.of(new Gamma(3, 0.4), new Exponential(0.7)),
            Arguments.of(new Gamma(3, 0.4), new Gamma(2.5, 0.7)),
            Arguments.of(new Gamma(40, 0.05), new Gamma(25, 0.1)),
            Arguments.of(new Gamma(1.5, 2), new Gamma(30, 0.1)),
            Arguments.of(new Uniform(0.5, 4), new Exponential(0.7)));
    return Stream.concat(towardsNormal.stream().map(q -> Arguments.of(q, NORMAL)), others);
  }

  @ParameterizedTest
  @MethodSource("closedPairs")
  void agreesWithIndependentIntegration(Distribution q, Distribution p) {
    double expected = Quadrature.divergence(q, p);
    assertEquals(expected, UnivariateKullbackLeibler.divergence(q, p), 2e-12 * (1 + expected));
  }

  static Stream<Arguments> outsideTheSupport() {
    return Stream.of(
        Arguments.of(NORMAL, new LogNormal(0, 1)),
        Arguments.of(NORMAL, new HalfNormal(1)),
        Arguments.of(NORMAL, new Uniform(-9, 9)),
        Arguments.of(NORMAL, new Exponential(1)),
        Arguments.of(NORMAL, new Gamma(2, 1)),
        Arguments.of(NORMAL, new TruncatedNormal(0, 1, -9, INFINITY)),
        Arguments.of(new TruncatedNormal(0, 1, 0, 2), new TruncatedNormal(0, 1, 0, 1)),
        Arguments.of(new Uniform(0, 2), new Uniform(0, 1)),
        Arguments.of(new Laplace(0, 1), new HalfNormal(1)));
  }

  @ParameterizedTest
  @MethodSource("outsideTheSupport")
  void isInfiniteWhereQLeavesTheSupportOfP(Distribution q, Distribution p) {
    assertEquals(INFINITY, UnivariateKullbackLeibler.divergence(q, p));
  }

  static Stream<Arguments> open() {
    return Stream.of(
        Arguments.of(NORMAL, new Logistic(0, 1)),
        Arguments.of(new Laplace(0, 1), new Gumbel(0, 1)),
        Arguments.of(new Exponential(1), new Logistic(2, 1)));
  }

  @ParameterizedTest
  @MethodSource("open")
  void otherPairsAreRefusedByName(Distribution q, Distribution p) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> UnivariateKullbackLeibler.divergence(q, p));
    String end = "got " + q.getClass().getSimpleName() + " and " + p.getClass().getSimpleName();
    assertTrue(String.valueOf(e.getMessage()).endsWith(end));
  }

  static Stream<Distribution> sameFamily() {
    return Stream.of(
        NORMAL,
        new LogNormal(0, 2),
        new HalfNormal(2),
        new Laplace(1, 3),
        new Exponential(7),
        new Gamma(0.3, 7),
        new Gamma(70, 7),
        new Uniform(2, 5),
        new TruncatedNormal(1, 2, 0, 3),
        new TruncatedNormal(1, 2, 30, INFINITY));
  }

  @ParameterizedTest
  @MethodSource("sameFamily")
  void isExactlyZeroAtItself(Distribution d) {
    assertEquals(0.0, UnivariateKullbackLeibler.divergence(d, d));
  }

  /// The second-order term of a close pair is half the Fisher information: `d² · I/2`.
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-5, 1e-8, 1e-11})
  void closePairsFollowTheFisherInformation(double d) {
    double slack = 3 * d + 1e-12;
    close(d * d, new Normal(0, 1 + d), new Normal(0, 1), slack);
    close(d * d / 2, new Normal(d, 1), new Normal(0, 1), slack);
    close(d * d / 2, new Exponential(1 + d), new Exponential(1), slack);
    close(d * d, new HalfNormal(1 + d), new HalfNormal(1), slack);
    // ψ′ at 3 and at 40, and shape times the squared change of the scale.
    double e = (3 + d) - 3;
    close(e * e / 2 * 0.3949340668482264, new Gamma(3 + d, 2), new Gamma(3, 2), slack);
    double f = (40 + d) - 40;
    close(f * f / 2 * 0.025315103841291157, new Gamma(40 + d, 2), new Gamma(40, 2), slack);
    close(d * d / 2 * 3, new Gamma(3, 1 + d), new Gamma(3, 1), slack);
    close(d * d / 2, new Laplace(d, 1), new Laplace(0, 1), slack);
    // Variance of y and of y²/σ for N(0,1) on [0, ∞): 1 − 2/π and 2.
    double variance = 1 - 2 / Math.PI;
    TruncatedNormal half = new TruncatedNormal(0, 1, 0, INFINITY);
    close(d * d / 2 * variance, new TruncatedNormal(d, 1, 0, INFINITY), half, slack);
    close(d * d, new TruncatedNormal(0, 1 + d, 0, INFINITY), half, slack);
    TruncatedNormal unit = new TruncatedNormal(0.3, 1, -1, 2);
    double spread = varianceOf(unit);
    close(d * d / 2 * spread, new TruncatedNormal(0.3 + d, 1, -1, 2), unit, slack);
  }

  private static double varianceOf(TruncatedNormal d) {
    DoubleUnaryOperator logDensity = Quadrature.logDensity(d);
    DoubleUnaryOperator density = x -> Math.exp(logDensity.applyAsDouble(x));
    double mean = Quadrature.integral(-1, 2, x -> x * density.applyAsDouble(x));
    return Quadrature.integral(-1, 2, x -> (x - mean) * (x - mean) * density.applyAsDouble(x));
  }

  private static void close(double expected, Distribution q, Distribution p, double slack) {
    // The step really taken, after rounding 1 + d.
    double step = q instanceof Normal n && n.mean() == 0 ? n.deviation() - 1 : Double.NaN;
    double exact = Double.isNaN(step) ? expected : step * step;
    double relative = UnivariateKullbackLeibler.divergence(q, p) / exact;
    assertEquals(1, relative, Double.isNaN(step) ? slack + 2e-4 : slack, () -> q + " : " + p);
  }

  @Test
  void offsetsAreSubtractedBeforeAnythingElse() {
    double near = UnivariateKullbackLeibler.divergence(new Laplace(1, 1), new Normal(0, 1));
    for (double offset : new double[] {1e4, 1e6, 1e8}) {
      Laplace q = new Laplace(offset + 1, 1);
      assertEquals(near, UnivariateKullbackLeibler.divergence(q, new Normal(offset, 1)), 1e-15);
      Uniform u = new Uniform(offset, offset + 1);
      assertEquals(
          UnivariateKullbackLeibler.divergence(new Uniform(0, 1), NORMAL),
          UnivariateKullbackLeibler.divergence(u, new Normal(offset + 0.4, 1.3)),
          1e-7);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.3, 1, 2.5, 7, 19.5, 25, 1e2, 1e4, 1e6, 1e9})
  void gammaKeepsItsDigitsAtEveryShape(double shape) {
    double ours =
        UnivariateKullbackLeibler.divergence(
            new Gamma(shape, 1), new Normal(shape, Math.sqrt(shape)));
    double error = Decimal.relativeError(ours, negentropyOfGamma(shape));
    assertTrue(error < 2e-14, () -> "relative error " + error);
  }

  /// `½ ln(2πe k) − k − ln Γ(k) − (1−k) ψ(k)` in 60 digits.
  private static BigDecimal negentropyOfGamma(double shape) {
    MathContext digits = new MathContext(60);
    BigDecimal k = new BigDecimal(shape);
    return BigDecimalMath.log(k, digits)
        .add(BigDecimal.ONE)
        .multiply(new BigDecimal("0.5"))
        .add(DecimalGamma.halfLogTwoPi())
        .subtract(k)
        .subtract(DecimalGamma.logGamma(shape))
        .subtract(BigDecimal.ONE.subtract(k).multiply(DecimalGamma.digamma(shape)));
  }

  @Test
  void narrowLogNormalsAreNearlyNormal() {
    for (double s : new double[] {1e-2, 1e-5, 1e-9}) {
      LogNormal q = new LogNormal(0, s);
      double mean = Math.exp(s * s / 2);
      double deviation = mean * Math.sqrt(Math.expm1(s * s));
      double kl = UnivariateKullbackLeibler.divergence(q, new Normal(mean, deviation));
      assertEquals(1, kl / (0.75 * s * s), s * s + 1e-12);
    }
  }

  @Test
  void parametersThatAreNoneAreRefused() {
    assertMessage(
        "a standard deviation needs to be positive and finite, got 0.0", () -> new Normal(0, 0));
    assertMessage("a mean needs to be finite, got NaN", () -> new LogNormal(Double.NaN, 1));
    assertMessage("a shape needs to be positive and finite, got -1.0", () -> new Gamma(-1, 1));
    assertMessage(
        "a uniform distribution needs a lower end below its upper end, got 1.0 and 1.0",
        () -> new Uniform(1, 1));
    assertMessage(
        "a truncated normal distribution needs a lower end below its upper end, got NaN and 1.0",
        () -> new TruncatedNormal(0, 1, Double.NaN, 1));
  }

  private static void assertMessage(String message, Executable executable) {
    Exception e = assertThrows(IllegalArgumentException.class, executable);
    assertEquals(message, e.getMessage());
  }
}
