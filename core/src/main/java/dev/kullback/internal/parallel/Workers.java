package dev.kullback.internal.parallel;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Shares numbered tasks out to workers. The calling thread is worker 0 and does by itself what
/// nobody helps with; what a worker owns is used by one thread at a time. One call at a time, and a
/// call allocates nothing.
public final class Workers {
  private static final Task NOTHING = (worker, number) -> {};

  private final @Nullable Executor executor;
  private final Runnable[] helpers;
  private final AtomicIntegerArray busy;

  /// Tasks nobody has taken: to lower it is to take one, of whichever call is in progress then, so
  /// a helper that comes late does no harm.
  private final AtomicInteger unclaimed = new AtomicInteger();

  private final AtomicInteger unfinished = new AtomicInteger();
  private int tasks;
  private Task task = NOTHING;
  private volatile @Nullable Thread caller;
  private @Nullable Throwable failure;
  private int failed;

  /// What is done with a number.
  @FunctionalInterface
  public interface Task {
    /// Does one task.
    ///
    /// @param worker who does it, from 0
    /// @param number which, from 0
    void run(int worker, int number);
  }

  private Workers(@Nullable Executor executor, int count) {
    this.executor = executor;
    helpers = new Runnable[count - 1];
    busy = new AtomicIntegerArray(count);
    for (int i = 1; i < count; i++) {
      int worker = i;
      helpers[i - 1] = () -> workUnlessBusy(worker);
    }
  }

  /// The calling thread only.
  ///
  /// @return one worker
  public static Workers alone() {
    return new Workers(null, 1);
  }

  /// As many as there are processors, the others from the pool that all callers share.
  ///
  /// @return at least one worker
  public static Workers pooled() {
    return pooled(Runtime.getRuntime().availableProcessors());
  }

  /// The calling thread and others from the pool that all callers share.
  ///
  /// @param count how many, at least 1; never more than processors
  /// @return the workers
  public static Workers pooled(int count) {
    return of(DaemonPool.EXECUTOR, Math.min(count, Runtime.getRuntime().availableProcessors()));
  }

  /// The calling thread and others from an executor.
  ///
  /// @param executor where they come from; it may be busy or refuse
  /// @param count how many, at least 1
  /// @return the workers
  /// @throws IllegalArgumentException where there would be none
  public static Workers of(Executor executor, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "parallel divergences need at least 1 thread, got " + count);
    }
    return new Workers(executor, count);
  }

  /// How many there are.
  ///
  /// @return at least 1
  public int count() {
    return busy.length();
  }

  /// Does all tasks. After a failure no more are begun, and the caller meets what a single thread
  /// would have met.
  ///
  /// @param count how many tasks
  /// @param what is done with each
  public void run(int count, Task what) {
    if (helpers.length == 0 || count <= 1) {
      for (int i = 0; i < count; i++) {
        what.run(0, i);
      }
      return;
    }
    begin(count, what);
    work(0);
    await();
    task = NOTHING;
    caller = null;
    rethrow();
  }

  private void begin(int count, Task what) {
    tasks = count;
    task = what;
    caller = Thread.currentThread();
    unfinished.set(count);
    unclaimed.set(count);
    try {
      for (int i = 0; executor != null && i < Math.min(helpers.length, count - 1); i++) {
        executor.execute(helpers[i]);
      }
    } catch (RejectedExecutionException _) {
      // whoever is there does it
    }
  }

  private void await() {
    boolean interrupted = false;
    while (unfinished.get() > 0) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void workUnlessBusy(int worker) {
    if (busy.compareAndSet(worker, 0, 1)) {
      try {
        work(worker);
      } finally {
        busy.set(worker, 0);
      }
    }
  }

  private void work(int worker) {
    for (int left; (left = unclaimed.get()) > 0; ) {
      if (unclaimed.compareAndSet(left, left - 1)) {
        // From here to finish() the call cannot end, so its fields stay.
        int number = tasks - left;
        try {
          task.run(worker, number);
        } catch (Throwable t) {
          fail(number, t);
        }
        finish(1);
      }
    }
  }

  private void finish(int count) {
    if (unfinished.addAndGet(-count) == 0) {
      LockSupport.unpark(caller);
    }
  }

  /// Tasks are taken in order: all below this one run to their end, so that the lowest that fails
  /// does not depend on the threads.
  private void fail(int number, Throwable t) {
    finish(unclaimed.getAndSet(0));
    synchronized (this) {
      if (failure == null || number < failed) {
        failure = t;
        failed = number;
      }
    }
  }

  private synchronized void rethrow() {
    Throwable thrown = failure;
    failure = null;
    switch (thrown) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(thrown);
    }
  }
}
