package dev.kullback.internal.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  /// Helpers of one call come during the next, which has another number of tasks.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyTaskIsDoneOnceByAWorkerThatDoesNothingElse(int count) {
    Workers workers = Workers.of(THREADS, count);
    AtomicIntegerArray active = new AtomicIntegerArray(count);
    SplittableRandom random = new SplittableRandom(count);
    for (int call = 0; call < 20_000; call++) {
      int tasks = random.nextInt(9);
      AtomicIntegerArray done = new AtomicIntegerArray(tasks);
      workers.run(
          tasks,
          (worker, number) -> {
            assertEquals(1, active.incrementAndGet(worker));
            done.incrementAndGet(number);
            active.decrementAndGet(worker);
          });
      for (int i = 0; i < tasks; i++) {
        assertEquals(1, done.get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theLowestFailureIsThrownAndTheNextCallIsSound(int count) {
    Workers workers = Workers.of(THREADS, count);
    Workers.Task failing =
        (worker, number) -> {
          if (number % 5 == 3) {
            throw new IllegalStateException("task " + number);
          }
        };
    for (int call = 0; call < 2000; call++) {
      Throwable thrown = assertThrows(IllegalStateException.class, () -> workers.run(40, failing));
      assertEquals("task 3", thrown.getMessage());
      workers.run(3, failing);
    }
  }

  @Test
  void theCallerDoesWhatIsRefusedOrForgotten() {
    Executor refusing =
        task -> {
          throw new RejectedExecutionException();
        };
    for (Executor executor : List.<Executor>of(refusing, task -> {})) {
      List<Integer> numbers = new ArrayList<>();
      Workers.of(executor, 3).run(4, (worker, number) -> numbers.add(10 * worker + number));
      assertEquals(List.of(0, 1, 2, 3), numbers);
    }
  }

  @Test
  void anInterruptIsKeptForTheCaller() {
    Thread.currentThread().interrupt();
    Workers.pooled().run(100, (worker, number) -> {});
    assertTrue(Thread.interrupted());
  }

  @Test
  void thereIsAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> Workers.of(THREADS, 0));
    assertThrows(IllegalArgumentException.class, () -> Workers.pooled(0));
    assertEquals(1, Workers.alone().count());
  }
}
