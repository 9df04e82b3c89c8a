package dev.kullback.app.kl.batch;

import java.lang.foreign.MemorySegment;

/// Takes the divergences of all rows, in order.
public interface RowSink {
  /// Takes some rows.
  ///
  /// @param block floats or doubles in native order, as the batch has them
  /// @param values the same numbers as doubles
  void accept(MemorySegment block, double[] values);
}
