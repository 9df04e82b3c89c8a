package dev.kullback.internal.pairwise;

/// The two inner loops of all pairs, for a tile of [#QUERIES] rows of q and a panel of rows of p.
///
/// ```text
/// sum[r][l] = Σ_k ((m_rk − a_lk)² + s_rk) w_lk        m, s: mean and variance of q
///                                                     a, w: mean and 1/variance of p
/// ```
///
/// The difference is squared, the square never expanded, so the means may lie anywhere. Every sum
/// runs over k in order and every lane is on its own: all implementations give the same bits.
///
/// Rows of q are interleaved, `[k][m₀ … m₃, s₀ … s₃]`; rows of p are packed as a panel, `[k][a₀ …
/// a₍w₋₁₎, w₀ … w₍w₋₁₎]`.
public interface PairKernel {
  /// Rows of q in a tile.
  int QUERIES = 4;

  /// Numbers of one coordinate of the rows of q in a tile.
  int QUERY_STRIDE = 2 * QUERIES;

  /// Rows of p in a panel of floats.
  ///
  /// @return a multiple of [#doubleWidth]
  int floatWidth();

  /// Rows of p in a panel of doubles.
  ///
  /// @return at least 1
  int doubleWidth();

  /// `out ← e^(sign · exponents)` within 1 ulp, NaN beyond e^±700.
  ///
  /// @param exponents some numbers
  /// @param sign 1 or −1
  /// @param length how many
  /// @param out receives as many
  void exponentials(double[] exponents, double sign, int length, double[] out);

  /// The sums over some coordinates, in single precision.
  ///
  /// @param queries the interleaved rows of q
  /// @param query where the first coordinate of them starts
  /// @param panels the packed rows of p
  /// @param panel where the first coordinate of them starts
  /// @param length how many coordinates
  /// @param sums receives `QUERIES · floatWidth` sums, row after row
  void sums(float[] queries, int query, float[] panels, int panel, int length, float[] sums);

  /// The sums over some coordinates, in double precision.
  ///
  /// @param queries the interleaved rows of q
  /// @param query where the first coordinate of them starts
  /// @param panels the packed rows of p
  /// @param panel where the first coordinate of them starts
  /// @param length how many coordinates
  /// @param sums receives `QUERIES · doubleWidth` sums, row after row
  void sums(double[] queries, int query, double[] panels, int panel, int length, double[] sums);

  /// `totals ← totals + sums`.
  ///
  /// @param sums of some coordinates
  /// @param totals of all coordinates before them
  /// @param length how many of both
  void add(float[] sums, double[] totals, int length);

  /// `value ← ½ (total + sum) + c_l − d_r`, rounded to single precision, and a test of what was
  /// lost in the subtraction. The share is multiplied out and the difference compared with 0, so
  /// that an infinite total fails as NaN does.
  ///
  /// @param sums of the last coordinates
  /// @param totals of all coordinates before them
  /// @param ofP c, ½ (Σ ln σ² − n) of each row of p
  /// @param panel where c starts
  /// @param ofQ d, ½ Σ ln σ² of each row of q
  /// @param query where d starts
  /// @param share the least acceptable value/total
  /// @param values receives the divergences
  /// @param at where the first row of them starts
  /// @param stride how far the next row is
  /// @return whether every value is a number and has at least that share
  boolean values(
      float[] sums,
      double[] totals,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double share,
      float[] values,
      int at,
      int stride);

  /// `value ← ½ total + c_l − d_r` in double precision, with the same test.
  ///
  /// @param totals the sums of a tile over all coordinates
  /// @param width rows of p in the tile
  /// @param ofP c, ½ (Σ ln σ² − n) of each row of p
  /// @param panel where c starts
  /// @param ofQ d, ½ Σ ln σ² of each row of q
  /// @param query where d starts
  /// @param share the least acceptable value/total
  /// @param values receives the divergences
  /// @param at where the first row of them starts
  /// @param stride how far the next row is
  /// @return whether every value is a number and has at least that share
  boolean values(
      double[] totals,
      int width,
      double[] ofP,
      int panel,
      double[] ofQ,
      int query,
      double share,
      double[] values,
      int at,
      int stride);
}
