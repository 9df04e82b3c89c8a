package dev.kullback.internal.simd;

import dev.kullback.internal.interleaved.LaneKernel;
import dev.kullback.internal.interleaved.ScalarLaneKernel;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// [dev.kullback.internal.interleaved.ScalarLaneKernel] with the same bits, the eight lanes in one,
/// two or four vectors.
public final class VectorLaneKernel implements LaneKernel {
  /// Never wider than the lanes.
  private static final VectorSpecies<Double> D =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Long> L = D.withLanes(long.class);
  private static final int WIDTH = D.length();
  private static final int TWO = 2 * LANES;
  private static final int THREE = 3 * LANES;
  private static final int ROW = TILE * LANES;
  private static final VectorSpecies<Double> HALF = DoubleVector.SPECIES_256;
  private static final VectorMask<Double> ODD = VectorMask.fromLong(HALF, 0b1010);
  private static final VectorMask<Double> UPPER = VectorMask.fromLong(HALF, 0b1100);
  private static final VectorShuffle<Double> SWAP = VectorShuffle.fromValues(HALF, 2, 3, 0, 1);
  private static final DoubleVector ONE = DoubleVector.broadcast(D, 1);

  /// By reflection.
  public VectorLaneKernel() {}

  @Override
  public void interleave(double[] source, int start, int rows, int n, double[] m, int stride) {
    int done = 0;
    if (D.length() >= HALF.length()) {
      done = HALF.loopBound(n);
      transpose(source, start, rows, n, done, m, stride);
    }
    if (done < n) {
      ScalarLaneKernel.interleave(source, start, rows, n, done, m, stride);
    }
  }

