package dev.kullback.internal.interleaved;

/// What the factorisation of eight interleaved matrices spends its time in. Element (i, j) of all
/// of them starts at `i · stride + 8 j`; steps take four columns. All implementations do the same
/// operations in the same order and give the same bits.
public interface LaneKernel {
  /// Matrices side by side.
  int LANES = 8;

  /// Columns of a step, and rows of the tiles on the diagonal.
  int TILE = 4;

  /// Numbers that the eliminations and [#factor] need as scratch memory.
  int SCRATCH = TILE * TILE * LANES;

  /// Lays eight matrices side by side.
  ///
  /// @param source holds them, row-major, one after the other
  /// @param start where the first begins
  /// @param rows how many rows each has
  /// @param n how many columns
  /// @param m receives them
  /// @param stride from row to row there
  void interleave(double[] source, int start, int rows, int n, double[] m, int stride);

  /// `L[i, c] ← (L[i, c] − Σ_{k < c} L[i, k] L[c, k]ᵀ) L[c, c]⁻ᵀ` for the four columns from c and
  /// all rows i ≥ c + 4.
  ///
  /// @param l holds L, whose rows c … c+3 are done
  /// @param column c, a multiple of four
  /// @param rows how many there are in all, a multiple of four
  /// @param inverses of the diagonal of L
  /// @param stride from row to row
  /// @param scratch overwritten
  void eliminateBelow(
      double[] l, int column, int rows, double[] inverses, int stride, double[] scratch);

  /// `M[i, c] ← (M[i, c] − Σ_{i ≤ k < c} M[i, k] L[c, k]ᵀ) L[c, c]⁻ᵀ` for the four columns from c
  /// and all rows i < c + 4 of an upper triangular M.
  ///
  /// @param m holds M, with zeros below the diagonal in the tiles on it
  /// @param l holds L
  /// @param column c, a multiple of four
  /// @param inverses of the diagonal of L
  /// @param stride from row to row of both
  /// @param scratch overwritten
  void eliminateAbove(
      double[] m, double[] l, int column, double[] inverses, int stride, double[] scratch);

  /// `M[i, c] ← (M[i, c] − Σ_{k < c} M[i, k] L[c, k]ᵀ) L[c, c]⁻ᵀ` for the four columns from c and
  /// one row i.
  ///
  /// @param m holds M
  /// @param row i
  /// @param l holds L
  /// @param column c, a multiple of four
  /// @param inverses of the diagonal of L
  /// @param stride from row to row of both
  /// @param scratch overwritten
  void eliminateRow(
      double[] m, int row, double[] l, int column, double[] inverses, int stride, double[] scratch);

  /// `M[d, d] ← chol(M[d, d] − Σ_{k < d} M[d, k] M[d, k]ᵀ)` for a tile on the diagonal, of which
  /// the lower triangle is read and written. NaN from the first pivot on that is negative.
  ///
  /// @param m holds M
  /// @param row d, a multiple of four
  /// @param inverses receives those of the diagonal
  /// @param stride from row to row
  /// @param least the least part of M[d, d] that a pivot may be
  /// @param signs negative afterwards for lanes in which one is less, or that were negative before
  /// @param scratch overwritten
  void factor(
      double[] m,
      int row,
      double[] inverses,
      int stride,
      double least,
      long[] signs,
      double[] scratch);

  /// Compares M[i, j] and M[j, i].
  ///
  /// @param m holds M
  /// @param rows how many rows and columns, a multiple of four
  /// @param stride from row to row
  /// @param differences receives for each lane a number that is 0 where all are equal, else not;
  ///   the one of operations here whose bits may differ
  void compare(double[] m, int rows, int stride, double[] differences);

  /// `Q[j, i] ← Q[i, j] − P[i, j]` for j ≤ i, and zeros below the diagonal of Q's diagonal tiles.
  ///
  /// @param q holds Q
  /// @param p holds P
  /// @param rows how many rows and columns, a multiple of four
  /// @param stride from row to row of both
  void subtract(double[] q, double[] p, int rows, int stride);

  /// The sums of the squares of the upper triangles, with zeros below the diagonal in the tiles on
  /// it.
  ///
  /// @param m holds M
  /// @param rows how many rows and columns, a multiple of four
  /// @param stride from row to row
  /// @param sums receives one for each lane, then that of the diagonal for each lane
  void squares(double[] m, int rows, int stride, double[] sums);
}
