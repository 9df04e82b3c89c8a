package dev.kullback.app.kl.literal;

import java.io.Serial;

/// A Gaussian that cannot be understood: the message has the text with a caret under the place.
public final class LiteralException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// Points at a place in a text.
  ///
  /// @param label which of the Gaussians it is
  /// @param text the whole text
  /// @param at the index of the place
  /// @param problem what was needed and what was there
  LiteralException(String label, String text, int at, String problem) {
    super(
        "%s, column %d: %s%n  %s%n  %s^"
            .formatted(label, at + 1, problem, text.replaceAll("\\s", " "), " ".repeat(at)));
  }
}
