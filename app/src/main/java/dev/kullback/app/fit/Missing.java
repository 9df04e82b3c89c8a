package dev.kullback.app.fit;

import dev.kullback.estimate.MissingValues;

/// The policies by the words of the command line.
enum Missing {
  ERROR(MissingValues.REJECT),
  DROP_ROW(MissingValues.DROP_ROW),
  AVAILABLE_CASE(MissingValues.AVAILABLE_CASE);

  private final MissingValues policy;

  Missing(MissingValues policy) {
    this.policy = policy;
  }

  MissingValues policy() {
    return policy;
  }

  /// With hyphens, as it is written.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
