package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;

import dev.kullback.internal.pairwise.PairKernel;
import dev.kullback.internal.pairwise.ScalarPairKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// [dev.kullback.internal.pairwise.ScalarPairKernel], three vectors of rows of p at a time, with
/// the same bits: twelve accumulators stay in registers while the coordinates go by. With two
/// vectors to the two broadcasts of a row of q, a tenth of the time would go to those.
///
/// The operations of a tile are written out: near the end of a method of this size C2 inlines only
/// what it is forced to, which the vectors' own methods are, and a method of ours would not be.
public final class VectorPairKernel implements PairKernel {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;

  /// As many floats as D has doubles: a conversion of a whole vector, not of a part of one.
  private static final VectorSpecies<Float> HALF_F =
      VectorSpecies.of(float.class, VectorShape.forBitSize(D.vectorBitSize() / 2));

  private static final int FLOATS = F.length();
  private static final int DOUBLES = D.length();
  private static final DoubleVector HALF = DoubleVector.broadcast(D, 0.5);
  private static final DoubleVector ZERO = DoubleVector.zero(D);
  private static final int FLOAT_WIDTH = 3 * FLOATS;
  private static final int DOUBLE_WIDTH = 3 * DOUBLES;

  /// For [dev.kullback.internal.pairwise.PairKernels], by reflection.
  public VectorPairKernel() {}

  @Override
  public int floatWidth() {
    return FLOAT_WIDTH;
  }

  @Override
  public int doubleWidth() {
    return DOUBLE_WIDTH;
  }

  @Override
  public void exponentials(double[] exponents, double sign, int length, double[] out) {
    int bound = D.loopBound(length);
    DoubleVector signs = DoubleVector.broadcast(D, sign);
    for (int i = 0; i < bound; i += DOUBLES) {
      DoubleVector v = DoubleVector.fromArray(D, exponents, i).mul(signs);
      VectorExponential.of(v).intoArray(out, i);
    }
    ScalarPairKernel.exponentials(exponents, sign, bound, length, out);
  }

  @Override
  public void sums(float[] q, int query, float[] p, int panel, int length, float[] sums) {
    FloatVector s00 = FloatVector.zero(F);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    for (int k = 0; k < length; k++) {
      int i = query + k * QUERY_STRIDE;
      int j = panel + k * (6 * FLOATS);
      FloatVector a0 = FloatVector.fromArray(F, p, j);
      FloatVector a1 = FloatVector.fromArray(F, p, j + FLOATS);
      FloatVector a2 = FloatVector.fromArray(F, p, j + 2 * FLOATS);
      FloatVector w0 = FloatVector.fromArray(F, p, j + 3 * FLOATS);
      FloatVector w1 = FloatVector.fromArray(F, p, j + 4 * FLOATS);
      FloatVector w2 = FloatVector.fromArray(F, p, j + 5 * FLOATS);
      FloatVector mean = FloatVector.broadcast(F, q[i]);
      FloatVector variance = FloatVector.broadcast(F, q[i + 4]);
      FloatVector x = mean.sub(a0);
      s00 = x.fma(x, variance).fma(w0, s00);
      x = mean.sub(a1);
      s01 = x.fma(x, variance).fma(w1, s01);
      x = mean.sub(a2);
      s02 = x.fma(x, variance).fma(w2, s02);
      mean = FloatVector.broadcast(F, q[i + 1]);
      variance = FloatVector.broadcast(F, q[i + 5]);
      x = mean.sub(a0);
      s10 = x.fma(x, variance).fma(w0, s10);
      x = mean.sub(a1);
      s11 = x.fma(x, variance).fma(w1, s11);
      x = mean.sub(a2);
      s12 = x.fma(x, variance).fma(w2, s12);
      mean = FloatVector.broadcast(F, q[i + 2]);
      variance = FloatVector.broadcast(F, q[i + 6]);
      x = mean.sub(a0);
      s20 = x.fma(x, variance).fma(w0, s20);
      x = mean.sub(a1);
      s21 = x.fma(x, variance).fma(w1, s21);
      x = mean.sub(a2);
      s22 = x.fma(x, variance).fma(w2, s22);
      mean = FloatVector.broadcast(F, q[i + 3]);
      variance = FloatVector.broadcast(F, q[i + 7]);
      x = mean.sub(a0);
      s30 = x.fma(x, variance).fma(w0, s30);
      x = mean.sub(a1);
      s31 = x.fma(x, variance).fma(w1, s31);
      x = mean.sub(a2);
      s32 = x.fma(x, variance).fma(w2, s32);
    }
    s00.intoArray(sums, 0);
    s01.intoArray(sums, FLOATS);
    s02.intoArray(sums, 2 * FLOATS);
    s10.intoArray(sums, 3 * FLOATS);
    s11.intoArray(sums, 4 * FLOATS);
    s12.intoArray(sums, 5 * FLOATS);
    s20.intoArray(sums, 6 * FLOATS);
    s21.intoArray(sums, 7 * FLOATS);
    s22.intoArray(sums, 8 * FLOATS);
    s30.intoArray(sums, 9 * FLOATS);
    s31.intoArray(sums, 10 * FLOATS);
    s32.intoArray(sums, 11 * FLOATS);
  }

