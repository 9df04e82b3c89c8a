package dev.kullback.app.kl;

import java.util.Locale;

/// How long the rows have taken so far.
final class Stopwatch {
  private final long start = System.nanoTime();

  double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }

  String rate(long rows) {
    double seconds = seconds();
    return String.format(Locale.ROOT, "%.2f s, %.3g rows/s", seconds, rows / seconds);
  }
}
