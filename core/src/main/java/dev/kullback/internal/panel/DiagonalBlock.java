package dev.kullback.internal.panel;

import java.util.Arrays;

/// The Cholesky factor of a block of 8 × 8 numbers and its inverse, in scalars: a chain of
/// dependent operations, which vectors would only lengthen. By halves,
///
/// ```text
/// (S11 S12)   (L11    ) (U11 U12)        (L11    )⁻¹   (      W11            )
/// (    S22) = (L21 L22) (    U22)        (L21 L22)   = (−W22 L21 W11      W22)
/// ```
///
/// where the halves stay in registers. Each is factored as `L D Lᵀ` first, so that no root is on
/// the way from one pivot to the next.
final class DiagonalBlock {
  private static final int SIZE = PanelKernel.SIZE;
  private static final int HALF = SIZE / 2;

  private DiagonalBlock() {}

  /// `U ← chol(U)` with `UᵀU = U`, of which the upper triangle is read, and `W ← U⁻ᵀ`; both with
  /// zeros in the other triangle, but for the upper right quarter of W, which stays.
  ///
  /// @param u holds the block U
  /// @param at where it starts
  /// @param w receives the block W
  /// @param ofW where it starts
  /// @return false where a pivot is not positive and finite; the block is then half done
  static boolean factor(double[] u, int at, double[] w, int ofW) {
    if (!factorHalf(u, at, w, ofW)) {
      return false;
    }
    solveRight(u, at, w, ofW);
    updateBelow(u, at);
    int rest = HALF * SIZE + HALF;
    if (!factorHalf(u, at + rest, w, ofW + rest)) {
      return false;
    }
    invertBelow(u, at, w, ofW);
    for (int row = at + HALF * SIZE; row < at + SIZE * SIZE; row += SIZE) {
      setRow(u, row, 0, 0, 0, 0);
    }
    return true;
  }

  /// One half on the diagonal, in 4 × 4 numbers of rows of 8.
  private static boolean factorHalf(double[] u, int at, double[] w, int ofW) {
    double s01 = u[at + 1];
    double s02 = u[at + 2];
    double s03 = u[at + 3];
    double d0 = u[at];
    double inverse = 1 / d0;
    double m10 = s01 * inverse;
    double m20 = s02 * inverse;
    double m30 = s03 * inverse;
    double d1 = Math.fma(-m10, s01, u[at + 9]);
    double s12 = Math.fma(-m10, s02, u[at + 10]);
    double s13 = Math.fma(-m10, s03, u[at + 11]);
    inverse = 1 / d1;
    double m21 = s12 * inverse;
    double m31 = s13 * inverse;
    double d2 = Math.fma(-m21, s12, Math.fma(-m20, s02, u[at + 18]));
    double s23 = Math.fma(-m21, s13, Math.fma(-m20, s03, u[at + 19]));
    double m32 = s23 / d2;
    double d3 = Math.fma(-m32, s23, Math.fma(-m31, s13, Math.fma(-m30, s03, u[at + 27])));
    if (!(isPivot(d0) && isPivot(d1) && isPivot(d2) && isPivot(d3))) {
      return false;
    }
    double root0 = Math.sqrt(d0);
    double root1 = Math.sqrt(d1);
    double root2 = Math.sqrt(d2);
    double root3 = Math.sqrt(d3);
    double r0 = 1 / root0;
    double r1 = 1 / root1;
    double r2 = 1 / root2;
    double r3 = 1 / root3;
    setRow(u, at, root0, s01 * r0, s02 * r0, s03 * r0);
    setRow(u, at + SIZE, 0, root1, s12 * r1, s13 * r1);
    setRow(u, at + 2 * SIZE, 0, 0, root2, s23 * r2);
    setRow(u, at + 3 * SIZE, 0, 0, 0, root3);
    double n20 = Math.fma(m21, m10, -m20);
    double n31 = Math.fma(m32, m21, -m31);
    double n30 = Math.fma(-m32, n20, Math.fma(m31, m10, -m30));
    setRow(w, ofW, r0, 0, 0, 0);
    setRow(w, ofW + SIZE, -m10 * r1, r1, 0, 0);
    setRow(w, ofW + 2 * SIZE, n20 * r2, -m21 * r2, r2, 0);
    setRow(w, ofW + 3 * SIZE, n30 * r3, n31 * r3, -m32 * r3, r3);
    return true;
  }

  private static boolean isPivot(double d) {
    return d > 0 && d < Double.POSITIVE_INFINITY;
  }