  @Override
  public void sums(double[] q, int query, double[] p, int panel, int length, double[] sums) {
    DoubleVector s00 = DoubleVector.zero(D);
    DoubleVector s01 = s00;
    DoubleVector s02 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s12 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s22 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    DoubleVector s32 = s00;
    for (int k = 0; k < length; k++) {
      int i = query + k * QUERY_STRIDE;
      int j = panel + k * (6 * DOUBLES);
      DoubleVector a0 = DoubleVector.fromArray(D, p, j);
      DoubleVector a1 = DoubleVector.fromArray(D, p, j + DOUBLES);
      DoubleVector a2 = DoubleVector.fromArray(D, p, j + 2 * DOUBLES);
      DoubleVector w0 = DoubleVector.fromArray(D, p, j + 3 * DOUBLES);
      DoubleVector w1 = DoubleVector.fromArray(D, p, j + 4 * DOUBLES);
      DoubleVector w2 = DoubleVector.fromArray(D, p, j + 5 * DOUBLES);
      DoubleVector mean = DoubleVector.broadcast(D, q[i]);
      DoubleVector variance = DoubleVector.broadcast(D, q[i + 4]);
      DoubleVector x = mean.sub(a0);
      s00 = x.fma(x, variance).fma(w0, s00);
      x = mean.sub(a1);
      s01 = x.fma(x, variance).fma(w1, s01);
      x = mean.sub(a2);
      s02 = x.fma(x, variance).fma(w2, s02);
      mean = DoubleVector.broadcast(D, q[i + 1]);
      variance = DoubleVector.broadcast(D, q[i + 5]);
      x = mean.sub(a0);
      s10 = x.fma(x, variance).fma(w0, s10);
      x = mean.sub(a1);
      s11 = x.fma(x, variance).fma(w1, s11);
      x = mean.sub(a2);
      s12 = x.fma(x, variance).fma(w2, s12);
      mean = DoubleVector.broadcast(D, q[i + 2]);
      variance = DoubleVector.broadcast(D, q[i + 6]);
      x = mean.sub(a0);
      s20 = x.fma(x, variance).fma(w0, s20);
      x = mean.sub(a1);
      s21 = x.fma(x, variance).fma(w1, s21);
      x = mean.sub(a2);
      s22 = x.fma(x, variance).fma(w2, s22);
      mean = DoubleVector.broadcast(D, q[i + 3]);
      variance = DoubleVector.broadcast(D, q[i + 7]);
      x = mean.sub(a0);
      s30 = x.fma(x, variance).fma(w0, s30);
      x = mean.sub(a1);
      s31 = x.fma(x, variance).fma(w1, s31);
      x = mean.sub(a2);
      s32 = x.fma(x, variance).fma(w2, s32);
    }
    s00.intoArray(sums, 0);
    s01.intoArray(sums, DOUBLES);
    s02.intoArray(sums, 2 * DOUBLES);
    s10.intoArray(sums, 3 * DOUBLES);
    s11.intoArray(sums, 4 * DOUBLES);
    s12.intoArray(sums, 5 * DOUBLES);
    s20.intoArray(sums, 6 * DOUBLES);
    s21.intoArray(sums, 7 * DOUBLES);
    s22.intoArray(sums, 8 * DOUBLES);
    s30.intoArray(sums, 9 * DOUBLES);
    s31.intoArray(sums, 10 * DOUBLES);
    s32.intoArray(sums, 11 * DOUBLES);
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
      float[] sums,
      double[] totals,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double share,
      float[] values,
      int at,
      int stride) {
    DoubleVector minusShare = DoubleVector.broadcast(D, -share);
    VectorMask<Double> sound = D.maskAll(true);
    for (int r = 0; r < QUERIES; r++) {
      DoubleVector own = DoubleVector.broadcast(D, ofQ[query + r]);
      for (int l = 0; l < FLOAT_WIDTH; l += DOUBLES) {
        int i = r * FLOAT_WIDTH + l;
        DoubleVector last =
            (DoubleVector) FloatVector.fromArray(HALF_F, sums, i).convertShape(F2D, D, 0);
        DoubleVector total = DoubleVector.fromArray(D, totals, i).add(last);
        DoubleVector value = total.fma(HALF, DoubleVector.fromArray(D, ofP, panel + l).sub(own));
        sound = sound.and(total.fma(minusShare, value).compare(GE, ZERO));
        ((FloatVector) value.convertShape(D2F, HALF_F, 0)).intoArray(values, at + r * stride + l);
      }
    }
    return sound.allTrue();
  }

  @Override
  public boolean values(
      double[] totals,
      int width,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double share,
      double[] values,
      int at,
      int stride) {
    DoubleVector minusShare = DoubleVector.broadcast(D, -share);
    VectorMask<Double> sound = D.maskAll(true);
    for (int r = 0; r < QUERIES; r++) {
      DoubleVector own = DoubleVector.broadcast(D, ofQ[query + r]);
      for (int l = 0; l < width; l += DOUBLES) {
        DoubleVector total = DoubleVector.fromArray(D, totals, r * width + l);
        DoubleVector value = total.fma(HALF, DoubleVector.fromArray(D, ofP, panel + l).sub(own));
        sound = sound.and(total.fma(minusShare, value).compare(GE, ZERO));
        value.intoArray(values, at + r * stride + l);
      }
    }
    return sound.allTrue();
  }
}
