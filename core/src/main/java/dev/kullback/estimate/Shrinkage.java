package dev.kullback.estimate;

/// How far a sample covariance S is drawn towards the multiple of the identity with its trace: `Σ̂
/// = (1−ρ) S + ρ (tr S / n) I`, S with divisor N (rows), n the dimension.
public enum Shrinkage {
  /// ρ of Ledoit & Wolf: consistent for any distribution with four moments. It estimates the
  /// variance of S from the rows themselves.
  ///
  /// Source: O. Ledoit & M. Wolf, *A well-conditioned estimator for large-dimensional covariance
  /// matrices*, J. Multivariate Anal. 88 (2004),
  /// [doi](https://doi.org/10.1016/S0047-259X(03)00096-4).
  LEDOIT_WOLF,
  /// The oracle-approximating ρ, for Gaussian rows; of smaller error than Ledoit-Wolf there.
  ///
  /// ```text
  /// ρ = min(1, ((1 − 2/n) tr S² + tr² S) / ((N + 1 − 2/n) (tr S² − tr² S / n)))
  /// ```
  ///
  /// Source: Y. Chen, A. Wiesel, Y. Eldar & A. Hero, *Shrinkage algorithms for MMSE covariance
  /// estimation*, IEEE Trans. Signal Process. 58 (2010), equation 23,
  /// [doi](https://doi.org/10.1109/TSP.2010.2053029).
  OAS,
  /// [#OAS] with 2/n taken for 0, as scikit-learn computes it: the same for a large dimension, more
  /// shrinkage for a small one (up to twice as much at n = 2).
  OAS_LARGE_DIMENSION
}
