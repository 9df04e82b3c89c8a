package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.kullback.internal.kernel.FloatExponential;
import dev.kullback.internal.kernel.PosteriorKernel;
import dev.kullback.internal.kernel.ScalarPosteriorKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ScalarPosteriorKernel], many lanes at a time and with the same bits: the same operations in the
/// same order. A vector with a log-variance beyond ±87, infinite or NaN, and the tail of the array,
/// are left to the scalar twin.
///
/// One polynomial per loop, constants as static vectors: beyond about 50 vector operations in one
/// compiled method C2 boxes vectors, at 5 to 50 times the cost.
public final class VectorPosteriorKernel implements PosteriorKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private static final FloatVector LOG2_E = constant(FloatExponential.LOG2_E);
  private static final FloatVector MAGIC = constant(FloatExponential.MAGIC);
  private static final FloatVector LN2_HIGH = constant(FloatExponential.MINUS_LN2_HIGH);
  private static final FloatVector LN2_LOW = constant(FloatExponential.MINUS_LN2_LOW);
  private static final FloatVector LARGE = constant(FloatExponential.LARGE);
  private static final FloatVector HALF = constant(0.5f);
  private static final FloatVector ONE = constant(1);
  private static final FloatVector Q0 = constant(FloatExponential.Q0);
  private static final FloatVector Q1 = constant(FloatExponential.Q1);
  private static final FloatVector Q2 = constant(FloatExponential.Q2);
  private static final FloatVector Q3 = constant(FloatExponential.Q3);
  private static final FloatVector Q4 = constant(FloatExponential.Q4);
  private static final FloatVector Q5 = constant(FloatExponential.Q5);

  /// For [dev.kullback.internal.kernel.Kernels], by reflection.
  ///
  /// @throws UnsupportedOperationException where vectors are narrower than 128 bits
  public VectorPosteriorKernel() {
    if (SPECIES.vectorBitSize() < 128) {
      throw new UnsupportedOperationException(
          "the machine's vectors have " + SPECIES.vectorBitSize() + " bits, fewer than 128");
    }
  }

  @Override
  public String description() {
    return "vector, " + SPECIES.vectorBitSize() + " bits";
  }

  @Override
  public void terms(float[] means, float[] logVariances, float[] terms, int length) {
    int bound = SPECIES.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, logVariances, i);
      if (outside(v)) {
        ScalarPosteriorKernel.INSTANCE.terms(means, logVariances, terms, i, i + LANES);
      } else {
        FloatVector m = FloatVector.fromArray(SPECIES, means, i);
        HALF.mul(m).fma(m, HALF.mul(expm1mx(v))).intoArray(terms, i);
      }
    }
    ScalarPosteriorKernel.INSTANCE.terms(means, logVariances, terms, bound, length);
  }

  @Override
  public void logVarianceGradients(float[] logVariances, float[] gradients, int length) {
    int bound = SPECIES.loopBound(length);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, logVariances, i);
      if (outside(v)) {
        ScalarPosteriorKernel.INSTANCE.logVarianceGradients(logVariances, gradients, i, i + LANES);
      } else {
        HALF.mul(expm1(v)).intoArray(gradients, i);
      }
    }
    ScalarPosteriorKernel.INSTANCE.logVarianceGradients(logVariances, gradients, bound, length);
  }

  /// Whether any lane is beyond ±87 or NaN.
  private static boolean outside(FloatVector v) {
    return !v.lanewise(ABS).compare(LE, LARGE).allTrue();
  }

  private static FloatVector expm1mx(FloatVector v) {
    FloatVector shifted = v.fma(LOG2_E, MAGIC);
    FloatVector k = shifted.sub(MAGIC);
    FloatVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
    FloatVector r = k.fma(LN2_LOW, k.fma(LN2_HIGH, v));
    FloatVector d = scale.sub(ONE);
    FloatVector exact = d.fma(r, k.fma(LN2_HIGH, d));
    return scale.mul(r.mul(r)).fma(polynomial(r), exact);
  }

  private static FloatVector expm1(FloatVector v) {
    FloatVector shifted = v.fma(LOG2_E, MAGIC);
    FloatVector k = shifted.sub(MAGIC);
    FloatVector scale = shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
    FloatVector r = k.fma(LN2_LOW, k.fma(LN2_HIGH, v));
    return scale.fma(r.mul(r).fma(polynomial(r), r), scale.sub(ONE));
  }

  private static FloatVector polynomial(FloatVector r) {
    return Q5.fma(r, Q4).fma(r, Q3).fma(r, Q2).fma(r, Q1).fma(r, Q0);
  }

  private static FloatVector constant(float c) {
    return FloatVector.broadcast(SPECIES, c);
  }
}
