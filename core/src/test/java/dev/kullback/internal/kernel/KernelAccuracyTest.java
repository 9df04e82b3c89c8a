package dev.kullback.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.obermuhlner.math.big.BigDecimalMath;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How many units in the last place each term may be off: the table of docs/functions/batches.md.
class KernelAccuracyTest {
  private static final MathContext DIGITS = new MathContext(50);
  private static final int FLOATS = 400_000;
  private static final int DOUBLES = 3_000;

  private final SplittableRandom random = new SplittableRandom(5);

  /// A term with its bounds; standard: p is N(0, 1), so that its scale is exact and its inverse
  /// too.
  enum Term {
    LOG_VARIANCE(true, 2.1, 1.9),
    LOG_VARIANCE_TO_P(true, 3.5, 2),
    LOG_VARIANCE_SLOPE(true, 2.1, 2),
    VARIANCE(false, 2.9, 2.2),
    VARIANCE_TO_P(false, 5, 4),
    DEVIATION(false, 2.3, 2.4),
    DEVIATION_TO_P(false, 5, 4.5),
    PRECISION(false, 4, 2.8),
    PRECISION_TO_P(false, 7, 6);

    private final boolean logarithmic;
    private final double floatUlps;
    private final double doubleUlps;

    Term(boolean logarithmic, double floatUlps, double doubleUlps) {
      this.logarithmic = logarithmic;
      this.floatUlps = floatUlps;
      this.doubleUlps = doubleUlps;
    }

    boolean isStandard() {
      return !name().endsWith("_TO_P");
    }

    float single(float x, float p) {
      return switch (this) {
        case LOG_VARIANCE, LOG_VARIANCE_TO_P -> FloatTerms.logVariance(x, p, 0);
        case LOG_VARIANCE_SLOPE -> FloatTerms.logVarianceSlope(x, p, 0);
        case VARIANCE, VARIANCE_TO_P -> FloatTerms.variance(x, p, 0, 1 / p);
        case DEVIATION, DEVIATION_TO_P -> FloatTerms.deviation(x, p, 0, 1 / p);
        case PRECISION, PRECISION_TO_P -> FloatTerms.precision(x, p, 0, 1 / p);
      };
    }

    double wide(double x, double p) {
      return switch (this) {
        case LOG_VARIANCE, LOG_VARIANCE_TO_P -> DoubleTerms.logVariance(x, p, 0);
        case LOG_VARIANCE_SLOPE -> DoubleTerms.logVarianceSlope(x, p, 0);
        case VARIANCE, VARIANCE_TO_P -> DoubleTerms.variance(x, p, 0, 1 / p);
        case DEVIATION, DEVIATION_TO_P -> DoubleTerms.deviation(x, p, 0, 1 / p);
        case PRECISION, PRECISION_TO_P -> DoubleTerms.precision(x, p, 0, 1 / p);
      };
    }

    /// Of two floats: the double precision functions, right to 1e-15.
    double exactOfFloats(double x, double p) {
      return switch (this) {
        case LOG_VARIANCE, LOG_VARIANCE_TO_P -> SpecialFunctions.expm1mx(x - p);
        case LOG_VARIANCE_SLOPE -> 0.5 * Math.expm1(x - p);
        case VARIANCE, VARIANCE_TO_P -> ScaleTerms.ofVariances(x, p);
        case DEVIATION, DEVIATION_TO_P -> 2 * ScaleTerms.ofDeviations(x, p);
        case PRECISION, PRECISION_TO_P -> ScaleTerms.ofVariances(p, x);
      };
    }

    BigDecimal exact(BigDecimal x, BigDecimal p) {
      BigDecimal half = new BigDecimal("0.5");
      return switch (this) {
        case LOG_VARIANCE, LOG_VARIANCE_TO_P -> {
          BigDecimal d = x.subtract(p);
          yield BigDecimalMath.exp(d, DIGITS).subtract(BigDecimal.ONE).subtract(d);
        }
        case LOG_VARIANCE_SLOPE ->
            half.multiply(BigDecimalMath.exp(x.subtract(p), DIGITS).subtract(BigDecimal.ONE));
        case VARIANCE, VARIANCE_TO_P -> excess(x.divide(p, DIGITS));
        case PRECISION, PRECISION_TO_P -> excess(p.divide(x, DIGITS));
        case DEVIATION, DEVIATION_TO_P -> excess(x.multiply(x).divide(p.multiply(p), DIGITS));
      };
    }

    private static BigDecimal excess(BigDecimal r) {
      return r.subtract(BigDecimal.ONE).subtract(BigDecimalMath.log(r, DIGITS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void floatsAreWithinTheirBound(Term term) {
    for (int i = 0; i < FLOATS; i++) {
      float p = (float) reference(term);
      float x = (float) value(term, p, i);
      double exact = term.exactOfFloats(x, p);
      if (Math.abs(exact) < Float.MAX_VALUE) {
        double ulps = Math.abs(term.single(x, p) - exact) / Math.ulp((float) exact);
        assertTrue(ulps <= term.floatUlps, () -> term + ": " + ulps + " ulp at " + x + ", " + p);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void doublesAreWithinTheirBound(Term term) {
    for (int i = 0; i < DOUBLES; i++) {
      double p = reference(term);
      double x = value(term, p, i);
      BigDecimal exact = term.exact(new BigDecimal(x), new BigDecimal(p));
      double ulps =
          new BigDecimal(term.wide(x, p)).subtract(exact).abs().doubleValue()
              / Math.ulp(exact.doubleValue());
      assertTrue(ulps <= term.doubleUlps, () -> term + ": " + ulps + " ulp at " + x + ", " + p);
    }
  }

  private double reference(Term term) {
    if (term.isStandard()) {
      return term.logarithmic ? 0 : 1;
    }
    return term.logarithmic ? 3 * random.nextGaussian() : Math.exp(2 * random.nextGaussian());
  }

  /// In turn: the whole range, around p, ever closer to p, and around the ends of the polynomials.
  private double value(Term term, double p, int i) {
    double sign = random.nextBoolean() ? 1 : -1;
    double d =
        switch (i % 4) {
          case 0 -> random.nextDouble(-86, 86);
          case 1 -> random.nextDouble(-1.2, 1.2);
          case 2 -> sign * Math.exp(-16 * random.nextDouble());
          default -> (random.nextInt(41) - 20) * 0.34657359 * (1 + 1e-3 * random.nextGaussian());
        };
    return term.logarithmic ? p + d : p * Math.exp(0.4 * d);
  }
}
