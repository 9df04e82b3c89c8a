package dev.kullback.covariance;

/// A covariance matrix Σ of order n, kept in the form its structure allows.
///
/// Every structure is immutable and valid by construction. [Isotropic] and [Diagonal] may have zero
/// variances (point masses along a coordinate); [Dense] is positive definite.
public sealed interface Covariance permits Isotropic, Diagonal, Dense {

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

  /// The matrix with all its entries.
  ///
  /// @return n new rows of length n
  double[][] toDense();
}
