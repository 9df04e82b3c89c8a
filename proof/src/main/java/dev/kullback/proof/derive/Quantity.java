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

  /// Reads the word.
  ///
  /// @param word the word, in any case
  /// @return the quantity
  /// @throws IllegalArgumentException if there is no such quantity; the message lists those there
  ///   are
  public static Quantity of(String word) {
    for (Quantity quantity : values()) {
      if (quantity.word().equalsIgnoreCase(word.strip())) {
        return quantity;
      }
    }
    throw new IllegalArgumentException(
        "a quantity is one of kl, entropy, cross-entropy, got \"" + word + "\"");
  }
}
