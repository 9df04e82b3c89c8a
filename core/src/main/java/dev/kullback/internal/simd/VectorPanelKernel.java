package dev.kullback.internal.simd;

import dev.kullback.internal.panel.PanelKernel;
import dev.kullback.internal.panel.ScalarPanelKernel;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
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
  public void multiply(double[] m, int ofM, double[] w, int ofW) {
    for (int h = 0; h < SIZE; h += LANES) {
      for (int r = SIZE - 1; r >= 0; r--) {
        int at = ofM + r * SIZE + h;
        DoubleVector sum =
            DoubleVector.fromArray(D, m, at).mul(DoubleVector.broadcast(D, w[ofW + r * SIZE + r]));
        for (int k = 0; k < r; k++) {
          sum =
              DoubleVector.broadcast(D, w[ofW + k * SIZE + r])
                  .fma(DoubleVector.fromArray(D, m, ofM + k * SIZE + h), sum);
        }
        sum.intoArray(m, at);
      }
    }
  }

  @Override
  public boolean factor(double[] u, int ofU, double[] w, int ofW) {
    for (int j = 0; j < SIZE; j++) {
      int row = ofU + j * SIZE;
      double pivot = u[row + j];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      scale(u, row, 1 / Math.sqrt(pivot));
      for (int i = j + 1; i < SIZE; i++) {
        add(-u[row + i], u, row, u, ofU + i * SIZE);
      }
    }
    ScalarPanelKernel.clearBelow(u, ofU);
    for (int i = SIZE - 1; i >= 0; i--) {
      invertRow(u, ofU + i * SIZE, w, ofW, i);
    }
    return true;
  }

  private static void invertRow(double[] u, int row, double[] w, int ofW, int i) {
    int at = ofW + i * SIZE;
    Arrays.fill(w, at, at + SIZE, 0);
    w[at + i] = 1;
    for (int k = SIZE - 1; k > i; k--) {
      add(-u[row + k], w, ofW + k * SIZE, w, at);
    }
    scale(w, at, 1 / u[row + i]);
  }

  private static void scale(double[] x, int at, double factor) {
    for (int h = at; h < at + SIZE; h += LANES) {
      DoubleVector.fromArray(D, x, h).mul(DoubleVector.broadcast(D, factor)).intoArray(x, h);
    }
  }

  private static void add(double x, double[] b, int ofB, double[] t, int ofT) {
    for (int h = 0; h < SIZE; h += LANES) {
      DoubleVector.broadcast(D, x)
          .fma(DoubleVector.fromArray(D, b, ofB + h), DoubleVector.fromArray(D, t, ofT + h))
          .intoArray(t, ofT + h);
    }
  }
}
