package dev.kullback;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs numbered tasks on the calling thread and, where an executor has threads to spare, on those;
/// each thread has a workspace of its own.
final class PairWorkers<W> {
  private final W[] workspaces;
  private final Executor executor;

  PairWorkers(W[] workspaces, Executor executor) {
    this.workspaces = workspaces;
    this.executor = executor;
  }

  /// Returns when all tasks are done; throws what the first failed one threw.
  void run(int tasks, ObjIntConsumer<W> task) {
    if (workspaces.length == 1 || tasks <= 1) {
      for (int i = 0; i < tasks; i++) {
        task.accept(workspaces[0], i);
      }
      return;
    }
    Run<W> run = new Run<>(tasks, task);
    for (int i = 1; i < Math.min(workspaces.length, tasks); i++) {
      W workspace = workspaces[i];
      try {
        executor.execute(() -> run.work(workspace));
      } catch (RejectedExecutionException _) {
        break; // the calling thread does all of it
      }
    }
    run.work(workspaces[0]);
    run.await();
  }

  /// One call: a task is claimed only while its thread counts as active, so that when none is left
  /// to claim and no thread is active, all are done, whether or not every thread has come.
  private static final class Run<W> {
    private final int tasks;
    private final ObjIntConsumer<W> task;
    private final AtomicInteger next = new AtomicInteger();
    private int active;
    private @Nullable Throwable failure;

    Run(int tasks, ObjIntConsumer<W> task) {
      this.tasks = tasks;
      this.task = task;
    }

    void work(W workspace) {
      change(1);
      try {
        for (int i; (i = next.getAndIncrement()) < tasks; ) {
          task.accept(workspace, i);
        }
      } catch (Throwable t) {
        fail(t);
      } finally {
        change(-1);
      }
    }

    private synchronized void change(int by) {
      active += by;
      notifyAll();
    }

    private synchronized void fail(Throwable t) {
      next.set(tasks);
      if (failure == null) {
        failure = t;
      }
    }

    synchronized void await() {
      boolean interrupted = false;
      while (active > 0) {
        try {
          wait();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      switch (failure) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }
  }
}
