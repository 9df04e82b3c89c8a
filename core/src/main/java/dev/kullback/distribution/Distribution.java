package dev.kullback.distribution;

/// A univariate distribution, valid by construction.
public sealed interface Distribution
    permits Normal,
        LogNormal,
        HalfNormal,
        TruncatedNormal,
        Laplace,
        Logistic,
        Gumbel,
        Uniform,
        Exponential,
        Gamma {

  /// The lower end of the support.
  ///
  /// @return possibly −∞
  double lower();

  /// The upper end of the support.
  ///
  /// @return possibly +∞
  double upper();
}
