package dev.kullback.proof.derive;

import java.util.Locale;

/// What a closed form is derived for.
public enum Quantity {
  /// KL(q‖p).
  KL,
  /// The differential entropy of q.
  ENTROPY,
  /// The cross-entropy of p under q.
  CROSS_ENTROPY;

  /// The word for it on the command line.
  ///
  /// @return the name in small letters, with a hyphen
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
