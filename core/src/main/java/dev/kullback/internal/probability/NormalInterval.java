package dev.kullback.internal.probability;

/// What the standard normal gives to an interval.
public final class NormalInterval {
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_0 = 0.3989422804014327;

  private NormalInterval() {}

  /// The standard normal density.
  ///
  /// @param x any number
  /// @return φ(x)
  public static double density(double x) {
    double square = x * x;
    if (square == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return DENSITY_AT_0 * Math.exp(-0.5 * square) * (1 - 0.5 * Math.fma(x, x, -square));
  }

  /// `∫ φ` from a start over a signed width: accurate also where the width is tiny, since the two
  /// ends are never subtracted then.
  ///
  /// @param start one end
  /// @param width how far the other end lies
  /// @return of the sign of the width
  public static double over(double start, double width) {
    double middle = start + 0.5 * width;
    if (Math.abs(width) * Math.max(1, Math.abs(middle)) < 1) {
      return 0.5 * width * GaussLegendre.over(-1, 1, t -> density(middle + 0.5 * width * t));
    }
    return width > 0 ? probability(start, start + width) : -probability(start + width, start);
  }

  /// `Φ(b) − Φ(a)`.
  ///
  /// @param a the lower end, possibly −∞
  /// @param b the upper end, possibly +∞, not below a
  /// @return the probability of \[a, b\]
  public static double probability(double a, double b) {
    if ((b - a) * Math.max(1, Math.max(Math.abs(a), Math.abs(b))) < 1) {
      double half = 0.5 * (b - a);
      double middle = a + half;
      return half * GaussLegendre.over(-1, 1, t -> density(middle + half * t));
    }
    if (a > 0) {
      return 0.5 * (ErrorFunction.erfc(a * SQRT_HALF) - ErrorFunction.erfc(b * SQRT_HALF));
    }
    if (b < 0) {
      return probability(-b, -a);
    }
    return 0.5 * (ErrorFunction.erf(b * SQRT_HALF) - ErrorFunction.erf(a * SQRT_HALF));
  }

  /// `ln (Φ(b) − Φ(a))`, also where the probability itself underflows.
  ///
  /// @param a the lower end, possibly −∞
  /// @param b the upper end, possibly +∞, above a
  /// @return not positive
  public static double logProbability(double a, double b) {
    if (b < 0) {
      return logProbability(-b, -a);
    }
    if (a > 2) {
      return logInTail(a, b);
    }
    double outside = outside(a, b);
    return outside < 0.5 ? Math.log1p(-outside) : Math.log(probability(a, b));
  }

  /// `1 − (Φ(b) − Φ(a))`, from the two tails.
  private static double outside(double a, double b) {
    return 0.5 * (ErrorFunction.erfc(-a * SQRT_HALF) + ErrorFunction.erfc(b * SQRT_HALF));
  }

  /// `φ(a)` taken out of both ends: `Φc(x) = φ(x) √(π/2) e^(x²/2) erfc(x/√2)`.
  private static double logInTail(double a, double b) {
    double near = ErrorFunction.scaledComplement(a * SQRT_HALF);
    double decay = -0.5 * (b - a) * (b + a);
    double far =
        b == Double.POSITIVE_INFINITY
            ? 0
            : Math.exp(decay) * ErrorFunction.scaledComplement(b * SQRT_HALF);
    if (-decay < 1) {
      double half = 0.5 * (b - a);
      double scaled =
          half
              * GaussLegendre.over(
                  -1, 1, t -> Math.exp(-half * (1 + t) * (a + 0.5 * half * (1 + t))));
      return -0.5 * a * a + Math.log(DENSITY_AT_0 * scaled);
    }
    return -0.5 * a * a + Math.log(0.5 * (near - far));
  }
}
