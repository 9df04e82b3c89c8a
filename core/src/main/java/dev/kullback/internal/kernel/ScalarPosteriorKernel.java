package dev.kullback.internal.kernel;

import static dev.kullback.internal.kernel.FloatExponential.LARGE;
import static dev.kullback.internal.kernel.FloatExponential.LOG2_E;
import static dev.kullback.internal.kernel.FloatExponential.MAGIC;
import static dev.kullback.internal.kernel.FloatExponential.MINUS_LN2_HIGH;
import static dev.kullback.internal.kernel.FloatExponential.MINUS_LN2_LOW;
import static dev.kullback.internal.kernel.FloatExponential.Q0;
import static dev.kullback.internal.kernel.FloatExponential.Q1;
import static dev.kullback.internal.kernel.FloatExponential.Q2;
import static dev.kullback.internal.kernel.FloatExponential.Q3;
import static dev.kullback.internal.kernel.FloatExponential.Q4;
import static dev.kullback.internal.kernel.FloatExponential.Q5;

import dev.kullback.special.SpecialFunctions;

/// The kernel in plain Java; it also defines the bits any other implementation has to reproduce.
///
/// With `k = round(v / ln 2)` and `r = v − k ln 2` (two-part ln 2):
///
/// ```text
/// eᵛ − 1 − v = 2ᵏ r² Q(r) + [ (2ᵏ − 1) r + ((2ᵏ − 1) − k ln 2) ]        eʳ = 1 + r + r² Q(r)
/// eᵛ − 1     = 2ᵏ (r + r² Q(r)) + (2ᵏ − 1)
/// ```
///
/// No branch and no cancellation: for k = 0 the bracket is exactly 0. Log-variances beyond ±87,
/// infinite or NaN take the double precision functions.
public final class ScalarPosteriorKernel implements PosteriorKernel {
  /// The one instance: it has no state.
  public static final ScalarPosteriorKernel INSTANCE = new ScalarPosteriorKernel();

  private ScalarPosteriorKernel() {}

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public void terms(float[] means, float[] logVariances, float[] terms, int length) {
    terms(means, logVariances, terms, 0, length);
  }

  /// [#terms] for a range: also the tail of a vectorised loop.
  ///
  /// @param means μ
  /// @param logVariances v
  /// @param terms receives the divergences
  /// @param from the first index
  /// @param to behind the last
  public void terms(float[] means, float[] logVariances, float[] terms, int from, int to) {
    for (int i = from; i < to; i++) {
      float m = means[i];
      terms[i] = Math.fma(0.5f * m, m, halfExpm1mx(logVariances[i]));
    }
  }

  @Override
  public void logVarianceGradients(float[] logVariances, float[] gradients, int length) {
    logVarianceGradients(logVariances, gradients, 0, length);
  }

  /// [#logVarianceGradients] for a range.
  ///
  /// @param logVariances v
  /// @param gradients receives the derivatives
  /// @param from the first index
  /// @param to behind the last
  public void logVarianceGradients(float[] logVariances, float[] gradients, int from, int to) {
    for (int i = from; i < to; i++) {
      gradients[i] = halfExpm1(logVariances[i]);
    }
  }

  private static float halfExpm1mx(float v) {
    if (!(Math.abs(v) <= LARGE)) {
      return (float) (0.5 * SpecialFunctions.expm1mx((double) v));
    }
    float shifted = Math.fma(v, LOG2_E, MAGIC);
    float k = shifted - MAGIC;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
    float d = scale - 1;
    float exact = Math.fma(d, r, Math.fma(k, MINUS_LN2_HIGH, d));
    return 0.5f * Math.fma(scale * (r * r), polynomial(r), exact);
  }

  private static float halfExpm1(float v) {
    if (!(Math.abs(v) <= LARGE)) {
      return (float) (0.5 * Math.expm1(v));
    }
    float shifted = Math.fma(v, LOG2_E, MAGIC);
    float k = shifted - MAGIC;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    float r = Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, v));
    return 0.5f * Math.fma(scale, Math.fma(r * r, polynomial(r), r), scale - 1);
  }

  private static float polynomial(float r) {
    float q = Math.fma(Q5, r, Q4);
    q = Math.fma(q, r, Q3);
    q = Math.fma(q, r, Q2);
    q = Math.fma(q, r, Q1);
    return Math.fma(q, r, Q0);
  }
}
