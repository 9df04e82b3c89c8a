package dev.kullback.app.fit;

import dev.kullback.app.cli.Choice;
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
    return Choice.name(this);
  }
}
