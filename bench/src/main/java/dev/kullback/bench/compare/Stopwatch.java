package dev.kullback.bench.compare;

import java.util.Arrays;

/// Seconds per call: the median over samples of at least a fifth of a millisecond.
final class Stopwatch {
  private static final double SAMPLE = 2e-4;

  private Stopwatch() {}

  /// Calls for about so many seconds, after a third of that to warm up.
  static double secondsPerCall(Contestant work, double seconds) {
    int calls = 1;
    long end = System.nanoTime() + (long) (seconds / 3 * 1e9);
    do {
      double taken = time(work, calls);
      if (taken > seconds) {
        return taken / calls; // one call is enough of it
      }
      if (taken < SAMPLE) {
        calls = (int) Math.clamp(Math.ceil(calls * SAMPLE / Math.max(taken, 1e-9)), 1, 100_000);
      }
    } while (System.nanoTime() < end);
    double[] samples = new double[1 << 16];
    int count = 0;
    end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      samples[count++] = time(work, calls) / calls;
    } while (count < samples.length && (System.nanoTime() < end || count < 3));
    Arrays.sort(samples, 0, count);
    return samples[count / 2];
  }

  private static double time(Contestant work, int calls) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      work.run();
    }
    return (System.nanoTime() - start) * 1e-9;
  }
}
