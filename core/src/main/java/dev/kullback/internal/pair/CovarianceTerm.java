package dev.kullback.internal.pair;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.special.ScaleTerms;

/// The covariance term of KL(q‖p): `½ (tr(Σp⁻¹Σq) − n − ln |Σp⁻¹Σq|)`.
///
/// First the pairs with an algorithm of their own, then, by the structure of p, those that differ:
/// a trace and two determinants ([TraceTerm]) or, against a full matrix, the triangular factors
/// ([DenseTerm]). There is no default: a new structure does not compile until it says what it is as
/// p.
public final class CovarianceTerm {
  private CovarianceTerm() {}

  /// The term for one ordered pair.
  ///
  /// @param q covariance of q
  /// @param p covariance of p, of the same dimension
  /// @return nats, not negative, +∞ where q is degenerate and p is not, or the other way round
  public static double of(Covariance q, Covariance p) {
    return of(q, new Reference(p));
  }

  /// The term for one of many q against a prepared p.
  ///
  /// @param q covariance of q
  /// @param p that of p, of the same dimension
  /// @return nats, the same bits as for the pair
  public static double of(Covariance q, Reference p) {
    return switch (new Pair(q, p.covariance())) {
      case Pair(Isotropic a, Isotropic b) ->
          0.5 * a.dimension() * ScaleTerms.ofVariances(a.variance(), b.variance());
      case Pair(Isotropic a, Diagonal b) -> diagonal(Diagonals.of(a), b);
      case Pair(Diagonal a, Isotropic b) -> diagonal(a, Diagonals.of(b));
      case Pair(Diagonal a, Diagonal b) -> diagonal(a, b);

      case Pair(BlockDiagonal a, BlockDiagonal b) -> BlockTerm.of(a, p);
      case Pair(BlockDiagonal a, Diagonal b) -> BlockTerm.of(a, p);
      case Pair(BlockDiagonal a, Isotropic b) -> BlockTerm.of(a, p);
      case Pair(Diagonal a, BlockDiagonal b) -> BlockTerm.of(a, p);
      case Pair(Isotropic a, BlockDiagonal b) -> BlockTerm.of(a, p);

      // From here on one side is positive definite: a point mass on the other is infinitely far.
      case Pair(Covariance a, Covariance b)
          when Diagonals.degenerate(a) || Diagonals.degenerate(b) ->
          Double.POSITIVE_INFINITY;

      case Pair(Precision a, Precision b) -> DenseTerm.ofPrecisions(a, b);
      case Pair(Precision a, Diagonal b) -> PrecisionTerm.of(a, b);
      case Pair(Precision a, Isotropic b) -> PrecisionTerm.of(a, Diagonals.of(b));
      case Pair(Diagonal a, Precision b) -> PrecisionTerm.of(a, b);
      case Pair(Isotropic a, Precision b) -> PrecisionTerm.of(Diagonals.of(a), b);

      case Pair(LowRank a, LowRank b) -> LowRankTerm.of(a, p);
      case Pair(LowRank a, Diagonal b) -> LowRankTerm.of(a, p);
      case Pair(LowRank a, Isotropic b) -> LowRankTerm.of(a, p);
      case Pair(Diagonal a, LowRank b) -> LowRankTerm.of(a, p);
      case Pair(Isotropic a, LowRank b) -> LowRankTerm.of(a, p);

      case Pair(Kronecker a, Kronecker b) when Differences.sameOrders(a, b) ->
          KroneckerTerm.of(a, b);
      case Pair(Kronecker a, Isotropic b) -> KroneckerTerm.of(a, Factors.like(b, a));
      case Pair(Isotropic a, Kronecker b) -> KroneckerTerm.of(Factors.like(a, b), b);

      case Pair(Circulant a, Circulant b) -> CirculantTerm.of(a, b);
      case Pair(Circulant a, Isotropic b) -> CirculantTerm.of(a, b);
      case Pair(Isotropic a, Circulant b) -> CirculantTerm.of(a, b);

      case Pair(BandedPrecision a, BandedPrecision b) -> BandedTerm.of(a, b);
      case Pair(BandedPrecision a, Diagonal b) -> BandedTerm.of(a, b);
      case Pair(BandedPrecision a, Isotropic b) -> BandedTerm.of(a, Diagonals.of(b));
      case Pair(Diagonal a, BandedPrecision b) -> BandedTerm.of(a, b);
      case Pair(Isotropic a, BandedPrecision b) -> BandedTerm.of(Diagonals.of(a), b);

      case Pair(Dense a, Diagonal b) -> DenseTerm.of(a, p);
      case Pair(Dense a, Isotropic b) -> DenseTerm.of(a, p);
      case Pair(Isotropic a, Dense b) -> DenseTerm.ofDiagonal(a, p);
      case Pair(Diagonal a, Dense b) -> DenseTerm.ofDiagonal(a, p);
      case Pair(Covariance a, Dense b) -> DenseTerm.of(a, p);

      case Pair(Covariance a, Isotropic b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, Diagonal b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, Precision b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, LowRank b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, Kronecker b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, BlockDiagonal b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, Circulant b) -> TraceTerm.of(a, p);
      case Pair(Covariance a, BandedPrecision b) -> TraceTerm.of(a, p);
    };
  }

  private static double diagonal(Diagonal q, Diagonal p) {
    DiagonalPair pair = new DiagonalPair(q, p);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < q.dimension(); i++) {
      sum.add(pair.term(i));
    }
    return 0.5 * sum.value();
  }
}
