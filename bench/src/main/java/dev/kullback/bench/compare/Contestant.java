package dev.kullback.bench.compare;

import java.lang.foreign.MemorySegment;

/// Somebody's way to do the work of a case.
interface Contestant {
  /// Does it once.
  void run();

  /// What the last run computed.
  MemorySegment answer();

  /// One that writes to a segment of its own.
  static Contestant of(MemorySegment out, Runnable work) {
    return new Contestant() {
      @Override
      public void run() {
        work.run();
      }

      @Override
      public MemorySegment answer() {
        return out;
      }
    };
  }
}
