package dev.kullback.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.oracle.Decimal;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class K3EstimatorTest {
  private final SplittableRandom random = new SplittableRandom(3);

  /// The naive form in single precision is negative or 0 for many of these.
  @ParameterizedTest
  @ValueSource(doubles = {10, 1, 1e-2, 1e-3, 1e-4, 1e-6})
  void isNeverNegativeAndAccurateAtAnyDistance(double size) {
    int n = 5000;
    float[] logQ = new float[n];
    float[] logP = new float[n];
    double[] wideQ = new double[n];
    double[] wideP = new double[n];
    for (int i = 0; i < n; i++) {
      logQ[i] = (float) (-20 * random.nextDouble());
      logP[i] = (float) (logQ[i] + size * random.nextGaussian());
      wideQ[i] = logQ[i];
      wideP[i] = logP[i] + 1e-12 * random.nextDouble();
    }
    float[] out = new float[n];
    double[] wide = new double[n];
    float[] gradient = new float[n];
    K3Estimator.terms(logQ, logP, out);
    K3Estimator.terms(wideQ, wideP, wide);
    K3Estimator.gradient(logQ, logP, gradient);
    for (int i = 0; i < n; i++) {
      double d = (double) logP[i] - logQ[i];
      double exact = K3Estimator.of(logQ[i], logP[i]);
      assertTrue(out[i] >= 0, "at " + d);
      assertEquals(exact, out[i], 4 * Math.ulp((float) exact), "at " + d);
      double slope = -Math.expm1(d);
      assertEquals(slope, gradient[i], 4 * Math.ulp((float) slope), "at " + d);
    }
    for (int i = 0; i < 100; i++) {
      BigDecimal d = new BigDecimal(wideP[i]).subtract(new BigDecimal(wideQ[i]));
      assertTrue(Decimal.relativeError(wide[i], exact(d)) < 4.5e-16, "at " + d);
    }
  }

  private static BigDecimal exact(BigDecimal d) {
    return ch.obermuhlner.math.big.BigDecimalMath.exp(d, new java.math.MathContext(60))
        .subtract(BigDecimal.ONE)
        .subtract(d);
  }

  /// E k3 = KL(q‖p): two categorical distributions, all of their outcomes weighed.
  @Test
  void itsExpectationIsTheDivergence() {
    double[] q = {0.1, 0.2, 0.3, 0.4};
    double[] p = {0.25, 0.25, 0.1, 0.4};
    double divergence = 0;
    double expectation = 0;
    for (int i = 0; i < 4; i++) {
      divergence += q[i] * Math.log(q[i] / p[i]);
      expectation += q[i] * K3Estimator.of(Math.log(q[i]), Math.log(p[i]));
    }
    assertEquals(divergence, expectation, 1e-15);
  }

  @Test
  void specialValues() {
    float infinity = Float.POSITIVE_INFINITY;
    float[] out = new float[6];
    K3Estimator.terms(
        new float[] {-1, -1, -1, -200, 0, -infinity},
        new float[] {-1, -infinity, Float.NaN, 0, -200, -infinity},
        out);
    assertArrayEquals(new float[] {0, infinity, Float.NaN, infinity, 199, Float.NaN}, out);
  }

  @Test
  void lengthsMustAgree() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> K3Estimator.terms(new float[3], new float[2], new float[3]))
            .getMessage();
    assertEquals(
        "k3 needs as many log-probabilities under p as log-probabilities under q, 3, got 2",
        message);
  }
}
