package dev.kullback.vae.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private Workers workers = new Workers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,1000,7", "2,1000,7", "3,1000,1", "2,5,100", "4,4,1", "2,0,1"})
  void doesEveryIndexOnce(int threads, int count, int grain) {
    workers = new Workers(threads);
    for (int pass = 0; pass < 300; pass++) {
      int[] seen = new int[count];
      workers.run(
          count,
          grain,
          () ->
              (from, to) -> {
                for (int i = from; i < to; i++) {
                  seen[i]++;
                }
              });
      assertTrue(Arrays.stream(seen).allMatch(n -> n == 1));
    }
  }

  /// Two pieces that each wait for the other end only when two threads take one each.
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void sharesTheWork(int threads) {
    workers = new Workers(threads);
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> taking = ConcurrentHashMap.newKeySet();
    workers.run(
        2,
        1,
        () ->
            (_, _) -> {
              taking.add(Thread.currentThread());
              both.countDown();
              await(both);
            });
    assertEquals(2, taking.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void saysWhatWentWrongInAnyPieceAndGoesOn(int threads) {
    workers = new Workers(threads);
    for (int bad = 0; bad < 8; bad++) {
      int index = bad;
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> workers.run(8, 1, () -> (from, to) -> refuse(index, from, to)));
      assertEquals("index " + index, thrown.getMessage());
    }
    doesEveryIndexOnce(threads, 10, 1);
  }

  private static void refuse(int index, int from, int to) {
    if (from <= index && index < to) {
      throw new IllegalStateException("index " + index);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
