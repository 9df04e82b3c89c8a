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

  /// `M ← Wᵀ M`.
  ///
  /// @param m holds the block M
  /// @param ofM where it starts
  /// @param w holds the block W
  /// @param ofW where it starts
  void multiply(double[] m, int ofM, double[] w, int ofW);

  /// `U ← chol(U)` with `UᵀU = U`, of which the upper triangle is read, and `W ← U⁻¹`; both with
  /// zeros below the diagonal.
  ///
  /// @param u holds the block U
  /// @param ofU where it starts
  /// @param w holds the block W
  /// @param ofW where it starts
  /// @return false where a pivot is not positive and finite; the block is then half done
  boolean factor(double[] u, int ofU, double[] w, int ofW);
}
