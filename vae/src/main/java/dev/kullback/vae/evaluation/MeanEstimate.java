package dev.kullback.vae.evaluation;

/// Mean and standard error of numbers that come one by one (Welford 1962).
final class MeanEstimate {
  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  double mean() {
    return mean;
  }

  /// With n − 1 in the denominator; 0 for one number or none.
  double variance() {
    return count < 2 ? 0 : squares / (count - 1);
  }

  double standardError() {
    return count < 2 ? 0 : Math.sqrt(variance() / count);
  }
}
