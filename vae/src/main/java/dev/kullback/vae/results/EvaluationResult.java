package dev.kullback.vae.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model measured on rows it did not learn from, in nats a row. Standard errors are over the
/// rows, except where it says otherwise.
///
/// @param rows rows measured
/// @param samples draws of z a row
/// @param elbo reconstruction − kl
/// @param elboStandardError of the mean over the rows
/// @param reconstruction E_q ln p(x|z)
/// @param reconstructionStandardError of the mean over the rows
/// @param kl the closed form, mean over the rows
/// @param klStandardError of the mean over the rows
/// @param klMonteCarlo the same KL as the sampled mean of ln q(z|x) − ln p(z)
/// @param klMonteCarloStandardError over the draws of z, the rows being given: what the difference
///   between the two KLs is to be measured with
/// @param activeUnits latent coordinates that are active
/// @param units all latent coordinates, in their order
/// @param importance the importance-sampled likelihood, or null when it was not asked for
/// @param dataTreatment one sentence on what was done to the values before the model saw them
public record EvaluationResult(
    int rows,
    int samples,
    double elbo,
    double elboStandardError,
    double reconstruction,
    double reconstructionStandardError,
    double kl,
    double klStandardError,
    double klMonteCarlo,
    double klMonteCarloStandardError,
    int activeUnits,
    List<LatentUnit> units,
    @Nullable ImportanceEstimate importance,
    String dataTreatment) {

  /// Copies the list.
  public EvaluationResult {
    units = List.copyOf(units);
  }

  /// How far the sampled KL lies from the closed form.
  ///
  /// @return (Monte Carlo − closed form) in standard errors of the Monte Carlo estimate; beyond ±4
  ///   something is wrong
  public double klDeviation() {
    double difference = klMonteCarlo - kl;
    return difference == 0 ? 0 : difference / klMonteCarloStandardError;
  }
}
