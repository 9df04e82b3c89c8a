package dev.kullback;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Shares rows out to workers, in parts whose bounds depend on the batch alone. The calling thread
/// is worker 0 and finishes the work by itself where nobody helps.
final class RowShares {
  /// A part has at least this many coordinates: some microseconds of work.
  private static final int LEAST = 1 << 14;

  private final @Nullable Executor executor;
  private final Runnable[] tasks;
  private final AtomicIntegerArray busy;
  private final AtomicInteger next = new AtomicInteger(Integer.MAX_VALUE / 2);
  private final AtomicInteger finished = new AtomicInteger();
  private long rows;
  private long partRows;
  private int parts;
  private RowWork work = (worker, part, from, to) -> {};
  private volatile @Nullable Thread caller;
  private @Nullable Throwable failure;
  private int failedPart;

  /// What is done with a part.
  interface RowWork {
    void run(int worker, int part, long from, long to);
  }

  /// The pool that all parallel batches share.
  private static final class Pool {
    private static final ThreadPoolExecutor EXECUTOR = make();

    private Pool() {}

    private static ThreadPoolExecutor make() {
      int size = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              size,
              size,
              10,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> {
                Thread thread = new Thread(task, "kullback-rows");
                thread.setDaemon(true);
                return thread;
              });
      pool.allowCoreThreadTimeOut(true);
      return pool;
    }
  }

  private RowShares(@Nullable Executor executor, int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "a parallel batch divergence needs at least 1 thread, got " + workers);
    }
    this.executor = executor;
    tasks = new Runnable[workers - 1];
    busy = new AtomicIntegerArray(workers);
    for (int i = 1; i < workers; i++) {
      int worker = i;
      tasks[i - 1] = () -> workUnlessBusy(worker);
    }
  }

  static RowShares alone() {
    return new RowShares(null, 1);
  }

  static RowShares pooled(int workers) {
    return new RowShares(
        Pool.EXECUTOR, Math.min(workers, Runtime.getRuntime().availableProcessors()));
  }

  static RowShares of(Executor executor, int workers) {
    return new RowShares(executor, workers);
  }

  int workers() {
    return busy.length();
  }

  /// Does the work for all rows, in at most so many parts.
  void run(long allRows, int dimension, int most, RowWork what) {
    rows = allRows;
    partRows = Math.max(Math.ceilDiv(allRows, most), Math.ceilDiv(LEAST, dimension));
    parts = (int) Math.ceilDiv(allRows, partRows);
    work = what;
    failure = null;
    finished.set(0);
    caller = Thread.currentThread();
    next.set(0);
    int helpers = Math.min(tasks.length, parts - 1);
    for (int i = 0; i < helpers; i++) {
      ask(tasks[i]);
    }
    work(0);
    while (finished.get() < parts) {
      LockSupport.parkNanos(this, 1_000_000);
    }
    caller = null;
    rethrow();
  }

  private void ask(Runnable task) {
    try {
      if (executor != null) {
        executor.execute(task);
      }
    } catch (RejectedExecutionException _) {
      // whoever is there does it
    }
  }

  /// A task of an earlier call may come late: it then works for this one, or finds itself replaced.
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
    for (int part; (part = next.getAndIncrement()) < parts; ) {
      long from = part * partRows;
      try {
        work.run(worker, part, from, Math.min(rows, from + partRows));
      } catch (Throwable t) {
        fail(part, t);
      }
      if (finished.incrementAndGet() == parts) {
        LockSupport.unpark(caller);
      }
    }
  }

  /// Keeps the failure that a single thread would have met first.
  private synchronized void fail(int part, Throwable t) {
    if (failure == null || part < failedPart) {
      failure = t;
      failedPart = part;
    }
  }

  private synchronized void rethrow() {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }
}
