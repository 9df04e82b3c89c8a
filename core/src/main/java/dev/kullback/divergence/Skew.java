package dev.kullback.divergence;

/// A weight strictly between 0 and 1.
final class Skew {
  private Skew() {}

  static double require(String what, double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "%s needs an alpha strictly between 0 and 1, got %s".formatted(what, alpha));
    }
    return alpha;
  }
}
