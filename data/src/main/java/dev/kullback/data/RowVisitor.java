package dev.kullback.data;

import java.util.List;
import java.util.Optional;

/// Takes in rows of numbers one after the other, in one pass over data that nobody keeps.
public interface RowVisitor {

  /// Before the first row: chooses the columns.
  ///
  /// @param names what the data call their columns; empty where they do not
  /// @param columns how many there are
  /// @return the columns wanted, from 0, in the order wanted; the others are not even read
  int[] begin(Optional<List<String>> names, int columns);

  /// One row.
  ///
  /// @param values the wanted columns, NaN where a value is missing; valid during the call only
  void row(double[] values);
}
