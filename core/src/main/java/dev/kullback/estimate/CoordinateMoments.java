package dev.kullback.estimate;

/// Count, mean and sum of squares of each coordinate on its own: O(n) memory. NaN counts as not
/// there.
final class CoordinateMoments implements Moments {
  private final int n;
  private final long[] counts;
  private final Center center;
  private final double[] squares;

  CoordinateMoments(int n) {
    this.n = n;
    counts = new long[n];
    center = new Center(n);
    squares = new double[n];
  }

  @Override
  public void add(double[] rows, int count) {
    for (int i = 0; i < n; i++) {
      addColumn(rows, count, i);
    }
  }

  /// Centred at the block's own mean, which is taken relative to the block's first value.
  private void addColumn(double[] rows, int count, int i) {
    int end = count * n;
    int first = i;
    while (first < end && Double.isNaN(rows[first])) {
      first += n;
    }
    if (first >= end) {
      return;
    }
    double origin = rows[first];
    long present = 0;
    double sum = 0;
    for (int k = first; k < end; k += n) {
      if (!Double.isNaN(rows[k])) {
        sum += rows[k] - origin;
        present++;
      }
    }
    double shift = sum / present;
    double blockSquares = 0;
    for (int k = first; k < end; k += n) {
      if (!Double.isNaN(rows[k])) {
        double y = (rows[k] - origin) - shift;
        blockSquares = Math.fma(y, y, blockSquares);
      }
    }
    Center block = new Center(1);
    block.set(0, origin, shift);
    merge(i, present, block, 0, blockSquares);
  }

  void merge(CoordinateMoments other) {
    for (int i = 0; i < n; i++) {
      merge(i, other.counts[i], other.center, i, other.squares[i]);
    }
  }

  private void merge(int i, long count, Center mean, int at, double otherSquares) {
    if (count == 0) {
      return;
    }
    if (counts[i] == 0) {
      center.copy(i, mean, at);
      squares[i] = otherSquares;
    } else {
      double difference = mean.minus(at, center, i);
      double share = (double) count / (counts[i] + count);
      squares[i] += otherSquares + counts[i] * share * difference * difference;
      center.move(i, share * difference);
    }
    counts[i] += count;
  }

  @Override
  public long count(int i) {
    return counts[i];
  }

  @Override
  public double mean(int i) {
    return center.value(i);
  }

  @Override
  public double squares(int i) {
    return squares[i];
  }
}
