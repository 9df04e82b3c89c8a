package dev.kullback.vae.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The constants of an enum by the names they have on the command line.
final class Choice {
  private Choice() {}

  /// The constant whose [Object#toString] is the text, in any case.
  ///
  /// @throws IllegalArgumentException when there is none of that name; the message lists them
  static <E extends Enum<E>> E of(String what, E[] all, String text) {
    return Arrays.stream(all)
        .filter(candidate -> candidate.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the %s needs to be one of %s, got %s".formatted(what, names(all), text)));
  }

  private static <E extends Enum<E>> String names(E[] all) {
    return Arrays.stream(all).map(Enum::toString).collect(Collectors.joining(", "));
  }
}
