package dev.kullback.vae.config;

import org.jspecify.annotations.Nullable;

/// The sentences in which this package refuses a value.
final class Checks {
  private Checks() {}

  static void positive(String what, long value, String where) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " needs to be at least 1, got " + value + where);
    }
  }

  static void notNegative(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " needs to be at least 0, got " + value);
    }
  }

  /// A field that a JSON document lacks arrives as null, whatever the compiler was told.
  static void present(String field, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("the configuration needs " + field + ", got none");
    }
  }
}
