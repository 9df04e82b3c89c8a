package dev.kullback.internal.parallel;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that all callers without an executor share: one for each processor but the caller's
/// own, gone after ten idle seconds.
final class DaemonPool {
  /// More waiting tasks than this come too late to help.
  private static final int WAITING = 256;

  static final ThreadPoolExecutor EXECUTOR = make();

  private DaemonPool() {}

  /// The queue has no nodes to allocate, and a helper that is discarded is not missed.
  private static ThreadPoolExecutor make() {
    int size = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size,
            size,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "kullback-rows");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
