package dev.kullback.vae.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Threads that share Java's own passes over memory, between two operations of the engine.
///
/// A pass is cut into pieces whose boundaries depend on its size alone, and pieces write to places
/// of their own: the result has the same bits however many threads there are. The caller works too,
/// and does it all where a pass is small or the others are busy elsewhere. One pass at a time: not
/// safe for use by several callers at once.
public final class Workers {
  /// Some microseconds of the lightest passes, so that a piece outweighs its handing out.
  private static final int VALUES_PER_PIECE = 4096;

  /// Some ten microseconds of the lightest passes: less is not worth waking another thread for.
  private static final int VALUES_WORTH_SHARING = 32768;

  private final Worker[] others;

  Workers(int threads) {
    this.others = new Worker[threads - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Worker("kullback-worker-" + (i + 1));
      others[i].start();
    }
  }

  /// One piece of a pass.
  @FunctionalInterface
  public interface Piece {
    /// Does a range.
    ///
    /// @param from the first index
    /// @param to after the last index
    void run(int from, int to);
  }

  /// Runs a pass over rows and returns when all is done; a short one on the caller alone.
  ///
  /// @param rows how many
  /// @param effort of one row, where 1 is about a nanosecond: its width in a light pass
  /// @param pieces called once by each thread that takes part, so that it may hold scratch memory
  public void rows(int rows, int effort, Supplier<Piece> pieces) {
    boolean shared = (long) rows * effort >= VALUES_WORTH_SHARING;
    run(rows, shared ? Math.max(1, VALUES_PER_PIECE / effort) : rows, pieces);
  }

  /// Runs a pass over indices 0 to count − 1 and returns when all is done.
  ///
  /// @param count how many indices
  /// @param grain indices in a piece
  /// @param pieces called once by each thread that takes part, so that it may hold scratch memory
  public void run(int count, int grain, Supplier<Piece> pieces) {
    if (others.length == 0 || count <= grain) {
      pieces.get().run(0, count);
      return;
    }
    Pass pass = new Pass(count, grain, pieces);
    for (Worker worker : others) {
      worker.offer(pass);
    }
    pass.work();
    pass.await();
  }

  /// How many threads there are, the caller's among them.
  int threads() {
    return others.length + 1;
  }

  /// Lets the threads end.
  void close() {
    for (Worker worker : others) {
      worker.end();
    }
  }

  /// Sleeps between passes: whoever waits awake keeps a processor from the engine's own threads.
  private static final class Worker extends Thread {
    private final AtomicReference<@Nullable Pass> offered = new AtomicReference<>();
    private volatile boolean ended;

    Worker(String name) {
      super(name);
      setDaemon(true);
    }

    void offer(Pass pass) {
      offered.set(pass);
      LockSupport.unpark(this);
    }

    void end() {
      ended = true;
      LockSupport.unpark(this);
    }

    @Override
    public void run() {
      while (!ended) {
        Pass pass = offered.getAndSet(null);
        if (pass == null) {
          LockSupport.park(this);
        } else {
          pass.work();
        }
      }
    }
  }
}
