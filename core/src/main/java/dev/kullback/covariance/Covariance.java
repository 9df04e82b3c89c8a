package dev.kullback.covariance;

/// A covariance matrix Σ of order n, kept in the form its structure allows.
///
/// Every structure is immutable and valid by construction. [Isotropic] and [Diagonal] may have zero
/// variances (point masses along a coordinate), and so may the blocks of a [BlockDiagonal]; all
/// other structures are positive definite.
///
/// | structure | given by | memory |
/// |---|---|---|
/// | [Isotropic] | σ² | 1 |
/// | [Diagonal] | σᵢ², σᵢ or ln σᵢ² | n |
/// | [Dense] | Σ or its Cholesky factor | n² |
/// | [Precision] | Σ⁻¹ or its Cholesky factor | n² |
/// | [LowRank] | D and W: Σ = D + W Wᵀ | n r |
/// | [Kronecker] | A and B: Σ = A ⊗ B | a² + b² |
/// | [BlockDiagonal] | covariances along the diagonal | their sum |
/// | [Circulant] | the first row | n |
/// | [BandedPrecision] | the diagonals of Σ⁻¹ | n b |
public sealed interface Covariance
    permits Isotropic,
        Diagonal,
        Dense,
        Precision,
        LowRank,
        Kronecker,
        BlockDiagonal,
        Circulant,
        BandedPrecision {

  /// The order n.
  ///
  /// @return n ≥ 1
  int dimension();

  /// `ln |Σ|`.
  ///
  /// @return the log-determinant, −∞ for a degenerate covariance
  double logDeterminant();

  /// `δᵀ Σ⁻¹ δ`, the squared Mahalanobis length of a difference.
  ///
  /// Along a coordinate of zero variance a zero difference counts 0 and any other +∞.
  ///
  /// @param difference δ, of length n
  /// @return the squared length, not negative
  double squaredMahalanobis(double[] difference);

  /// `Σ⁻¹ b`.
  ///
  /// @param rightSide b, of length n
  /// @return a new array; entries along a zero variance are NaN or infinite
  double[] solve(double[] rightSide);

  /// The marginal variances, the diagonal of Σ.
  ///
  /// @return a new array of length n
  double[] variances();

  /// The matrix with all its entries.
  ///
  /// @return n new rows of length n
  double[][] toDense();
}
