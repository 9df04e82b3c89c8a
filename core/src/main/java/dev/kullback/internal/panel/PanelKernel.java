package dev.kullback.internal.panel;

/// What blocked factorisations spend their time in, on blocks of 8 rows of 8 numbers. All
/// implementations do the same operations in the same order and give the same bits.
public interface PanelKernel {
  /// Rows and columns of a block.
  int SIZE = 8;

  /// Numbers in a block.
  int BLOCK = SIZE * SIZE;

  /// `t ← Aᵀ B` for the rows `A[k]`, `B[k]` of two panels.
  ///
  /// @param a holds A
  /// @param ofA where its first row starts
  /// @param b holds B
  /// @param ofB where its first row starts
  /// @param rows how many rows
  /// @param t receives a block
  void product(double[] a, int ofA, double[] b, int ofB, int rows, double[] t);

  /// `t ← Aᵀ (B C)` for the rows of three panels.
  ///
  /// @param a holds A
  /// @param ofA where its first row starts
  /// @param b holds B and C
  /// @param ofB where the first row of B starts
  /// @param ofC where the first row of C starts
  /// @param rows how many rows
  /// @param t receives two blocks
  void product(double[] a, int ofA, double[] b, int ofB, int ofC, int rows, double[] t);

  /// `M ← M − t`.
  ///
  /// @param m holds the block M
  /// @param ofM where it starts
  /// @param t holds the block t
  /// @param ofT where it starts
  void subtract(double[] m, int ofM, double[] t, int ofT);

  /// `M ← W (M − t)` for a lower triangular W.
  ///
  /// @param m holds the block M
  /// @param ofM where it starts
  /// @param t holds the block t
  /// @param ofT where it starts
  /// @param w holds the block W, with zeros above its diagonal; its upper right quarter is not read
  /// @param ofW where it starts
  void subtractAndMultiply(double[] m, int ofM, double[] t, int ofT, double[] w, int ofW);

  /// `t ← Aᵀ x` for the rows of a panel.
  ///
  /// @param a holds A
  /// @param ofA where its first row starts
  /// @param x as many numbers as there are rows
  /// @param rows how many rows, a multiple of 8
  /// @param t receives a row
  void combine(double[] a, int ofA, double[] x, int rows, double[] t);

  /// `M ← (M + S) / 2` for the rows of a panel and of another matrix.
  ///
  /// @param m holds M
  /// @param ofM where its first row starts
  /// @param s holds S
  /// @param ofS where its first row starts
  /// @param stride from one row of S to the next
  /// @param rows how many rows
  /// @param scales how large numbers may be in the rows
  /// @param column where `scales` says how large they may be in the columns
  /// @param tolerance how much numbers may differ, relative to the product of their scales
  /// @return whether none differs by more; NaN does not
  boolean average(
      double[] m,
      int ofM,
      double[] s,
      int ofS,
      int stride,
      int rows,
      double[] scales,
      int column,
      double tolerance);
}
