package dev.kullback.special;

/// Error-free transformations. Not to be "simplified": they rely on IEEE rounding.
final class ErrorFree {
  private ErrorFree() {}

  /// The rounding error of `sum = a + b`, exactly (Knuth).
  static double sumError(double a, double b, double sum) {
    double bPart = sum - a;
    return (a - (sum - bPart)) + (b - bPart);
  }
}
