package dev.kullback.vae.training;

import dev.kullback.vae.NonFiniteException;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.objective.StepValue;
import java.util.Optional;

/// Stops a run that has met NaN or an infinity, and says where.
final class NonFiniteGuard {
  private final Network network;

  NonFiniteGuard(Network network) {
    this.network = network;
  }

  /// Looks at what a batch gave. Parameters come first: when one is not finite, so is all after it.
  void check(StepValue value, int epoch, int batch) {
    if (value.isFinite()) {
      return;
    }
    Optional<String> parameter = network.parameters().firstNonFinite();
    String output =
        Double.isFinite(value.kl()) ? "the reconstruction ln p(x|z)" : "the KL of the posterior";
    throw new NonFiniteException(epoch, batch, parameter.orElse(output));
  }

  /// Looks at the parameters before they are saved: the last update of an epoch has no loss after
  /// it.
  void checkParameters(int epoch, int batch) {
    network
        .parameters()
        .firstNonFinite()
        .ifPresent(
            name -> {
              throw new NonFiniteException(epoch, batch, name);
            });
  }
}
