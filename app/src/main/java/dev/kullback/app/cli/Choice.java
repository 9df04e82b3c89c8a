package dev.kullback.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The constants of an enum by their names on the command line: small letters, with hyphens.
public final class Choice {
  private Choice() {}

  /// How a constant is written.
  ///
  /// @param constant such as `FISHER_RAO`
  /// @return such as `fisher-rao`
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The constant of a name.
  ///
  /// @param <E> the enum
  /// @param option whose value it is
  /// @param all the constants
  /// @param name what the user wrote
  /// @return the one of that name
  /// @throws IllegalArgumentException where there is none, with the list of all
  public static <E extends Enum<E>> E of(String option, E[] all, String name) {
    return Arrays.stream(all)
        .filter(constant -> name(constant).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s needs one of %s, got %s".formatted(option, names(all), name)));
  }

  private static <E extends Enum<E>> String names(E[] all) {
    return Arrays.stream(all).map(Choice::name).collect(Collectors.joining(", "));
  }
}
