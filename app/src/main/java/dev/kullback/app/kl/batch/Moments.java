package dev.kullback.app.kl.batch;

/// Count, mean and spread of values that arrive in parts; parts merged in the same order give the
/// same bits. Chan, Golub & LeVeque (1983), *Algorithms for computing the sample variance*.
final class Moments {
  private long count;
  private double mean;
  private double squares;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private long infinite;

  static Moments of(double[] values) {
    Moments part = new Moments();
    double sum = 0;
    for (double value : values) {
      sum += value;
      part.minimum = Math.min(part.minimum, value);
      part.maximum = Math.max(part.maximum, value);
      part.infinite += value == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    part.count = values.length;
    part.mean = sum / values.length;
    for (double value : values) {
      part.squares += (value - part.mean) * (value - part.mean);
    }
    return part;
  }

  void merge(Moments later) {
    if (later.count == 0) {
      return;
    }
    double total = (double) count + later.count;
    double step = later.mean - mean;
    squares += later.squares + (count == 0 ? 0 : step * step * (count * (later.count / total)));
    mean = count == 0 ? later.mean : mean + step * (later.count / total);
    count += later.count;
    minimum = Math.min(minimum, later.minimum);
    maximum = Math.max(maximum, later.maximum);
    infinite += later.infinite;
  }

  long count() {
    return count;
  }

  /// +∞ as soon as one value is; NaN without values.
  double mean() {
    return count == 0 ? Double.NaN : infinite > 0 ? Double.POSITIVE_INFINITY : mean;
  }

  /// Of the values as a population (divided by their number); NaN where the mean is not finite.
  double standardDeviation() {
    return count == 0 || infinite > 0 ? Double.NaN : Math.sqrt(squares / count);
  }

  double minimum() {
    return count == 0 ? Double.NaN : minimum;
  }

  double maximum() {
    return count == 0 ? Double.NaN : maximum;
  }

  long infinite() {
    return infinite;
  }
}
