package dev.kullback.estimate;

/// Looks at each row before it counts: finite numbers pass, NaN meets the policy, infinity is an
/// error. Keeps the tally.
final class RowFilter {
  private final MissingValues policy;
  private final long[] missing;
  private long rowsRead;
  private long rowsDropped;

  RowFilter(int dimension, MissingValues policy) {
    this.policy = policy;
    this.missing = new long[dimension];
  }

  /// Whether the row that starts there is to be taken in.
  boolean accepts(double[] rows, int start) {
    int absent = 0;
    for (int i = 0; i < missing.length; i++) {
      double value = rows[start + i];
      if (!Double.isFinite(value)) {
        check(value, i);
        absent++;
      }
    }
    boolean dropped = absent > 0 && policy == MissingValues.DROP_ROW;
    if (absent > 0) {
      countMissing(rows, start);
    }
    rowsRead++;
    rowsDropped += dropped ? 1 : 0;
    return !dropped;
  }

  private void check(double value, int column) {
    boolean missingValue = Double.isNaN(value);
    if (missingValue && policy != MissingValues.REJECT) {
      return;
    }
    throw new IllegalArgumentException(
        "row %d, column %d: needs a finite number, got %s%s"
            .formatted(
                rowsRead,
                column,
                value,
                missingValue
                    ? "; to go on without it, choose what becomes of missing values"
                    : ""));
  }

  private void countMissing(double[] rows, int start) {
    for (int i = 0; i < missing.length; i++) {
      if (Double.isNaN(rows[start + i])) {
        missing[i]++;
      }
    }
  }

  void merge(RowFilter other) {
    rowsRead += other.rowsRead;
    rowsDropped += other.rowsDropped;
    for (int i = 0; i < missing.length; i++) {
      missing[i] += other.missing[i];
    }
  }

  MissingValues policy() {
    return policy;
  }

  Sample sample() {
    return Sample.of(policy, rowsRead, rowsDropped, missing);
  }
}
