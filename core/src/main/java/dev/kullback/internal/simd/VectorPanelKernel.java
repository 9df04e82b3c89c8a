package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.GT;

import dev.kullback.internal.panel.PanelKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [dev.kullback.internal.panel.ScalarPanelKernel] with the same bits, a row of a block in one, two
/// or four vectors. Accumulators stay in registers while the rows go by.
public final class VectorPanelKernel implements PanelKernel {
  /// Never wider than the row of a block.
  private static final VectorSpecies<Double> D =
      DoubleVector.SPECIES_PREFERRED.length() > SIZE
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = D.length();
  private static final DoubleVector HALF = DoubleVector.broadcast(D, 0.5);
  private static final DoubleVector ONE = DoubleVector.broadcast(D, 1);

  /// By reflection.
  public VectorPanelKernel() {}

  @Override
  public void product(double[] a, int ofA, double[] b, int ofB, int rows, double[] t) {
    for (int h = 0; h < SIZE; h += LANES) {
      part(a, ofA, b, ofB + h, rows, t, h);
    }
  }

  @Override
  public void product(double[] a, int ofA, double[] b, int ofB, int ofC, int rows, double[] t) {
    if (LANES == SIZE) {
      both(a, ofA, b, ofB, ofC, rows, t);
      return;
    }
    for (int h = 0; h < SIZE; h += LANES) {
      part(a, ofA, b, ofB + h, rows, t, h);
      part(a, ofA, b, ofC + h, rows, t, BLOCK + h);
    }
  }

  private static void part(
      double[] a, int ofA, double[] b, int ofB, int rows, double[] t, int ofT) {
    // zero(), not a constant: C2 cannot unbox an accumulator that starts as an object
    DoubleVector s0 = DoubleVector.zero(D);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    for (int k = 0; k < rows * SIZE; k += SIZE) {
      DoubleVector x = DoubleVector.fromArray(D, b, ofB + k);
      s0 = DoubleVector.broadcast(D, a[ofA + k]).fma(x, s0);
      s1 = DoubleVector.broadcast(D, a[ofA + k + 1]).fma(x, s1);
      s2 = DoubleVector.broadcast(D, a[ofA + k + 2]).fma(x, s2);
      s3 = DoubleVector.broadcast(D, a[ofA + k + 3]).fma(x, s3);
      s4 = DoubleVector.broadcast(D, a[ofA + k + 4]).fma(x, s4);
      s5 = DoubleVector.broadcast(D, a[ofA + k + 5]).fma(x, s5);
      s6 = DoubleVector.broadcast(D, a[ofA + k + 6]).fma(x, s6);
      s7 = DoubleVector.broadcast(D, a[ofA + k + 7]).fma(x, s7);
    }
    s0.intoArray(t, ofT);
    s1.intoArray(t, ofT + SIZE);
    s2.intoArray(t, ofT + 2 * SIZE);
    s3.intoArray(t, ofT + 3 * SIZE);
    s4.intoArray(t, ofT + 4 * SIZE);
    s5.intoArray(t, ofT + 5 * SIZE);
    s6.intoArray(t, ofT + 6 * SIZE);
    s7.intoArray(t, ofT + 7 * SIZE);
  }

  private static void both(
      double[] a, int ofA, double[] b, int ofB, int ofC, int rows, double[] t) {
    // zero(), not a constant: C2 cannot unbox an accumulator that starts as an object
    DoubleVector s0 = DoubleVector.zero(D);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    DoubleVector r0 = s0;
    DoubleVector r1 = s0;
    DoubleVector r2 = s0;
    DoubleVector r3 = s0;
    DoubleVector r4 = s0;
    DoubleVector r5 = s0;
    DoubleVector r6 = s0;
    DoubleVector r7 = s0;
    for (int k = 0; k < rows * SIZE; k += SIZE) {
      DoubleVector x = DoubleVector.fromArray(D, b, ofB + k);
      DoubleVector y = DoubleVector.fromArray(D, b, ofC + k);
      DoubleVector c = DoubleVector.broadcast(D, a[ofA + k]);
      s0 = c.fma(x, s0);
      r0 = c.fma(y, r0);
      c = DoubleVector.broadcast(D, a[ofA + k + 1]);
      s1 = c.fma(x, s1);
      r1 = c.fma(y, r1);
      c = DoubleVector.broadcast(D, a[ofA + k + 2]);
      s2 = c.fma(x, s2);
      r2 = c.fma(y, r2);
      c = DoubleVector.broadcast(D, a[ofA + k + 3]);
      s3 = c.fma(x, s3);
      r3 = c.fma(y, r3);
      c = DoubleVector.broadcast(D, a[ofA + k + 4]);
      s4 = c.fma(x, s4);
      r4 = c.fma(y, r4);
      c = DoubleVector.broadcast(D, a[ofA + k + 5]);
      s5 = c.fma(x, s5);
      r5 = c.fma(y, r5);
      c = DoubleVector.broadcast(D, a[ofA + k + 6]);
      s6 = c.fma(x, s6);
      r6 = c.fma(y, r6);
      c = DoubleVector.broadcast(D, a[ofA + k + 7]);
      s7 = c.fma(x, s7);
      r7 = c.fma(y, r7);
    }
    s0.intoArray(t, 0);
    s1.intoArray(t, SIZE);
    s2.intoArray(t, 2 * SIZE);
    s3.intoArray(t, 3 * SIZE);
    s4.intoArray(t, 4 * SIZE);
    s5.intoArray(t, 5 * SIZE);
    s6.intoArray(t, 6 * SIZE);
    s7.intoArray(t, 7 * SIZE);
    r0.intoArray(t, BLOCK);
    r1.intoArray(t, BLOCK + SIZE);
    r2.intoArray(t, BLOCK + 2 * SIZE);
    r3.intoArray(t, BLOCK + 3 * SIZE);
    r4.intoArray(t, BLOCK + 4 * SIZE);
    r5.intoArray(t, BLOCK + 5 * SIZE);
    r6.intoArray(t, BLOCK + 6 * SIZE);
    r7.intoArray(t, BLOCK + 7 * SIZE);
  }

