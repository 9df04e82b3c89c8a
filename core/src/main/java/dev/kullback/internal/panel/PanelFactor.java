package dev.kullback.internal.panel;

/// The Cholesky factorisation `S = UᵀU` in panels and solves with it: left-looking over blocks of
/// 64 rows, so that what a block needs of the rows above it passes once through the cache in pieces
/// of 192 rows.
///
/// Reused for one matrix after the other; between two factorisations any number of threads may
/// solve with it.
public final class PanelFactor {
  private static final int SIZE = PanelKernel.SIZE;
  private static final int ROWS = 64;
  private static final int DEPTH = 192;
  private static final double[] NOTHING = new double[2 * PanelKernel.BLOCK];

  private final PanelMatrix u;
  private final double[] inverses;

  /// For matrices of one order.
  ///
  /// @param n the order
  public PanelFactor(int n) {
    u = new PanelMatrix(n);
    inverses = new double[u.padded * SIZE];
  }

  /// U, or before [#factor] the upper triangle of S.
  ///
  /// @return the matrix in place
  public PanelMatrix upper() {
    return u;
  }

  /// Room for what a step adds up.
  ///
  /// @return a new array, for one thread at a time
  public static double[] scratch() {
    return new double[2 * PanelKernel.BLOCK];
  }

  /// `U ← chol(U)`.
  ///
  /// @param scratch overwritten
  /// @return false where a pivot is not positive; U is then half done
  public boolean factor(double[] scratch) {
    PanelKernel kernel = PanelKernels.current();
    int panels = u.padded / SIZE;
    for (int top = 0; top < u.padded; top += ROWS) {
      int bottom = Math.min(top + ROWS, u.padded);
      for (int k = 0; k < top; k += DEPTH) {
        int end = Math.min(k + DEPTH, top);
        for (int panel = top / SIZE; panel < panels; panel += 2) {
          for (int row = top; row < bottom && row <= (panel + 1) * SIZE; row += SIZE) {
            update(kernel, scratch, u, row, panel, Math.min(panel + 2, panels), k, end);
          }
        }
      }
      for (int row = top; row < bottom; row += SIZE) {
        int panel = row / SIZE;
        update(kernel, scratch, u, row, panel, panel + 1, top, row);
        if (!DiagonalBlock.factor(u.a, u.at(row, panel), inverses, row * SIZE)) {
          return false;
        }
        updateAndSolve(kernel, scratch, u, row, panel + 1, panels, top, row);
      }
    }
    return true;
  }

  /// Takes a factor that is known already, `U ← Lᵀ`.
  ///
  /// @param l lower triangular with a positive diagonal, row-major
  public void setFactor(double[] l) {
    u.setUpperFromLower(l);
    for (int row = 0; row < u.padded; row += SIZE) {
      int at = u.at(row, row / SIZE);
      DiagonalBlock.clearBelow(u.a, at);
      DiagonalBlock.invert(u.a, at, inverses, row * SIZE);
    }
  }

  /// `X ← U⁻ᵀ X` for a lower triangular X.
  ///
  /// @param x lower triangular, with zeros above the diagonal
  /// @param scratch overwritten
  public void solveLower(PanelMatrix x, double[] scratch) {
    PanelKernel kernel = PanelKernels.current();
    for (int top = 0; top < u.padded; top += ROWS) {
      int bottom = Math.min(top + ROWS, u.padded);
      int left = top / SIZE;
      for (int k = 0; k < top; k += DEPTH) {
        int end = Math.min(k + DEPTH, top);
        for (int panel = 0; panel * SIZE < end; panel += 2) {
          int start = Math.max(k, panel * SIZE);
          for (int row = top; row < bottom; row += SIZE) {
            update(kernel, scratch, x, row, panel, Math.min(panel + 2, left), start, end);
          }
        }
      }
      for (int row = top; row < bottom; row += SIZE) {
        int diagonal = row / SIZE;
        updateAndSolve(kernel, scratch, x, row, 0, left, top, row);
        for (int panel = left; panel < diagonal; panel += 2) {
          int to = Math.min(panel + 2, diagonal);
          updateAndSolve(kernel, scratch, x, row, panel, to, panel * SIZE, row);
        }
        multiply(kernel, x, row, diagonal, NOTHING, 0);
      }
    }
  }

  /// `x ← U⁻ᵀ x`.
  ///
  /// @param x of the order rounded up to a multiple of 8, zeros beyond it
  /// @param sums overwritten
  public void solve(double[] x, double[] sums) {
    PanelKernel kernel = PanelKernels.current();
    for (int row = 0; row < u.padded; row += SIZE) {
      kernel.combine(u.a, u.at(0, row / SIZE), x, row, sums);
      for (int c = 0; c < SIZE; c++) {
        sums[c] = x[row + c] - sums[c];
      }
      for (int r = 0; r < SIZE; r++) {
        double value = 0;
        for (int k = 0; k <= r; k++) {
          value = Math.fma(inverses[(row + r) * SIZE + k], sums[k], value);
        }
        x[row + r] = value;
      }
    }
  }

  /// Rows `row … row+7` of some panels of M: `M[row] ← M[row] − Σₖ U[k, row]ᵀ M[k]`.
  private void update(
      PanelKernel kernel, double[] sums, PanelMatrix m, int row, int from, int to, int k, int end) {
    if (end <= k) {
      return;
    }
    int of = u.at(k, row / SIZE);
    int panel = from;
    for (; panel + 1 < to; panel += 2) {
      kernel.product(u.a, of, m.a, m.at(k, panel), m.at(k, panel + 1), end - k, sums);
      kernel.subtract(m.a, m.at(row, panel), sums, 0);
      kernel.subtract(m.a, m.at(row, panel + 1), sums, PanelKernel.BLOCK);
    }
    if (panel < to) {
      kernel.product(u.a, of, m.a, m.at(k, panel), end - k, sums);
      kernel.subtract(m.a, m.at(row, panel), sums, 0);
    }
  }

  /// The same, then `M[row] ← U[row, row]⁻ᵀ M[row]`.
  private void updateAndSolve(
      PanelKernel kernel, double[] sums, PanelMatrix m, int row, int from, int to, int k, int end) {
    if (end <= k) {
      for (int panel = from; panel < to; panel++) {
        multiply(kernel, m, row, panel, NOTHING, 0);
      }
      return;
    }
    int of = u.at(k, row / SIZE);
    int panel = from;
    for (; panel + 1 < to; panel += 2) {
      kernel.product(u.a, of, m.a, m.at(k, panel), m.at(k, panel + 1), end - k, sums);
      multiply(kernel, m, row, panel, sums, 0);
      multiply(kernel, m, row, panel + 1, sums, PanelKernel.BLOCK);
    }
    if (panel < to) {
      kernel.product(u.a, of, m.a, m.at(k, panel), end - k, sums);
      multiply(kernel, m, row, panel, sums, 0);
    }
  }

  private void multiply(
      PanelKernel kernel, PanelMatrix m, int row, int panel, double[] sums, int ofSums) {
    kernel.subtractAndMultiply(m.a, m.at(row, panel), sums, ofSums, inverses, row * SIZE);
  }
}
