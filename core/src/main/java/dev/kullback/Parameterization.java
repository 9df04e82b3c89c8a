package dev.kullback;

import java.util.Locale;

/// How the scale of a diagonal Gaussian is written down.
public enum Parameterization {
  /// `ln σ²`: any number.
  LOG_VARIANCE,
  /// `σ²`, not negative.
  VARIANCE,
  /// `σ`, not negative.
  STANDARD_DEVIATION,
  /// `1/σ²`, positive.
  PRECISION;

  /// As in a sentence.
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
