package dev.kullback.internal.probability;

import java.util.function.DoubleUnaryOperator;

/// Gauss-Legendre quadrature with 32 points: exact to rounding for integrands that are entire and
/// vary by a few powers of e over the interval.
///
/// The nodes are found once, by Newton's method on the three-term recurrence.
public final class GaussLegendre {
  private static final int POINTS = 32;
  private static final double[] NODES = new double[POINTS / 2];
  private static final double[] WEIGHTS = new double[POINTS / 2];

  static {
    for (int i = 0; i < POINTS / 2; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
      for (int iteration = 0; iteration < 8; iteration++) {
        x -= value(x) / slope(x);
      }
      NODES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x) * (1 + x) * slope(x) * slope(x));
    }
  }

  private GaussLegendre() {}

  /// `∫ f` over an interval.
  ///
  /// @param from the lower end
  /// @param to the upper end
  /// @param f the integrand
  /// @return the integral
  public static double over(double from, double to, DoubleUnaryOperator f) {
    double half = 0.5 * (to - from);
    double middle = from + half;
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double offset = half * NODES[i];
      sum += WEIGHTS[i] * (f.applyAsDouble(middle - offset) + f.applyAsDouble(middle + offset));
    }
    return half * sum;
  }

  private static double value(double x) {
    double previous = 1;
    double current = x;
    for (int k = 2; k <= POINTS; k++) {
      double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
      previous = current;
      current = next;
    }
    return current;
  }

  private static double slope(double x) {
    double previous = 1;
    double current = x;
    for (int k = 2; k <= POINTS; k++) {
      double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
      previous = current;
      current = next;
    }
    return POINTS * (previous - x * current) / ((1 - x) * (1 + x));
  }
}
