package dev.kullback.internal.probability;

import dev.kullback.special.SpecialFunctions;

/// What Stirling's formula leaves out: with
///
/// ```text
/// ln Γ(k) = (k − ½) ln k − k + ½ ln 2π + S(k)
///    ψ(k) = ln k − 1/(2k) − T(k),                  T = −S′
/// ```
///
/// S and T are positive and fall like 1/(12k) and 1/(12k²). Both are summed from their asymptotic
/// series beyond 20 and carried down by their recurrences, all terms of which are positive, so they
/// keep their relative accuracy for every k.
///
/// Source: NIST Digital Library of Mathematical Functions, 5.11.1 and 5.11.2.
public final class Stirling {
  private static final double ASYMPTOTIC = 20;

  /// The coefficients of `k^−1, k^−3, …` in S.
  private static final double[] SERIES = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
  };

  private Stirling() {}

  /// The divergence of a gamma distribution from the normal with its mean and variance, by its
  /// shape: `1/(2k) − S(k) + (1−k) T(k)`, about 1/(3k) for large k. The textbook form, with `ln Γ`
  /// and ψ themselves, cancels by a factor of about k ln k.
  ///
  /// @param shape k > 0
  /// @return not negative
  public static double gammaNegentropy(double shape) {
    double s = 0;
    double t = 0;
    double k = shape;
    for (; k < ASYMPTOTIC; k++) {
      s += stepOfS(k);
      t += stepOfT(k);
    }
    s += seriesOfS(k);
    t += seriesOfT(k);
    return 0.5 / shape - s + (1 - shape) * t;
  }

  /// S(k), the remainder of ln Γ.
  ///
  /// @param k positive
  /// @return positive, about 1/(12k)
  public static double remainder(double k) {
    double s = 0;
    double shifted = k;
    for (; shifted < ASYMPTOTIC; shifted++) {
      s += stepOfS(shifted);
    }
    return s + seriesOfS(shifted);
  }

  /// The Bregman divergence of S, `S(b) − S(a) − S′(a) (b − a)`, with its relative accuracy also
  /// where b is close to a: step by step of the recurrence
  ///
  /// ```text
  /// (b + ½) log1pmx(x) + (a−b)² / (2ab (a+1)),      x = (a−b) / (b (a+1))
  /// ```
  ///
  /// and term by term of the asymptotic series. Each shifted argument is rounded, so the difference
  /// of the two is carried along and not taken again.
  ///
  /// @param b positive
  /// @param a positive
  /// @return not negative
  public static double bregman(double b, double a) {
    double sum = 0;
    double to = b;
    double from = a;
    double d = a - b;
    for (; Math.min(to, from) < ASYMPTOTIC; to++, from++) {
      double x = d / to / (from + 1);
      double square = 0.5 * (d / from) * (d / to) / (from + 1);
      sum += Math.fma(to + 0.5, SpecialFunctions.log1pmx(x), square);
    }
    return Math.max(0, sum + seriesOfBregman(from, -d / from));
  }

  /// With b = a (1 + y).
  private static double seriesOfBregman(double a, double y) {
    double log = Math.log1p(y);
    double remainder = SpecialFunctions.log1pmx(y);
    double sum = 0;
    double power = 1 / a;
    for (int j = 0; j < SERIES.length; j++) {
      int m = 2 * j + 1;
      // (b/a)^−m − 1 + m y
      sum += SERIES[j] * power * (SpecialFunctions.expm1mx(-m * log) - m * remainder);
      power /= a * a;
    }
    return sum;
  }

  /// `S(k) − S(k+1) = (k + ½) ln(1 + 1/k) − 1 = v²/3 + v⁴/5 + …`, v = 1/(2k+1).
  private static double stepOfS(double k) {
    if (k < 1) {
      return (k + 0.5) * (Math.log1p(k) - Math.log(k)) - 1;
    }
    double square = 1 / ((2 * k + 1) * (2 * k + 1));
    double sum = 0;
    double power = square;
    for (int j = 3; power > 0x1p-56 * sum; j += 2) {
      sum += power / j;
      power *= square;
    }
    return sum;
  }

  /// `T(k) − T(k+1) = ½ (1/k + 1/(k+1)) − ln(1 + 1/k) = Σ 2 v^(2j+1) (1 − 1/(2j+1))`.
  private static double stepOfT(double k) {
    if (k < 1) {
      return 0.5 * (1 / k + 1 / (k + 1)) - (Math.log1p(k) - Math.log(k));
    }
    double v = 1 / (2 * k + 1);
    double sum = 0;
    double power = v * v * v;
    for (int j = 3; power > 0x1p-56 * sum; j += 2) {
      sum += 2 * power * (j - 1) / j;
      power *= v * v;
    }
    return sum;
  }

  private static double seriesOfS(double k) {
    double r = 1 / (k * k);
    double sum = 0;
    for (int j = SERIES.length - 1; j >= 0; j--) {
      sum = Math.fma(sum, r, SERIES[j]);
    }
    return sum / k;
  }

  private static double seriesOfT(double k) {
    double r = 1 / (k * k);
    double sum = -691.0 / 32760;
    sum = Math.fma(sum, r, 1.0 / 132);
    sum = Math.fma(sum, r, -1.0 / 240);
    sum = Math.fma(sum, r, 1.0 / 252);
    sum = Math.fma(sum, r, -1.0 / 120);
    return Math.fma(sum, r, 1.0 / 12) * r;
  }
}
