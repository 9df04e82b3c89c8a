package dev.kullback.app.gaussian;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The words of the format: its name, and enum constants in lower case with hyphens.
final class Words {
  static final String FORMAT = "kullback-gaussian";
  static final int VERSION = 1;

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> find(E[] constants, String word) {
    return Arrays.stream(constants).filter(constant -> of(constant).equals(word)).findFirst();
  }
}
