package dev.kullback.vae.config;

import java.util.List;

/// The shape of the two networks. The encoder goes from the data through the hidden widths to
/// (mean, log-variance); the decoder mirrors it from the latent space back to the data.
///
/// @param hidden widths of the hidden layers, from the data side; may be empty (linear networks)
/// @param activation the nonlinearity after each hidden layer
/// @param latent dimension of the latent space
public record Architecture(List<Integer> hidden, Activation activation, int latent) {

  /// Checks that every width is positive.
  public Architecture {
    hidden = List.copyOf(hidden);
    for (int i = 0; i < hidden.size(); i++) {
      Checks.positive("a hidden width", hidden.get(i), " at index " + i);
    }
    Checks.present("activation", activation);
    Checks.positive("the latent dimension", latent, "");
  }

  /// The same with other hidden widths.
  ///
  /// @param widths from the data side
  /// @return the changed copy
  public Architecture withHidden(List<Integer> widths) {
    return new Architecture(widths, activation, latent);
  }

  /// The same with another nonlinearity.
  ///
  /// @param newActivation after each hidden layer
  /// @return the changed copy
  public Architecture withActivation(Activation newActivation) {
    return new Architecture(hidden, newActivation, latent);
  }

  /// The same with another latent dimension.
  ///
  /// @param dimension at least 1
  /// @return the changed copy
  public Architecture withLatent(int dimension) {
    return new Architecture(hidden, activation, dimension);
  }
}
