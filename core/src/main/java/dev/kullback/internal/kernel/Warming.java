package dev.kullback.internal.kernel;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A vectorised kernel and its scalar twin: the twin serves until the vectorised one is compiled,
/// was seen to be faster, and allocates nothing. Uncompiled vector code is a thousand times slower
/// than compiled, and some that C2 compiles makes an object of every vector, so a daemon thread
/// tries it on numbers of no interest until it is worth having. Both have the same bits, so nobody
/// can tell but by the clock.
///
/// @param <S> the type of the kernels
public final class Warming<S> {
  /// Coordinates the twin sees before the vectorised kernel is prepared, where they are counted:
  /// some 20 ms of work.
  static final long ENOUGH = 1L << 22;

  /// A vectorised kernel that is not ahead by then stays out: C2 has failed it in this JVM.
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final int ROUND = 200;

  private final S scalar;
  private final S vector;
  private final Consumer<S> trial;
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
  /// @param vector the vectorised kernel
  /// @param trial gives a kernel some microseconds of work, and allocates nothing after the first
  Warming(S scalar, S vector, Consumer<S> trial) {
    this.scalar = scalar;
    this.vector = vector;
    this.trial = trial;
    this.current = scalar;
  }

  /// A kernel that has no twin.
  static <S> Warming<S> settled(S only) {
    Warming<S> warming = new Warming<>(only, only, _ -> {});
    warming.state.set(State.SETTLED);
    return warming;
  }

  /// The kernel to use now; the vectorised one is prepared once it is worth its while.
  ///
  /// @param coordinates how many it will see
  S current(long coordinates) {
    if (state.get() == State.COLD && seen.addAndGet(coordinates) > ENOUGH) {
      start();
    }
    return current;
  }

  /// The kernel to use now.
  ///
  /// @return the faster one as far as is known
  public S current() {
    return current;
  }

  /// The vectorised kernel, where there is one.
  ///
  /// @return what [#current()] gives once it is warm
  public S fastest() {
    return vector;
  }

  /// Prepares the vectorised kernel, unless that was begun before.
  void start() {
    if (state.compareAndSet(State.COLD, State.WARMING)) {
      Thread thread = new Thread(this::warm, "kullback-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /// Whether the vectorised kernel serves, after waiting for the decision.
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
      long before = AllocatedBytes.ofThisThread();
      boolean faster = best(vector) < twin;
      if (faster && AllocatedBytes.ofThisThread() == before) {
        current = vector;
        ahead = true;
        break;
      }
      twin = best(scalar);
    }
    state.set(State.SETTLED);
  }

  private long best(S kernel) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUND; i++) {
      long start = System.nanoTime();
      trial.accept(kernel);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