  @Override
  public void subtract(double[] m, int ofM, double[] t, int ofT) {
    for (int i = 0; i < BLOCK; i += LANES) {
      DoubleVector.fromArray(D, m, ofM + i)
          .sub(DoubleVector.fromArray(D, t, ofT + i))
          .intoArray(m, ofM + i);
    }
  }

  @Override
  public void subtractAndMultiply(double[] m, int ofM, double[] t, int ofT, double[] w, int ofW) {
    for (int h = 0; h < SIZE; h += LANES) {
      solve(m, ofM + h, t, ofT + h, w, ofW);
    }
  }

  private static void solve(double[] m, int ofM, double[] t, int ofT, double[] w, int ofW) {
    DoubleVector x0 = difference(m, ofM, t, ofT);
    DoubleVector x1 = difference(m, ofM + SIZE, t, ofT + SIZE);
    DoubleVector x2 = difference(m, ofM + 2 * SIZE, t, ofT + 2 * SIZE);
    DoubleVector x3 = difference(m, ofM + 3 * SIZE, t, ofT + 3 * SIZE);
    for (int r = 0; r < BLOCK / 2; r += SIZE) {
      DoubleVector sum = DoubleVector.broadcast(D, w[ofW + r]).mul(x0);
      sum = DoubleVector.broadcast(D, w[ofW + r + 1]).fma(x1, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 2]).fma(x2, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 3]).fma(x3, sum);
      sum.intoArray(m, ofM + r);
    }
    DoubleVector x4 = difference(m, ofM + 4 * SIZE, t, ofT + 4 * SIZE);
    DoubleVector x5 = difference(m, ofM + 5 * SIZE, t, ofT + 5 * SIZE);
    DoubleVector x6 = difference(m, ofM + 6 * SIZE, t, ofT + 6 * SIZE);
    DoubleVector x7 = difference(m, ofM + 7 * SIZE, t, ofT + 7 * SIZE);
    for (int r = BLOCK / 2; r < BLOCK; r += SIZE) {
      DoubleVector sum = DoubleVector.broadcast(D, w[ofW + r]).mul(x0);
      sum = DoubleVector.broadcast(D, w[ofW + r + 1]).fma(x1, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 2]).fma(x2, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 3]).fma(x3, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 4]).fma(x4, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 5]).fma(x5, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 6]).fma(x6, sum);
      sum = DoubleVector.broadcast(D, w[ofW + r + 7]).fma(x7, sum);
      sum.intoArray(m, ofM + r);
    }
  }

  private static DoubleVector difference(double[] m, int ofM, double[] t, int ofT) {
    return DoubleVector.fromArray(D, m, ofM).sub(DoubleVector.fromArray(D, t, ofT));
  }

  @Override
  public void combine(double[] a, int ofA, double[] x, int rows, double[] t) {
    for (int h = 0; h < SIZE; h += LANES) {
      sums(a, ofA + h, x, rows, t, h);
    }
  }

  private static void sums(double[] a, int ofA, double[] x, int rows, double[] t, int ofT) {
    DoubleVector s0 = DoubleVector.zero(D);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int k = 0; k < rows; k += 4) {
      int at = ofA + k * SIZE;
      s0 = DoubleVector.broadcast(D, x[k]).fma(DoubleVector.fromArray(D, a, at), s0);
      s1 = DoubleVector.broadcast(D, x[k + 1]).fma(DoubleVector.fromArray(D, a, at + SIZE), s1);
      s2 = DoubleVector.broadcast(D, x[k + 2]).fma(DoubleVector.fromArray(D, a, at + 2 * SIZE), s2);
      s3 = DoubleVector.broadcast(D, x[k + 3]).fma(DoubleVector.fromArray(D, a, at + 3 * SIZE), s3);
    }
    s0.add(s1).add(s2.add(s3)).intoArray(t, ofT);
  }

  @Override
  public boolean average(
      double[] m,
      int ofM,
      double[] s,
      int ofS,
      int stride,
      int rows,
      double[] scales,
      int column,
      double tolerance) {
    boolean fine = true;
    for (int h = 0; h < SIZE; h += LANES) {
      fine &= averagePart(m, ofM + h, s, ofS + h, stride, rows, scales, column + h, tolerance);
    }
    return fine;
  }

  private static boolean averagePart(
      double[] m,
      int ofM,
      double[] s,
      int ofS,
      int stride,
      int rows,
      double[] scales,
      int column,
      double tolerance) {
    DoubleVector most =
        DoubleVector.fromArray(D, scales, column).mul(DoubleVector.broadcast(D, tolerance));
    DoubleVector violations = DoubleVector.zero(D);
    for (int i = 0; i < rows; i++) {
      DoubleVector x = DoubleVector.fromArray(D, m, ofM + i * SIZE);
      DoubleVector y = DoubleVector.fromArray(D, s, ofS + i * stride);
      VectorMask<Double> differ =
          x.sub(y).abs().compare(GT, most.mul(DoubleVector.broadcast(D, scales[i])));
      violations = violations.add(ONE, differ);
      x.mul(HALF).add(y.mul(HALF)).intoArray(m, ofM + i * SIZE);
    }
    return violations.reduceLanes(ADD) == 0;
  }
}
