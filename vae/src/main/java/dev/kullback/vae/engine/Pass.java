package dev.kullback.vae.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One pass: who comes takes the next piece until none is left.
final class Pass {
  private static final int SPINS = 2000;
  private static final long NAP_NANOS = 10_000;

  private final int count;
  private final int grain;
  private final Supplier<Workers.Piece> pieces;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable Throwable failure;

  Pass(int count, int grain, Supplier<Workers.Piece> pieces) {
    this.count = count;
    this.grain = grain;
    this.pieces = pieces;
  }

  void work() {
    Workers.@Nullable Piece piece = null;
    for (int from = next.getAndAdd(grain); from < count; from = next.getAndAdd(grain)) {
      int to = Math.min(from + grain, count);
      try {
        piece = piece == null ? pieces.get() : piece;
        piece.run(from, to);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      done.addAndGet(to - from);
    }
  }

  /// Returns when the pieces others took are done too; throws what one of them threw.
  void await() {
    for (int spins = 0; done.get() < count; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(NAP_NANOS);
      }
    }
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(failure);
    }
  }
}
