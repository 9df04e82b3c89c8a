package dev.kullback.internal.interleaved;

/// The Cholesky factorisation `S = LLᵀ` of eight matrices at once, and solves with it. A matrix
/// that is not positive definite leaves NaN in its lane, and nothing in the others.
///
/// Reused for one group of matrices after the other; between two factorisations any number of
/// threads may solve with it.
public final class LaneFactor {
  private static final int LANES = LaneKernel.LANES;
  private static final int TILE = LaneKernel.TILE;

  private final LaneMatrices l;
  private final double[] inverses;
  private final long[] signs = new long[LANES];

  /// For matrices of one order.
  ///
  /// @param n the order
  public LaneFactor(int n) {
    l = new LaneMatrices(n);
    inverses = new double[l.rows() * LANES];
  }

  /// L, or before [#factor] S, whose upper triangle stays.
  ///
  /// @return the matrices in place
  public LaneMatrices lower() {
    return l;
  }

  /// The inverses of L's diagonal.
  ///
  /// @return the order rounded up, times eight; in place
  public double[] inverses() {
    return inverses;
  }

  /// Whether a matrix was factored: it is finite, positive definite, and as symmetric and
  /// well-conditioned as was asked for. NaN may have slipped through, and then is in L.
  ///
  /// @param lane which
  /// @return false where not to use it
  public boolean isFine(int lane) {
    return signs[lane] >= 0;
  }

  /// `L ← chol(S)`.
  ///
  /// @param symmetry how much Sᵢⱼ and Sⱼᵢ may differ, relative to √(Sᵢᵢ Sⱼⱼ); their mean counts
  /// @param least the least part of Sᵢᵢ that a pivot may be
  /// @param scratch of [LaneKernel#SCRATCH] numbers, overwritten
  public void factor(double symmetry, double least, double[] scratch) {
    LaneKernel kernel = LaneKernels.current();
    kernel.compare(l.a, l.rows(), l.stride, scratch);
    for (int lane = 0; lane < LANES; lane++) {
      signs[lane] = scratch[lane] == 0 ? 0 : l.average(lane, symmetry);
    }
    for (int column = 0; column < l.rows(); column += TILE) {
      kernel.factor(l.a, column, inverses, l.stride, least, signs, scratch);
      kernel.eliminateBelow(l.a, column, l.rows(), inverses, l.stride, scratch);
    }
  }

  /// `Eᵀ = (Q − L)ᵀ L⁻ᵀ` for lower triangular matrices Q, and `v ← v L⁻ᵀ` for the vectors beside
  /// them.
  ///
  /// @param q holds Q, and receives the upper triangular Eᵀ
  /// @param scratch overwritten
  public void solveDifference(LaneMatrices q, double[] scratch) {
    LaneKernel kernel = LaneKernels.current();
    kernel.subtract(q.a, l.a, l.rows(), l.stride);
    for (int column = 0; column < l.rows(); column += TILE) {
      kernel.eliminateAbove(q.a, l.a, column, inverses, l.stride, scratch);
      kernel.eliminateRow(q.a, l.rows(), l.a, column, inverses, l.stride, scratch);
    }
  }

  /// The sums of the squares of upper triangular matrices.
  ///
  /// @param m zeros below the diagonal
  /// @param sums receives one for each lane, then that of the diagonal for each lane
  public static void squares(LaneMatrices m, double[] sums) {
    LaneKernels.current().squares(m.a, m.rows(), m.stride, sums);
  }
}
