package dev.kullback.internal.pair;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.BlockDiagonalGradient;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.DiagonalGradient;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gradients of KL(q‖p) in the parameters of both covariances.
///
/// ```text
/// ∂/∂Σq = ½ (Σp⁻¹ − Σq⁻¹)                        = ½ Σp⁻¹ (Σq − Σp) Σq⁻¹
/// ∂/∂Σp = ½ (Σp⁻¹ − Σp⁻¹ (Σq + δδᵀ) Σp⁻¹)        = −½ Σp⁻¹ (Σq − Σp + δδᵀ) Σp⁻¹,    δ = μq − μp
/// ```
///
/// The right-hand forms start from the exact difference and are finite and accurate at q = p. Pairs
/// of one family stay within it; any other pair takes the full matrix, which [Contraction] carries
/// over to the parameters of the structure. There is no default: a new structure does not compile
/// until it has said so, as q and as p.
public final class CovarianceGradients {
  private CovarianceGradients() {}

  /// With respect to the parameters of q.
  ///
  /// @param q covariance of q, not degenerate
  /// @param p covariance of p, not degenerate
  /// @return in the structure of q
  public static CovarianceGradient withRespectToQ(Covariance q, Covariance p) {
    return switch (new Pair(q, p)) {
      case Pair(Isotropic a, Isotropic b) ->
          Contraction.isotropic(ofQ(Diagonals.of(a), Diagonals.of(b)), a);
      case Pair(Isotropic a, Diagonal b) -> Contraction.isotropic(ofQ(Diagonals.of(a), b), a);
      case Pair(Diagonal a, Isotropic b) -> Contraction.diagonal(ofQ(a, Diagonals.of(b)), a);
      case Pair(Diagonal a, Diagonal b) -> Contraction.diagonal(ofQ(a, b), a);
      case Pair(LowRank a, LowRank b) -> LowRankGradients.ofQ(a, b);
      case Pair(LowRank a, Diagonal b) -> LowRankGradients.ofQ(a, b);
      case Pair(LowRank a, Isotropic b) -> LowRankGradients.ofQ(a, b);
      case Pair(Diagonal a, LowRank b) -> LowRankGradients.ofQ(a, b);
      case Pair(Diagonal a, BlockDiagonal b) -> joined(blocksOfQ(Parts.cut(a, b), b));
      case Pair(Isotropic a, BlockDiagonal b) ->
          Contraction.isotropic(joined(blocksOfQ(Parts.cut(Diagonals.of(a), b), b)).variances(), a);
      case Pair(Isotropic a, LowRank b) -> LowRankGradients.ofQ(a, b);
      case Pair(Kronecker a, Kronecker b) when Differences.sameOrders(a, b) ->
          KroneckerGradients.ofQ(a, b);
      case Pair(Circulant a, Circulant b) -> CirculantGradients.ofQ(a, b);
      case Pair(BlockDiagonal a, BlockDiagonal b) when Differences.samePartition(a, b) ->
          blocksOfQ(a, b);
      case Pair(BlockDiagonal a, Diagonal b) -> blocksOfQ(a, Parts.cut(b, a));
      case Pair(BlockDiagonal a, Isotropic b) -> blocksOfQ(a, Parts.cut(b, a));

      case Pair(Isotropic a, Covariance b) -> fullOfQ(a, b);
      case Pair(Diagonal a, Covariance b) -> fullOfQ(a, b);
      case Pair(Dense a, Covariance b) -> fullOfQ(a, b);
      case Pair(Precision a, Covariance b) -> fullOfQ(a, b);
      case Pair(LowRank a, Covariance b) -> fullOfQ(a, b);
      case Pair(Kronecker a, Covariance b) -> fullOfQ(a, b);
      case Pair(BlockDiagonal a, Covariance b) -> fullOfQ(a, b);
      case Pair(Circulant a, Covariance b) -> fullOfQ(a, b);
      case Pair(BandedPrecision a, Covariance b) -> fullOfQ(a, b);
    };
  }

