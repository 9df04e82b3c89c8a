package dev.kullback.app.plot;

/// How an axis maps values to length.
public enum Scale {
  /// Equal differences have equal lengths.
  LINEAR,
  /// Equal ratios have equal lengths; only positive values can be shown.
  LOGARITHMIC;

  double map(double value) {
    return switch (this) {
      case LINEAR -> value;
      case LOGARITHMIC -> Math.log10(value);
    };
  }
}