  private static void setRow(double[] m, int at, double x0, double x1, double x2, double x3) {
    m[at] = x0;
    m[at + 1] = x1;
    m[at + 2] = x2;
    m[at + 3] = x3;
  }

  /// `U12 ← W11 S12`.
  private static void solveRight(double[] u, int at, double[] w, int ofW) {
    double w00 = w[ofW];
    double w10 = w[ofW + 8];
    double w11 = w[ofW + 9];
    double w20 = w[ofW + 16];
    double w21 = w[ofW + 17];
    double w22 = w[ofW + 18];
    double w30 = w[ofW + 24];
    double w31 = w[ofW + 25];
    double w32 = w[ofW + 26];
    double w33 = w[ofW + 27];
    for (int c = at + HALF; c < at + SIZE; c++) {
      double x0 = u[c];
      double x1 = u[c + 8];
      double x2 = u[c + 16];
      double x3 = u[c + 24];
      u[c] = w00 * x0;
      u[c + 8] = Math.fma(w11, x1, w10 * x0);
      u[c + 16] = Math.fma(w22, x2, Math.fma(w21, x1, w20 * x0));
      u[c + 24] = Math.fma(w33, x3, Math.fma(w32, x2, Math.fma(w31, x1, w30 * x0)));
    }
  }

  /// `S22 ← S22 − U12ᵀ U12`.
  private static void updateBelow(double[] u, int at) {
    int right = at + HALF;
    for (int i = 0; i < HALF; i++) {
      double x0 = u[right + i];
      double x1 = u[right + i + 8];
      double x2 = u[right + i + 16];
      double x3 = u[right + i + 24];
      int row = right + (HALF + i) * SIZE;
      for (int j = 0; j < HALF; j++) {
        double upper = Math.fma(-x1, u[right + j + 8], Math.fma(-x0, u[right + j], u[row + j]));
        u[row + j] = Math.fma(-x3, u[right + j + 24], Math.fma(-x2, u[right + j + 16], upper));
      }
    }
  }

  /// `W21 ← −W22 (U12ᵀ W11)`, column by column.
  private static void invertBelow(double[] u, int at, double[] w, int ofW) {
    int below = ofW + HALF * SIZE;
    for (int c = 0; c < HALF; c++) {
      double x0 = w[ofW + c];
      double x1 = w[ofW + c + 8];
      double x2 = w[ofW + c + 16];
      double x3 = w[ofW + c + 24];
      double y0 = dot(u, at + 4, x0, x1, x2, x3);
      double y1 = dot(u, at + 5, x0, x1, x2, x3);
      double y2 = dot(u, at + 6, x0, x1, x2, x3);
      double y3 = dot(u, at + 7, x0, x1, x2, x3);
      for (int i = 0; i < HALF; i++) {
        int row = below + i * SIZE;
        double upper = Math.fma(w[row + 5], y1, w[row + 4] * y0);
        w[row + c] = -Math.fma(w[row + 7], y3, Math.fma(w[row + 6], y2, upper));
      }
    }
  }

  private static double dot(double[] u, int at, double x0, double x1, double x2, double x3) {
    return Math.fma(u[at + 24], x3, Math.fma(u[at + 16], x2, Math.fma(u[at + 8], x1, u[at] * x0)));
  }

  /// `W ← U⁻ᵀ`, row by row: `W[i] = (eᵢ − Σ_{k<i} U[k,i] W[k]) / U[i,i]`.
  ///
  /// @param u holds the block U, upper triangular
  /// @param at where it starts
  /// @param w receives the block W
  /// @param ofW where it starts
  static void invert(double[] u, int at, double[] w, int ofW) {
    for (int i = 0; i < SIZE; i++) {
      int row = ofW + i * SIZE;
      Arrays.fill(w, row, row + SIZE, 0);
      w[row + i] = 1;
      for (int k = 0; k < i; k++) {
        for (int c = 0; c <= k; c++) {
          w[row + c] = Math.fma(-u[at + k * SIZE + i], w[ofW + k * SIZE + c], w[row + c]);
        }
      }
      for (int c = 0; c <= i; c++) {
        w[row + c] /= u[at + i * SIZE + i];
      }
    }
  }

  /// Zeros below the diagonal.
  ///
  /// @param u holds the block
  /// @param at where it starts
  static void clearBelow(double[] u, int at) {
    for (int i = 1; i < SIZE; i++) {
      Arrays.fill(u, at + i * SIZE, at + i * SIZE + i, 0);
    }
  }
}