  /// With respect to the parameters of p.
  ///
  /// @param q covariance of q, not degenerate
  /// @param p covariance of p, not degenerate
  /// @param delta μq − μp
  /// @return in the structure of p
  public static CovarianceGradient withRespectToP(Covariance q, Covariance p, double[] delta) {
    return switch (new Pair(q, p)) {
      case Pair(Isotropic a, Isotropic b) ->
          Contraction.isotropic(ofP(Diagonals.of(a), Diagonals.of(b), delta), b);
      case Pair(Isotropic a, Diagonal b) -> Contraction.diagonal(ofP(Diagonals.of(a), b, delta), b);
      case Pair(Diagonal a, Isotropic b) ->
          Contraction.isotropic(ofP(a, Diagonals.of(b), delta), b);
      case Pair(Diagonal a, Diagonal b) -> Contraction.diagonal(ofP(a, b, delta), b);
      case Pair(LowRank a, LowRank b) -> LowRankGradients.ofP(a, b, delta);
      case Pair(LowRank a, Diagonal b) -> LowRankGradients.ofP(a, b, delta);
      case Pair(BlockDiagonal a, Diagonal b) -> joined(blocksOfP(a, Parts.cut(b, a), delta));
      case Pair(BlockDiagonal a, Isotropic b) ->
          Contraction.isotropic(
              joined(blocksOfP(a, Parts.cut(Diagonals.of(b), a), delta)).variances(), b);
      case Pair(LowRank a, Isotropic b) -> LowRankGradients.ofP(a, b, delta);
      case Pair(Diagonal a, LowRank b) -> LowRankGradients.ofP(a, b, delta);
      case Pair(Isotropic a, LowRank b) -> LowRankGradients.ofP(a, b, delta);
      case Pair(Kronecker a, Kronecker b) when Differences.sameOrders(a, b) ->
          KroneckerGradients.ofP(a, b, delta);
      case Pair(Circulant a, Circulant b) -> CirculantGradients.ofP(a, b, delta);
      case Pair(BlockDiagonal a, BlockDiagonal b) when Differences.samePartition(a, b) ->
          blocksOfP(a, b, delta);
      case Pair(Diagonal a, BlockDiagonal b) -> blocksOfP(Parts.cut(a, b), b, delta);
      case Pair(Isotropic a, BlockDiagonal b) -> blocksOfP(Parts.cut(a, b), b, delta);

      case Pair(Covariance a, Isotropic b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, Diagonal b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, Dense b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, Precision b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, LowRank b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, Kronecker b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, BlockDiagonal b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, Circulant b) -> fullOfP(a, b, delta);
      case Pair(Covariance a, BandedPrecision b) -> fullOfP(a, b, delta);
    };
  }

  private static CovarianceGradient fullOfQ(Covariance q, Covariance p) {
    return Contraction.of(DenseGradients.ofQ(q, p), q);
  }

  private static CovarianceGradient fullOfP(Covariance q, Covariance p, double[] delta) {
    return Contraction.of(DenseGradients.ofP(q, p, delta), p);
  }

  /// The blocks of a diagonal structure as one.
  private static DiagonalGradient joined(BlockDiagonalGradient parts) {
    double[] variances =
        parts.blocks().stream()
            .flatMapToDouble(b -> Arrays.stream(((DiagonalGradient) b).variances()))
            .toArray();
    double[] logVariances =
        parts.blocks().stream()
            .flatMapToDouble(b -> Arrays.stream(((DiagonalGradient) b).logVariances()))
            .toArray();
    return new DiagonalGradient(variances, logVariances);
  }

  private static BlockDiagonalGradient blocksOfQ(BlockDiagonal q, BlockDiagonal p) {
    List<CovarianceGradient> blocks = new ArrayList<>();
    for (int k = 0; k < q.blocks().size(); k++) {
      blocks.add(withRespectToQ(q.blocks().get(k), p.blocks().get(k)));
    }
    return new BlockDiagonalGradient(blocks);
  }

  private static BlockDiagonalGradient blocksOfP(BlockDiagonal q, BlockDiagonal p, double[] delta) {
    List<CovarianceGradient> blocks = new ArrayList<>();
    int from = 0;
    for (int k = 0; k < q.blocks().size(); k++) {
      int to = from + q.blocks().get(k).dimension();
      double[] part = Arrays.copyOfRange(delta, from, to);
      blocks.add(withRespectToP(q.blocks().get(k), p.blocks().get(k), part));
      from = to;
    }
    return new BlockDiagonalGradient(blocks);
  }

  private static double[] ofQ(Diagonal q, Diagonal p) {
    DiagonalPair pair = new DiagonalPair(q, p);
    double[] g = new double[q.dimension()];
    for (int i = 0; i < g.length; i++) {
      g[i] = 0.5 * pair.excess(i) / q.variance(i);
    }
    return g;
  }

  private static double[] ofP(Diagonal q, Diagonal p, double[] delta) {
    DiagonalPair pair = new DiagonalPair(q, p);
    double[] g = new double[q.dimension()];
    for (int i = 0; i < g.length; i++) {
      double variance = p.variance(i);
      g[i] = -0.5 * (pair.excess(i) + delta[i] / variance * delta[i]) / variance;
    }
    return g;
  }
}
