package dev.kullback.estimate;

import java.util.Arrays;

/// What a Gaussian was fitted to: how many rows there were, and what was missing.
public final class Sample {
  private final MissingValues policy;
  private final long rowsRead;
  private final long rowsDropped;
  private final long[] missing;

  private Sample(MissingValues policy, long rowsRead, long rowsDropped, long[] missing) {
    this.policy = policy;
    this.rowsRead = rowsRead;
    this.rowsDropped = rowsDropped;
    this.missing = missing;
  }

  /// From counts.
  ///
  /// @param policy what became of missing values
  /// @param rowsRead how many rows there were
  /// @param rowsDropped how many of them were left out; 0 unless the policy leaves rows out
  /// @param missing how many values each column missed; 0 where missing values were rejected
  /// @return the sample
  /// @throws IllegalArgumentException where the counts contradict each other
  public static Sample of(MissingValues policy, long rowsRead, long rowsDropped, long... missing) {
    range("the rows left out", rowsDropped, policy == MissingValues.DROP_ROW ? rowsRead : 0);
    for (int i = 0; i < missing.length; i++) {
      long most =
          switch (policy) {
            case REJECT -> 0;
            case DROP_ROW -> rowsDropped;
            case AVAILABLE_CASE -> rowsRead;
          };
      range("the missing values of column " + i, missing[i], most);
    }
    return new Sample(policy, rowsRead, rowsDropped, missing.clone());
  }

  /// N rows with nothing missing.
  ///
  /// @param rows N
  /// @param dimension how many columns
  /// @return the sample
  public static Sample complete(long rows, int dimension) {
    return of(MissingValues.REJECT, rows, 0, new long[dimension]);
  }

  private static void range(String what, long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(
          "a sample needs " + what + " to be from 0 to " + most + ", got " + count);
    }
  }

  /// How many columns there are.
  ///
  /// @return n
  public int dimension() {
    return missing.length;
  }

  /// What became of missing values.
  ///
  /// @return the policy
  public MissingValues policy() {
    return policy;
  }

  /// How many rows there were.
  ///
  /// @return rows, those left out included
  public long rowsRead() {
    return rowsRead;
  }

  /// How many rows were left out because a value was missing.
  ///
  /// @return 0 unless the policy is to drop rows
  public long rowsDropped() {
    return rowsDropped;
  }

  /// How many rows were used, in part at least.
  ///
  /// @return N
  public long rows() {
    return rowsRead - rowsDropped;
  }

  /// How many values a column missed.
  ///
  /// @param i the column, from 0
  /// @return how many were NaN
  public long missing(int i) {
    return missing[i];
  }

  /// How many values of a column the fit rests on.
  ///
  /// @param i the column, from 0
  /// @return its sample size
  public long size(int i) {
    return policy == MissingValues.AVAILABLE_CASE ? rowsRead - missing[i] : rows();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sample s
        && policy == s.policy
        && rowsRead == s.rowsRead
        && rowsDropped == s.rowsDropped
        && Arrays.equals(missing, s.missing);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(rowsRead) + Arrays.hashCode(missing);
  }

  @Override
  public String toString() {
    return "%d rows read, %d left out, missing per column %s"
        .formatted(rowsRead, rowsDropped, Arrays.toString(missing));
  }
}
