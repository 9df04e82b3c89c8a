package dev.kullback.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.oracle.Decimal;
import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecialFunctionsTest {
  private static final int POINTS = 4000;

  /// The accuracy table: function, where, and the largest distance allowed from the exact result.
  enum Region {
    EXP_WHOLE_RANGE(Function.EXP, 0.75, r -> -745 + 1450 * r.nextDouble()),
    EXP_AROUND_ZERO(Function.EXP, 0.9, r -> -1 + 2 * r.nextDouble()),
    EXP_TOWARDS_ZERO(Function.EXP, 0.8, r -> sign(r) * Math.exp(-40 * r.nextDouble())),
    EXP_BRANCHES(
        Function.EXP, 0.9, r -> (r.nextInt(41) - 20) * 0.34657359 * (1 + 1e-3 * r.nextGaussian())),
    EXP_LARGE_NEGATIVE(Function.EXP, 0.6, r -> -40 + r.nextGaussian()),
    LOG_WHOLE_RANGE(Function.LOG, 0.9, r -> Math.exp(-80 + 160 * r.nextDouble())),
    LOG_AROUND_ZERO(Function.LOG, 1.5, r -> -0.9 + 1.8 * r.nextDouble()),
    LOG_TOWARDS_ZERO(Function.LOG, 0.9, r -> 0.9 * sign(r) * Math.exp(-40 * r.nextDouble())),
    LOG_BRANCHES(
        Function.LOG,
        1.5,
        r -> Math.scalb(1.41421356, r.nextInt(20) - 10) * (1 + 1e-3 * r.nextGaussian()) - 1),
    LOG_TOWARDS_MINUS_ONE(Function.LOG, 0.9, r -> -1 + Math.exp(-30 * r.nextDouble()));

    final Function function;
    final double maxUlps;
    final java.util.function.ToDoubleFunction<RandomGenerator> point;

    Region(Function f, double maxUlps, java.util.function.ToDoubleFunction<RandomGenerator> point) {
      this.function = f;
      this.maxUlps = maxUlps;
      this.point = point;
    }

    private static int sign(RandomGenerator r) {
      return r.nextBoolean() ? 1 : -1;
    }
  }

  enum Function {
    EXP(SpecialFunctions::expm1mx, Decimal::expm1mx),
    LOG(SpecialFunctions::log1pmx, Decimal::log1pmx);

    final DoubleUnaryOperator actual;
    final DoubleFunction<BigDecimal> exact;

    Function(DoubleUnaryOperator actual, DoubleFunction<BigDecimal> exact) {
      this.actual = actual;
      this.exact = exact;
    }

    float inFloat(float x) {
      return this == EXP ? SpecialFunctions.expm1mx(x) : SpecialFunctions.log1pmx(x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void staysWithinItsUlps(Region region) {
    RandomGenerator random = seeded(region.name().hashCode());
    double worst = 0;
    double at = 0;
    for (int i = 0; i < POINTS / 4; i++) {
      double x = region.point.applyAsDouble(random);
      double actual = region.function.actual.applyAsDouble(x);
      if (Double.isInfinite(actual)) {
        continue;
      }
      double ulps = Decimal.ulps(actual, region.function.exact.apply(x));
      if (ulps > worst) {
        worst = ulps;
        at = x;
      }
    }
    assertTrue(worst <= region.maxUlps, region + ": " + worst + " ulp at " + at);
  }

  @ParameterizedTest
  @EnumSource
  void floatsAreRoundedOnce(Region region) {
    RandomGenerator random = seeded(region.name().hashCode());
    for (int i = 0; i < POINTS / 4; i++) {
      float x = (float) region.point.applyAsDouble(random);
      float actual = region.function.inFloat(x);
      if (Float.isInfinite(actual) || Math.abs(actual) < Float.MIN_NORMAL) {
        continue;
      }
      double ulps = Decimal.ulps(actual, region.function.exact.apply(x));
      assertTrue(ulps <= 0.5001, ulps + " ulp at " + x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isMonotoneFromNeighbourToNeighbour(Region region) {
    RandomGenerator random = seeded(region.name().hashCode());
    for (int i = 0; i < 100 * POINTS; i++) {
      double x = region.point.applyAsDouble(random);
      double here = Math.abs(region.function.actual.applyAsDouble(x));
      double next = Math.abs(region.function.actual.applyAsDouble(Math.nextUp(x)));
      assertTrue(x < 0 ? next <= here : next >= here, () -> "not monotone at " + x);
    }
  }

  @Test
  void specialCases() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(0.0, SpecialFunctions.expm1mx(0.0));
    assertEquals(0.0, Math.abs(SpecialFunctions.expm1mx(-0.0)));
    assertEquals(infinity, SpecialFunctions.expm1mx(infinity));
    assertEquals(infinity, SpecialFunctions.expm1mx(-infinity));
    assertEquals(infinity, SpecialFunctions.expm1mx(710.0));
    assertEquals(Double.NaN, SpecialFunctions.expm1mx(Double.NaN));
    assertEquals(0.0, Math.abs(SpecialFunctions.log1pmx(0.0)));
    assertEquals(0.0, Math.abs(SpecialFunctions.log1pmx(-0.0)));
    assertEquals(-infinity, SpecialFunctions.log1pmx(-1.0));
    assertEquals(-infinity, SpecialFunctions.log1pmx(infinity));
    assertEquals(Double.NaN, SpecialFunctions.log1pmx(-1.0000001));
    assertEquals(Double.NaN, SpecialFunctions.log1pmx(-infinity));
    assertEquals(Double.NaN, SpecialFunctions.log1pmx(Double.NaN));
    assertEquals(0.0, Math.abs(SpecialFunctions.log1pmx(Double.MIN_VALUE)));
    assertEquals(-Double.MAX_VALUE, SpecialFunctions.log1pmx(Double.MAX_VALUE));
  }

  @Test
  void scaleTermsKeepTheirAccuracyFromCloseToFarApart() {
    RandomGenerator random = seeded(99);
    for (int i = 0; i < POINTS / 8; i++) {
      double p = Math.exp(20 * random.nextGaussian());
      double q =
          i % 2 == 0
              ? p * (1 + Math.pow(10, -12 * random.nextDouble()))
              : p * Math.exp(-30 * random.nextDouble());
      BigDecimal ratio = new BigDecimal(q).divide(new BigDecimal(p), new java.math.MathContext(80));
      BigDecimal log =
          ch.obermuhlner.math.big.BigDecimalMath.log(ratio, new java.math.MathContext(80));
      BigDecimal variances = ratio.subtract(BigDecimal.ONE).subtract(log);
      BigDecimal deviations =
          ratio
              .multiply(ratio)
              .subtract(BigDecimal.ONE)
              .multiply(new BigDecimal("0.5"))
              .subtract(log);
      assertTrue(
          Decimal.relativeError(ScaleTerms.ofVariances(q, p), variances) < 1e-15, q + " : " + p);
      assertTrue(
          Decimal.relativeError(ScaleTerms.ofDeviations(q, p), deviations) < 1e-15, q + " : " + p);
    }
  }

  @Test
  void scaleTermsAtTheEdges() {
    assertEquals(0, ScaleTerms.ofVariances(0, 0));
    assertEquals(Double.POSITIVE_INFINITY, ScaleTerms.ofVariances(0, 1));
    assertEquals(Double.POSITIVE_INFINITY, ScaleTerms.ofVariances(1, 0));
    assertEquals(Double.NaN, ScaleTerms.ofVariances(-1, 0));
    assertEquals(Double.NaN, ScaleTerms.ofVariances(-1, 1));
    assertEquals(600 * Math.log(10) - 1, ScaleTerms.ofVariances(1e-300, 1e300), 1e-12);
    assertEquals(57.06, ScaleTerms.ofDeviations(1e-25, 1), 0.01);
  }

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
