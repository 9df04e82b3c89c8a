package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.kullback.internal.pairwise.PairKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// [dev.kullback.internal.pairwise.ScalarPairKernel], two vectors of rows of p at a time, with the
/// same bits: eight accumulators stay in registers while the coordinates go by.
public final class VectorPairKernel implements PairKernel {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;

  /// As many floats as D has doubles: a conversion of a whole vector, not of a part of one.
  private static final VectorSpecies<Float> HALF_F =
      VectorSpecies.of(float.class, VectorShape.forBitSize(D.vectorBitSize() / 2));

  private static final int FLOATS = F.length();
  private static final int DOUBLES = D.length();
  private static final DoubleVector HALF = DoubleVector.broadcast(D, 0.5);
  private static final DoubleVector INFINITE = DoubleVector.broadcast(D, Double.POSITIVE_INFINITY);

  /// For [dev.kullback.internal.pairwise.PairKernels], by reflection.
  public VectorPairKernel() {}

  @Override
  public int floatWidth() {
    return 2 * FLOATS;
  }

  @Override
  public int doubleWidth() {
    return 2 * DOUBLES;
  }

  @Override
  public void sums(float[] q, int query, float[] p, int panel, int length, float[] sums) {
    FloatVector s00 = FloatVector.zero(F);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int k = 0; k < length; k++) {
      int i = query + k * QUERY_STRIDE;
      int j = panel + k * (4 * FLOATS);
      FloatVector a0 = FloatVector.fromArray(F, p, j);
      FloatVector a1 = FloatVector.fromArray(F, p, j + FLOATS);
      FloatVector w0 = FloatVector.fromArray(F, p, j + 2 * FLOATS);
      FloatVector w1 = FloatVector.fromArray(F, p, j + 3 * FLOATS);
      FloatVector mean = FloatVector.broadcast(F, q[i]);
      FloatVector variance = FloatVector.broadcast(F, q[i + 4]);
      s00 = added(s00, mean, variance, a0, w0);
      s01 = added(s01, mean, variance, a1, w1);
      mean = FloatVector.broadcast(F, q[i + 1]);
      variance = FloatVector.broadcast(F, q[i + 5]);
      s10 = added(s10, mean, variance, a0, w0);
      s11 = added(s11, mean, variance, a1, w1);
      mean = FloatVector.broadcast(F, q[i + 2]);
      variance = FloatVector.broadcast(F, q[i + 6]);
      s20 = added(s20, mean, variance, a0, w0);
      s21 = added(s21, mean, variance, a1, w1);
      mean = FloatVector.broadcast(F, q[i + 3]);
      variance = FloatVector.broadcast(F, q[i + 7]);
      s30 = added(s30, mean, variance, a0, w0);
      s31 = added(s31, mean, variance, a1, w1);
    }
    s00.intoArray(sums, 0);
    s01.intoArray(sums, FLOATS);
    s10.intoArray(sums, 2 * FLOATS);
    s11.intoArray(sums, 3 * FLOATS);
    s20.intoArray(sums, 4 * FLOATS);
    s21.intoArray(sums, 5 * FLOATS);
    s30.intoArray(sums, 6 * FLOATS);
    s31.intoArray(sums, 7 * FLOATS);
  }

  private static FloatVector added(
      FloatVector sum, FloatVector mean, FloatVector variance, FloatVector a, FloatVector w) {
    FloatVector x = mean.sub(a);
    return x.fma(x, variance).fma(w, sum);
  }

  @Override
  public void sums(double[] q, int query, double[] p, int panel, int length, double[] sums) {
    DoubleVector s00 = DoubleVector.zero(D);
    DoubleVector s01 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    for (int k = 0; k < length; k++) {
      int i = query + k * QUERY_STRIDE;
      int j = panel + k * (4 * DOUBLES);
      DoubleVector a0 = DoubleVector.fromArray(D, p, j);
      DoubleVector a1 = DoubleVector.fromArray(D, p, j + DOUBLES);
      DoubleVector w0 = DoubleVector.fromArray(D, p, j + 2 * DOUBLES);
      DoubleVector w1 = DoubleVector.fromArray(D, p, j + 3 * DOUBLES);
      DoubleVector mean = DoubleVector.broadcast(D, q[i]);
      DoubleVector variance = DoubleVector.broadcast(D, q[i + 4]);
      s00 = added(s00, mean, variance, a0, w0);
      s01 = added(s01, mean, variance, a1, w1);
      mean = DoubleVector.broadcast(D, q[i + 1]);
      variance = DoubleVector.broadcast(D, q[i + 5]);
      s10 = added(s10, mean, variance, a0, w0);
      s11 = added(s11, mean, variance, a1, w1);
      mean = DoubleVector.broadcast(D, q[i + 2]);
      variance = DoubleVector.broadcast(D, q[i + 6]);
      s20 = added(s20, mean, variance, a0, w0);
      s21 = added(s21, mean, variance, a1, w1);
      mean = DoubleVector.broadcast(D, q[i + 3]);
      variance = DoubleVector.broadcast(D, q[i + 7]);
      s30 = added(s30, mean, variance, a0, w0);
      s31 = added(s31, mean, variance, a1, w1);
    }
    s00.intoArray(sums, 0);
    s01.intoArray(sums, DOUBLES);
    s10.intoArray(sums, 2 * DOUBLES);
    s11.intoArray(sums, 3 * DOUBLES);
    s20.intoArray(sums, 4 * DOUBLES);
    s21.intoArray(sums, 5 * DOUBLES);
    s30.intoArray(sums, 6 * DOUBLES);
    s31.intoArray(sums, 7 * DOUBLES);
  }

  private static DoubleVector added(
      DoubleVector sum, DoubleVector mean, DoubleVector variance, DoubleVector a, DoubleVector w) {
    DoubleVector x = mean.sub(a);
    return x.fma(x, variance).fma(w, sum);
  }

  @Override
  public void add(float[] sums, double[] totals, int length) {
    for (int i = 0; i < length; i += DOUBLES) {
      DoubleVector wide =
          (DoubleVector) FloatVector.fromArray(HALF_F, sums, i).convertShape(F2D, D, 0);
      DoubleVector.fromArray(D, totals, i).add(wide).intoArray(totals, i);
    }
  }

  @Override
  public boolean values(
      double[] totals,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double close,
      int width,
      double[] values) {
    DoubleVector share = DoubleVector.broadcast(D, close);
    VectorMask<Double> sound = D.maskAll(true);
    for (int r = 0; r < QUERIES; r++) {
      DoubleVector own = DoubleVector.broadcast(D, ofQ[query + r]);
      for (int l = 0; l < width; l += DOUBLES) {
        int at = r * width + l;
        DoubleVector total = DoubleVector.fromArray(D, totals, at);
        DoubleVector twice = DoubleVector.fromArray(D, ofP, panel + l).sub(own).add(total);
        HALF.mul(twice).intoArray(values, at);
        sound = sound.and(twice.compare(GE, share.mul(total))).and(twice.compare(LT, INFINITE));
      }
    }
    return sound.allTrue();
  }
}
