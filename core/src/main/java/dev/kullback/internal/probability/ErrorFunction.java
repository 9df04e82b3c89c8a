package dev.kullback.internal.probability;

/// The error function and its complement: within 4 and 10 ulp on 1400 points from 3e-4 to 5.5
/// against 60 digits.
///
/// Below 1 the series with positive terms `erf x = 2/√π e^(−x²) Σ 2ᵏ x^(2k+1) / (2k+1)!!`, above
/// the continued fraction of Laplace for the scaled complement.
///
/// Source: NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1.
public final class ErrorFunction {
  private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
  private static final double SQRT_PI = 1.772453850905516;
  private static final double SERIES_BELOW = 1;

  private ErrorFunction() {}

  /// `erf x`.
  ///
  /// @param x any number
  /// @return in \[−1, 1\]
  public static double erf(double x) {
    if (Math.abs(x) < SERIES_BELOW) {
      return series(x);
    }
    return x > 0 ? 1 - tail(x) : tail(-x) - 1;
  }

  /// `erfc x = 1 − erf x`.
  ///
  /// @param x any number
  /// @return in \[0, 2\]
  public static double erfc(double x) {
    if (Math.abs(x) < SERIES_BELOW) {
      return 1 - series(x);
    }
    return x > 0 ? tail(x) : 2 - tail(-x);
  }

  /// `e^(x²) erfc x` for x ≥ 1: neither factor's overflow or underflow.
  ///
  /// @param x at least 1
  /// @return positive, about `1/(x√π)`
  public static double scaledComplement(double x) {
    if (x > 1e8) {
      return 1 / (x * SQRT_PI);
    }
    // erfc x · √π e^(x²) = 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), evaluated from the end.
    int terms = (int) (20 + 150 / x);
    double fraction = x;
    for (int k = terms; k >= 1; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return 1 / (fraction * SQRT_PI);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; Math.abs(term) > 0x1p-56 * Math.abs(sum); k++) {
      term *= 2 * x * x / (2 * k + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * exponential(x) * sum;
  }

  private static double tail(double x) {
    return x > 28 ? 0 : exponential(x) * scaledComplement(x);
  }

  /// `e^(−x²)` without the rounding of x².
  private static double exponential(double x) {
    double square = x * x;
    return Math.exp(-square) * (1 - Math.fma(x, x, -square));
  }
}
