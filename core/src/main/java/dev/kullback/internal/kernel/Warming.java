package dev.kullback.internal.kernel;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/// A vectorised stage and its scalar twin: the twin serves until the vectorised one is compiled and
/// was seen to be faster. Uncompiled vector code is a thousand times slower than compiled, so a
/// daemon thread runs it until it is warm, and only after the twin has had enough work to make that
/// worth its while. Both have the same bits, so nobody can tell but by the clock.
///
/// @param <S> the type of the stages
final class Warming<S> {
  /// Coordinates the twin sees before the vectorised stage is prepared: some 20 ms of work.
  static final long ENOUGH = 1L << 22;

  /// A vectorised stage that is not ahead by then stays out: C2 has failed it in this JVM.
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final int ROUND = 200;

  private final S scalar;
  private final S vector;
  private final ToLongFunction<S> trial;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicReference<State> state = new AtomicReference<>(State.COLD);
  private volatile S current;
  private volatile boolean ahead;

  private enum State {
    COLD,
    WARMING,
    SETTLED
  }

  /// A pair.
  ///
  /// @param scalar the twin
  /// @param vector the vectorised stage
  /// @param trial runs a stage on one full tile and gives the nanoseconds it took
  Warming(S scalar, S vector, ToLongFunction<S> trial) {
    this.scalar = scalar;
    this.vector = vector;
    this.trial = trial;
    this.current = scalar;
  }

  /// A stage that has no twin.
  static <S> Warming<S> settled(S only) {
    Warming<S> warming = new Warming<>(only, only, stage -> 0);
    warming.state.set(State.SETTLED);
    return warming;
  }

  /// The stage to use now.
  ///
  /// @param coordinates how many it will see
  S stage(long coordinates) {
    if (state.get() == State.COLD
        && seen.addAndGet(coordinates) > ENOUGH
        && state.compareAndSet(State.COLD, State.WARMING)) {
      Thread thread = new Thread(this::warm, "kullback-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
    return current;
  }

  /// Whether the vectorised stage serves, after waiting for the decision.
  boolean awaitVector() throws InterruptedException {
    if (state.compareAndSet(State.COLD, State.WARMING)) {
      warm();
    }
    while (state.get() != State.SETTLED) {
      Thread.sleep(5);
    }
    return ahead;
  }

  private void warm() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long twin = best(scalar);
    while (System.nanoTime() < deadline) {
      if (best(vector) < twin) {
        current = vector;
        ahead = true;
        break;
      }
      twin = best(scalar);
    }
    state.set(State.SETTLED);
  }

  private long best(S stage) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUND; i++) {
      best = Math.min(best, trial.applyAsLong(stage));
    }
    return best;
  }
}
