package dev.kullback.internal.panel;

import java.util.Arrays;

/// The kernel in plain Java; it also defines the bits any other implementation has to reproduce.
public final class ScalarPanelKernel implements PanelKernel {
  /// The one instance: it has no state.
  public static final ScalarPanelKernel INSTANCE = new ScalarPanelKernel();

  private ScalarPanelKernel() {}

  @Override
  public void product(double[] a, int ofA, double[] b, int ofB, int rows, double[] t) {
    product(a, ofA, b, ofB, rows, t, 0);
  }

  @Override
  public void product(double[] a, int ofA, double[] b, int ofB, int ofC, int rows, double[] t) {
    product(a, ofA, b, ofB, rows, t, 0);
    product(a, ofA, b, ofC, rows, t, BLOCK);
  }

  private static void product(
      double[] a, int ofA, double[] b, int ofB, int rows, double[] t, int ofT) {
    Arrays.fill(t, ofT, ofT + BLOCK, 0);
    for (int k = 0; k < rows * SIZE; k += SIZE) {
      for (int r = 0; r < SIZE; r++) {
        add(a[ofA + k + r], b, ofB + k, t, ofT + r * SIZE);
      }
    }
  }

  /// `t ← t + x b` for a row.
  private static void add(double x, double[] b, int ofB, double[] t, int ofT) {
    for (int c = 0; c < SIZE; c++) {
      t[ofT + c] = Math.fma(x, b[ofB + c], t[ofT + c]);
    }
  }

  @Override
  public void subtract(double[] m, int ofM, double[] t, int ofT) {
    for (int i = 0; i < BLOCK; i++) {
      m[ofM + i] -= t[ofT + i];
    }
  }

  @Override
  public void multiply(double[] m, int ofM, double[] w, int ofW) {
    // W is upper triangular: row r of the product needs rows 0 to r, so from the last one up
    for (int r = SIZE - 1; r >= 0; r--) {
      for (int c = 0; c < SIZE; c++) {
        m[ofM + r * SIZE + c] *= w[ofW + r * SIZE + r];
      }
      for (int k = 0; k < r; k++) {
        add(w[ofW + k * SIZE + r], m, ofM + k * SIZE, m, ofM + r * SIZE);
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
      double inverse = 1 / Math.sqrt(pivot);
      for (int c = 0; c < SIZE; c++) {
        u[row + c] *= inverse;
      }
      for (int i = j + 1; i < SIZE; i++) {
        add(-u[row + i], u, row, u, ofU + i * SIZE);
      }
    }
    clearBelow(u, ofU);
    invert(u, ofU, w, ofW);
    return true;
  }

  /// `W ← U⁻¹`, row by row from the last: `W[i] = (eᵢ − Σ_{k>i} U[i,k] W[k]) / U[i,i]`.
  ///
  /// @param u holds the block U, upper triangular with zeros below
  /// @param ofU where it starts
  /// @param w receives W
  /// @param ofW where it starts
  static void invert(double[] u, int ofU, double[] w, int ofW) {
    for (int i = SIZE - 1; i >= 0; i--) {
      int row = ofW + i * SIZE;
      Arrays.fill(w, row, row + SIZE, 0);
      w[row + i] = 1;
      for (int k = SIZE - 1; k > i; k--) {
        add(-u[ofU + i * SIZE + k], w, ofW + k * SIZE, w, row);
      }
      double inverse = 1 / u[ofU + i * SIZE + i];
      for (int c = 0; c < SIZE; c++) {
        w[row + c] *= inverse;
      }
    }
  }

  /// Zeros below the diagonal of a block.
  ///
  /// @param u holds the block
  /// @param ofU where it starts
  public static void clearBelow(double[] u, int ofU) {
    for (int i = 1; i < SIZE; i++) {
      Arrays.fill(u, ofU + i * SIZE, ofU + i * SIZE + i, 0);
    }
  }
}
