package dev.kullback.app.kl.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands on numbered results in the order of their numbers, from whichever threads they come. A
/// thread too far ahead of the slowest one waits, so that few results wait.
final class InOrder<T> {
  private final int mostAhead;
  private final Consumer<T> consumer;
  private final Map<Long, T> waiting = new HashMap<>();
  private long next;
  private boolean broken;

  InOrder(int mostAhead, Consumer<T> consumer) {
    this.mostAhead = mostAhead;
    this.consumer = consumer;
  }

  /// Takes a result; returns when it need not wait any more than the limit allows.
  ///
  /// @return false once another thread has given up
  synchronized boolean submit(long number, T result) throws InterruptedException {
    while (!broken && number - next > mostAhead) {
      wait();
    }
    if (broken) {
      return false;
    }
    waiting.put(number, result);
    @Nullable T ready;
    while ((ready = waiting.remove(next)) != null) {
      consumer.accept(ready);
      next++;
    }
    notifyAll();
    return true;
  }

  /// Lets the waiting threads go; nothing is handed on any more.
  synchronized void giveUp() {
    broken = true;
    notifyAll();
  }
}