  /// Four lanes of four columns at a time: half a vector of 512 bits, where permutations cost half.
  private static void transpose(
      double[] source, int start, int rows, int n, int columns, double[] m, int stride) {
    int size = rows * n;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j += TILE) {
        int from = start + i * n + j;
        int to = i * stride + j * LANES;
        transpose(source, from, size, m, to);
        transpose(source, from + TILE * size, size, m, to + TILE);
      }
    }
  }

  /// A block of 4 × 4. Neighbours in the lanes meet by loading one of two rows a number aside.
  private static void transpose(double[] source, int from, int size, double[] m, int to) {
    int second = from + size;
    int third = second + size;
    int fourth = third + size;
    DoubleVector a0 = half(source, from).blend(half(source, second - 1), ODD);
    DoubleVector a1 = half(source, from + 1).blend(half(source, second), ODD);
    DoubleVector b0 = half(source, third).blend(half(source, fourth - 1), ODD);
    DoubleVector b1 = half(source, third + 1).blend(half(source, fourth), ODD);
    a0.blend(b0.rearrange(SWAP), UPPER).intoArray(m, to);
    a1.blend(b1.rearrange(SWAP), UPPER).intoArray(m, to + LANES);
    a0.rearrange(SWAP).blend(b0, UPPER).intoArray(m, to + TWO);
    a1.rearrange(SWAP).blend(b1, UPPER).intoArray(m, to + THREE);
  }

  private static DoubleVector half(double[] source, int from) {
    return DoubleVector.fromArray(HALF, source, from);
  }

  @Override
  public void eliminateBelow(
      double[] l, int column, int rows, double[] inverses, int stride, double[] scratch) {
    for (int row = column + TILE; row < rows; row += TILE) {
      eliminate(l, row, 0, l, column, inverses, stride, scratch);
    }
  }

  @Override
  public void eliminateAbove(
      double[] m, double[] l, int column, double[] inverses, int stride, double[] scratch) {
    for (int row = 0; row <= column; row += TILE) {
      eliminate(m, row, row, l, column, inverses, stride, scratch);
    }
  }

  @Override
  public void eliminateRow(
      double[] m,
      int row,
      double[] l,
      int column,
      double[] inverses,
      int stride,
      double[] scratch) {
    int length = column * LANES;
    for (int h = 0; h < LANES; h += WIDTH) {
      int start = row * stride + h;
      int ofL = column * stride + h;
      subtractProduct(m, start, l, ofL, stride, length, scratch, h);
      int at = start + length;
      solve(scratch, h, ROW, 1, l, ofL + length, inverses, length + h, m, at, stride);
    }
  }

  /// Four rows.
  private static void eliminate(
      double[] m,
      int row,
      int from,
      double[] l,
      int column,
      double[] inverses,
      int stride,
      double[] scratch) {
    int length = (column - from) * LANES;
    int ofInverse = column * LANES;
    for (int h = 0; h < LANES; h += WIDTH) {
      int start = row * stride + from * LANES + h;
      int ofL = column * stride + from * LANES + h;
      int at = start + length;
      if (length == 0) {
        solve(m, at, stride, TILE, l, ofL, inverses, ofInverse + h, m, at, stride);
        continue;
      }
      subtractProducts(m, start, l, ofL, stride, length, scratch, h);
      subtractProducts(m, start + 2 * stride, l, ofL, stride, length, scratch, 2 * ROW + h);
      solve(scratch, h, ROW, TILE, l, ofL + length, inverses, ofInverse + h, m, at, stride);
    }
  }

  /// `T ← M − A Bᵀ` for a row of A and four of B, M being what follows in the row of A.
  private static void subtractProduct(
      double[] a, int ofA, double[] b, int ofB, int stride, int length, double[] t, int ofT) {
    // zero(), not a constant: C2 cannot unbox an accumulator that starts as an object
    DoubleVector s0 = DoubleVector.zero(D);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    int ofB1 = ofB + stride;
    int ofB2 = ofB1 + stride;
    int ofB3 = ofB2 + stride;
    for (int k = 0; k < length; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(D, a, ofA + k);
      s0 = x.fma(DoubleVector.fromArray(D, b, ofB + k), s0);
      s1 = x.fma(DoubleVector.fromArray(D, b, ofB1 + k), s1);
      s2 = x.fma(DoubleVector.fromArray(D, b, ofB2 + k), s2);
      s3 = x.fma(DoubleVector.fromArray(D, b, ofB3 + k), s3);
    }
    int m = ofA + length;
    DoubleVector.fromArray(D, a, m).sub(s0).intoArray(t, ofT);
    DoubleVector.fromArray(D, a, m + LANES).sub(s1).intoArray(t, ofT + LANES);
    DoubleVector.fromArray(D, a, m + TWO).sub(s2).intoArray(t, ofT + TWO);
    DoubleVector.fromArray(D, a, m + THREE).sub(s3).intoArray(t, ofT + THREE);
  }

  /// The same for two rows of A.
  private static void subtractProducts(
      double[] a, int ofA, double[] b, int ofB, int stride, int length, double[] t, int ofT) {
    DoubleVector r0 = DoubleVector.zero(D);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    DoubleVector s0 = r0;
    DoubleVector s1 = r0;
    DoubleVector s2 = r0;
    DoubleVector s3 = r0;
    int ofB1 = ofB + stride;
    int ofB2 = ofB1 + stride;
    int ofB3 = ofB2 + stride;
    int ofA1 = ofA + stride;
    for (int k = 0; k < length; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(D, a, ofA + k);
      DoubleVector y = DoubleVector.fromArray(D, a, ofA1 + k);
      DoubleVector b0 = DoubleVector.fromArray(D, b, ofB + k);
      r0 = x.fma(b0, r0);
      s0 = y.fma(b0, s0);
      DoubleVector b1 = DoubleVector.fromArray(D, b, ofB1 + k);
      r1 = x.fma(b1, r1);
      s1 = y.fma(b1, s1);
      DoubleVector b2 = DoubleVector.fromArray(D, b, ofB2 + k);
      r2 = x.fma(b2, r2);
      s2 = y.fma(b2, s2);
      DoubleVector b3 = DoubleVector.fromArray(D, b, ofB3 + k);
      r3 = x.fma(b3, r3);
      s3 = y.fma(b3, s3);
    }
    int m = ofA + length;
    DoubleVector.fromArray(D, a, m).sub(r0).intoArray(t, ofT);
    DoubleVector.fromArray(D, a, m + LANES).sub(r1).intoArray(t, ofT + LANES);
    DoubleVector.fromArray(D, a, m + TWO).sub(r2).intoArray(t, ofT + TWO);
    DoubleVector.fromArray(D, a, m + THREE).sub(r3).intoArray(t, ofT + THREE);
    m = ofA1 + length;
    DoubleVector.fromArray(D, a, m).sub(s0).intoArray(t, ofT + ROW);
    DoubleVector.fromArray(D, a, m + LANES).sub(s1).intoArray(t, ofT + ROW + LANES);
    DoubleVector.fromArray(D, a, m + TWO).sub(s2).intoArray(t, ofT + ROW + TWO);
    DoubleVector.fromArray(D, a, m + THREE).sub(s3).intoArray(t, ofT + ROW + THREE);
  }

  /// `M ← T L⁻ᵀ` for rows of four.
  private static void solve(
      double[] t,
      int ofT,
      int strideT,
      int rows,
      double[] l,
      int ofL,
      double[] inverses,
      int ofInverse,
      double[] m,
      int ofM,
      int stride) {
    DoubleVector i0 = DoubleVector.fromArray(D, inverses, ofInverse);
    DoubleVector i1 = DoubleVector.fromArray(D, inverses, ofInverse + LANES);
    DoubleVector i2 = DoubleVector.fromArray(D, inverses, ofInverse + TWO);
    DoubleVector i3 = DoubleVector.fromArray(D, inverses, ofInverse + THREE);
    int of2 = ofL + 2 * stride;
    int of3 = of2 + stride;
    DoubleVector l10 = DoubleVector.fromArray(D, l, ofL + stride).neg();
    DoubleVector l20 = DoubleVector.fromArray(D, l, of2).neg();
    DoubleVector l21 = DoubleVector.fromArray(D, l, of2 + LANES).neg();
    DoubleVector l30 = DoubleVector.fromArray(D, l, of3).neg();
    DoubleVector l31 = DoubleVector.fromArray(D, l, of3 + LANES).neg();
    DoubleVector l32 = DoubleVector.fromArray(D, l, of3 + TWO).neg();
    int end = ofM + rows * stride;
    int s = ofT;
    for (int x = ofM; x < end; x += stride, s += strideT) {
      DoubleVector x0 = DoubleVector.fromArray(D, t, s).mul(i0);
      x0.intoArray(m, x);
      DoubleVector x1 = l10.fma(x0, DoubleVector.fromArray(D, t, s + LANES)).mul(i1);
      x1.intoArray(m, x + LANES);
      DoubleVector rest = l20.fma(x0, DoubleVector.fromArray(D, t, s + TWO));
      DoubleVector x2 = l21.fma(x1, rest).mul(i2);
      x2.intoArray(m, x + TWO);
      rest = l31.fma(x1, l30.fma(x0, DoubleVector.fromArray(D, t, s + THREE)));
      l32.fma(x2, rest).mul(i3).intoArray(m, x + THREE);
    }
  }

  @Override
  public void factor(
      double[] m,
      int row,
      double[] inverses,
      int stride,
      double least,
      long[] signs,
      double[] scratch) {
    int length = row * LANES;
    for (int h = 0; h < LANES; h += WIDTH) {
      int start = row * stride + h;
      subtractProducts(m, start, m, start, stride, length, scratch, h);
      subtractProducts(m, start + 2 * stride, m, start, stride, length, scratch, 2 * ROW + h);
      pivots(scratch, h, inverses, length + h);
      judge(m, start + length, stride, scratch, h, least, signs);
      for (int c = 0; c < TILE; c++) {
        root(scratch, h, c, inverses, length + h, m, start + length, stride);
      }
    }
  }

  /// `T = V D⁻¹ Vᵀ`, V lower triangular with D on its diagonal, in the place of T: no root is on
  /// the way from one pivot to the next.
  private static void pivots(double[] t, int ofT, double[] inverses, int ofInverse) {
    int of1 = ofT + ROW;
    int of2 = of1 + ROW;
    int of3 = of2 + ROW;
    DoubleVector inverse = ONE.div(DoubleVector.fromArray(D, t, ofT));
    inverse.intoArray(inverses, ofInverse);
    DoubleVector v1 = DoubleVector.fromArray(D, t, of1);
    DoubleVector v2 = DoubleVector.fromArray(D, t, of2);
    DoubleVector v3 = DoubleVector.fromArray(D, t, of3);
    DoubleVector u = v1.mul(inverse).neg();
    DoubleVector d1 = u.fma(v1, DoubleVector.fromArray(D, t, of1 + LANES));
    DoubleVector w2 = u.fma(v2, DoubleVector.fromArray(D, t, of2 + LANES));
    DoubleVector w3 = u.fma(v3, DoubleVector.fromArray(D, t, of3 + LANES));
    d1.intoArray(t, of1 + LANES);
    w2.intoArray(t, of2 + LANES);
    w3.intoArray(t, of3 + LANES);
    DoubleVector inverse1 = ONE.div(d1);
    inverse1.intoArray(inverses, ofInverse + LANES);
    u = v2.mul(inverse).neg();
    DoubleVector u1 = w2.mul(inverse1).neg();
    DoubleVector d2 = u1.fma(w2, u.fma(v2, DoubleVector.fromArray(D, t, of2 + TWO)));
    DoubleVector y3 = u1.fma(w3, u.fma(v3, DoubleVector.fromArray(D, t, of3 + TWO)));
    d2.intoArray(t, of2 + TWO);
    y3.intoArray(t, of3 + TWO);
    DoubleVector inverse2 = ONE.div(d2);
    inverse2.intoArray(inverses, ofInverse + TWO);
    DoubleVector d3 = v3.mul(inverse).neg().fma(v3, DoubleVector.fromArray(D, t, of3 + THREE));
    d3 = y3.mul(inverse2).neg().fma(y3, w3.mul(inverse1).neg().fma(w3, d3));
    d3.intoArray(t, of3 + THREE);
    ONE.div(d3).intoArray(inverses, ofInverse + THREE);
  }

  /// Notes pivots that are small beside what they come from.
  private static void judge(
      double[] m, int ofM, int stride, double[] t, int h, double least, long[] signs) {
    DoubleVector part = DoubleVector.broadcast(D, least);
    LongVector all = LongVector.fromArray(L, signs, h);
    for (int c = 0; c < TILE; c++) {
      DoubleVector pivot = DoubleVector.fromArray(D, t, h + c * (ROW + LANES));
      DoubleVector whole = DoubleVector.fromArray(D, m, ofM + c * (stride + LANES));
      all = all.or(pivot.sub(whole.mul(part)).reinterpretAsLongs());
    }
    all.intoArray(signs, h);
  }

  /// A column of `L = V D^(−½)`.
  private static void root(
      double[] t,
      int ofT,
      int c,
      double[] inverses,
      int ofInverse,
      double[] m,
      int ofM,
      int stride) {
    int at = c * LANES;
    DoubleVector root = DoubleVector.fromArray(D, t, ofT + c * ROW + at).sqrt();
    root.intoArray(m, ofM + c * stride + at);
    DoubleVector inverse = DoubleVector.fromArray(D, inverses, ofInverse + at).mul(root);
    inverse.intoArray(inverses, ofInverse + at);
    for (int r = c + 1; r < TILE; r++) {
      DoubleVector v = DoubleVector.fromArray(D, t, ofT + r * ROW + at);
      v.mul(inverse).intoArray(m, ofM + r * stride + at);
    }
  }

  @Override
  public void compare(double[] m, int rows, int stride, double[] differences) {
    Arrays.fill(differences, 0);
    for (int h = 0; h < LANES; h += WIDTH) {
      for (int row = 0; row < rows; row += TILE) {
        for (int r = row; r < row + TILE && row > 0; r++) {
          compareRow(m, r * stride + h, r * LANES + h, row * LANES, stride, differences, h);
        }
        compareTile(m, row * (stride + LANES) + h, stride, differences, h);
      }
    }
  }

  /// A row with a column, left of the tile on the diagonal.
  private static void compareRow(
      double[] m, int ofRow, int ofColumn, int length, int stride, double[] differences, int h) {
    DoubleVector all = DoubleVector.fromArray(D, differences, h);
    int end = ofRow + length;
    int y = ofColumn;
    for (int x = ofRow; x < end; x += ROW, y += TILE * stride) {
      DoubleVector d0 = difference(m, x, y);
      DoubleVector d1 = difference(m, x + LANES, y + stride);
      DoubleVector d2 = difference(m, x + TWO, y + 2 * stride);
      DoubleVector d3 = difference(m, x + THREE, y + 3 * stride);
      all = all.add(d0.add(d1).add(d2.add(d3)));
    }
    all.intoArray(differences, h);
  }

  /// Both sides of the diagonal in a tile on it.
  private static void compareTile(double[] m, int at, int stride, double[] differences, int h) {
    int second = at + stride;
    int third = second + stride;
    int fourth = third + stride;
    DoubleVector x01 = difference(m, at + LANES, second);
    DoubleVector x02 = difference(m, at + TWO, third);
    DoubleVector x03 = difference(m, at + THREE, fourth);
    DoubleVector x12 = difference(m, second + TWO, third + LANES);
    DoubleVector x13 = difference(m, second + THREE, fourth + LANES);
    DoubleVector x23 = difference(m, third + THREE, fourth + TWO);
    DoubleVector all = x01.add(x02).add(x03.add(x12)).add(x13.add(x23));
    all.add(DoubleVector.fromArray(D, differences, h)).intoArray(differences, h);
  }

  private static DoubleVector difference(double[] m, int x, int y) {
    return DoubleVector.fromArray(D, m, x).sub(DoubleVector.fromArray(D, m, y)).abs();
  }

  @Override
  public void subtract(double[] q, double[] p, int rows, int stride) {
    for (int i = 0; i < rows; i++) {
      for (int h = 0; h < LANES; h += WIDTH) {
        subtractRow(q, p, i, stride, h);
      }
      Arrays.fill(q, i * stride + i / TILE * ROW, i * (stride + LANES), 0);
    }
  }

  private static void subtractRow(double[] q, double[] p, int i, int stride, int h) {
    int from = i * stride + h;
    int to = i * LANES + h;
    for (int j = 0; j <= i; j++) {
      int at = from + j * LANES;
      DoubleVector.fromArray(D, q, at)
          .sub(DoubleVector.fromArray(D, p, at))
          .intoArray(q, to + j * stride);
    }
  }

  @Override
  public void squares(double[] m, int rows, int stride, double[] sums) {
    for (int h = 0; h < LANES; h += WIDTH) {
      squaresPart(m, rows, stride, h, sums);
    }
  }

  private static void squaresPart(double[] m, int rows, int stride, int h, double[] sums) {
    DoubleVector s0 = DoubleVector.zero(D);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int i = 0; i < rows; i++) {
      int end = i * stride + rows * LANES;
      for (int at = i * stride + i / TILE * ROW + h; at < end; at += ROW) {
        DoubleVector x0 = DoubleVector.fromArray(D, m, at);
        s0 = x0.fma(x0, s0);
        DoubleVector x1 = DoubleVector.fromArray(D, m, at + LANES);
        s1 = x1.fma(x1, s1);
        DoubleVector x2 = DoubleVector.fromArray(D, m, at + TWO);
        s2 = x2.fma(x2, s2);
        DoubleVector x3 = DoubleVector.fromArray(D, m, at + THREE);
        s3 = x3.fma(x3, s3);
      }
    }
    s0.add(s1).add(s2.add(s3)).intoArray(sums, h);
    DoubleVector diagonal = DoubleVector.zero(D);
    for (int i = 0; i < rows; i++) {
      DoubleVector x = DoubleVector.fromArray(D, m, i * (stride + LANES) + h);
      diagonal = x.fma(x, diagonal);
    }
    diagonal.intoArray(sums, LANES + h);
  }
}
