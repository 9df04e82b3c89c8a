package dev.kullback;

/// The scale of one coordinate in another parameterisation, in double precision.
final class ScaleConversion {
  private ScaleConversion() {}

  /// The same scale, written down in another way.
  static double convert(Parameterization from, double x, Parameterization to) {
    if (from == to) {
      return x;
    }
    return switch (to) {
      case LOG_VARIANCE -> logVariance(from, x);
      case VARIANCE -> variance(from, x);
      case STANDARD_DEVIATION -> deviation(from, x);
      case PRECISION -> precision(from, x);
    };
  }

  /// What the converted scale y has lost in rounding, where that can be told.
  static double residual(Parameterization from, double x, Parameterization to, double y) {
    return switch (from) {
      case VARIANCE -> residualOfVariance(x, to, y);
      case STANDARD_DEVIATION -> residualOfDeviation(x, to, y);
      case LOG_VARIANCE, PRECISION -> 0;
    };
  }

  private static double residualOfVariance(double x, Parameterization to, double y) {
    return switch (to) {
      case LOG_VARIANCE, VARIANCE -> 0;
      case STANDARD_DEVIATION -> Math.fma(-y, y, x) / (2 * y);
      case PRECISION -> Math.fma(-y, x, 1) / x;
    };
  }

  private static double residualOfDeviation(double x, Parameterization to, double y) {
    double square = x * x;
    double lost = Math.fma(x, x, -square);
    return switch (to) {
      case LOG_VARIANCE, STANDARD_DEVIATION -> 0;
      case VARIANCE -> lost;
      case PRECISION -> (Math.fma(-y, square, 1) - y * lost) / square;
    };
  }

  private static double logVariance(Parameterization from, double x) {
    return switch (from) {
      case LOG_VARIANCE -> x;
      case VARIANCE -> Math.log(x);
      case STANDARD_DEVIATION -> 2 * Math.log(x);
      case PRECISION -> -Math.log(x);
    };
  }

  private static double variance(Parameterization from, double x) {
    return switch (from) {
      case LOG_VARIANCE -> Math.exp(x);
      case VARIANCE -> x;
      case STANDARD_DEVIATION -> x * x;
      case PRECISION -> 1 / x;
    };
  }

  private static double precision(Parameterization from, double x) {
    return from == Parameterization.LOG_VARIANCE ? Math.exp(-x) : 1 / variance(from, x);
  }

  static double deviation(Parameterization from, double x) {
    return switch (from) {
      case LOG_VARIANCE -> Math.exp(0.5 * x);
      case VARIANCE -> Math.sqrt(x);
      case STANDARD_DEVIATION -> x;
      case PRECISION -> 1 / Math.sqrt(x);
    };
  }
}
