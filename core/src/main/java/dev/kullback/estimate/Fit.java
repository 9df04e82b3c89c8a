package dev.kullback.estimate;

/// How a Gaussian was made from data.
public sealed interface Fit {

  /// Variances alone, each with divisor count − 1: unbiased.
  record Variances() implements Fit {}

  /// The sample covariance with divisor N − 1: unbiased.
  record SampleCovariance() implements Fit {}

  /// The sample covariance, drawn towards a multiple of the identity.
  ///
  /// @param shrinkage how the intensity was chosen
  /// @param intensity ρ, from 0 (the sample covariance with divisor N) to 1 (the identity's
  ///   multiple)
  record Shrunk(Shrinkage shrinkage, double intensity) implements Fit {
    /// Checks the intensity.
    public Shrunk {
      if (!(intensity >= 0 && intensity <= 1)) {
        throw new IllegalArgumentException(
            "a shrinkage needs an intensity from 0 to 1, got " + intensity);
      }
    }
  }

  /// Probabilistic principal components: `Σ̂ = σ² I + W Wᵀ` with the likelihood's maximum in closed
  /// form.
  ///
  /// @param rank how many components
  /// @param explained the share of the total variance that `W Wᵀ + σ²` along the components holds,
  ///   from 0 to 1
  record PrincipalComponents(int rank, double explained) implements Fit {
    /// Checks both components.
    public PrincipalComponents {
      if (rank < 1 || !(explained >= 0 && explained <= 1)) {
        throw new IllegalArgumentException(
            "principal components need a rank of at least 1 and a share from 0 to 1, got %d and %s"
                .formatted(rank, explained));
      }
    }
  }
}
