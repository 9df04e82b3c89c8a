package dev.kullback.distribution;

/// The conditions on parameters, each worded once and stated positively, so that NaN fails.
final class Require {
  private Require() {}

  static void finite(String what, double x) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("a " + what + " needs to be finite, got " + x);
    }
  }

  static void positive(String what, double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a " + what + " needs to be positive and finite, got " + x);
    }
  }

  static void increasing(String what, double lower, double upper) {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "%s needs a lower end below its upper end, got %s and %s".formatted(what, lower, upper));
    }
  }
}
