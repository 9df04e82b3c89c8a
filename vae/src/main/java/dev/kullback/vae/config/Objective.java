package dev.kullback.vae.config;

/// What is minimised: −reconstruction + weight · KL, where the weight climbs linearly to β over the
/// warm-up epochs, and no latent coordinate is pushed below its free bits.
///
/// With β = 1, no warm-up and no free bits this is −ELBO. The numbers reported are always the
/// unweighted ELBO = reconstruction − KL, whatever is minimised.
///
/// @param beta the final weight of the KL, at least 0
/// @param warmupEpochs epochs over which the weight climbs from 0; 0 for none
/// @param freeBits nats per latent coordinate (its mean over the batch) below which the KL exerts
///   no pressure; 0 for none
public record Objective(double beta, double warmupEpochs, double freeBits) {

  /// Minus the evidence lower bound itself.
  public static final Objective ELBO = new Objective(1, 0, 0);

  /// Checks that no value is negative.
  public Objective {
    Checks.notNegative("beta", beta);
    Checks.notNegative("the KL warm-up", warmupEpochs);
    Checks.notNegative("free bits", freeBits);
  }

  /// The weight of the KL at one moment of the run.
  ///
  /// @param epochsDone epochs so far, with the fraction of the current one
  /// @return β, or less during the warm-up
  public double weight(double epochsDone) {
    return epochsDone >= warmupEpochs ? beta : beta * epochsDone / warmupEpochs;
  }
}
