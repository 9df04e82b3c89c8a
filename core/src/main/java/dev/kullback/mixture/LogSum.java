package dev.kullback.mixture;

/// `ln Σ e^x`, without overflow and exact for one term.
final class LogSum {
  private LogSum() {}

  static double of(double[] x) {
    int largest = 0;
    for (int i = 1; i < x.length; i++) {
      largest = x[i] > x[largest] ? i : largest;
    }
    if (Double.isInfinite(x[largest])) {
      return x[largest];
    }
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      rest += i == largest ? 0 : Math.exp(x[i] - x[largest]);
    }
    return x[largest] + Math.log1p(rest);
  }
}
