package dev.kullback.app.nearest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The first rows' neighbours, kept to be shown, and what is worth knowing of all rows.
final class Neighbours {
  private final long most;
  private final List<Row> rows = new ArrayList<>();
  private double sum;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private long count;

  Neighbours(long most) {
    this.most = most;
  }

  /// One row of q.
  ///
  /// @param query its index
  /// @param candidates the nearest rows, nearest first
  /// @param nats their divergences
  record Row(long query, List<Long> candidates, List<Double> nats) {}

  void add(long row, long[] indices, double[] nats) {
    if (rows.size() < most) {
      rows.add(
          new Row(
              row, Arrays.stream(indices).boxed().toList(), Arrays.stream(nats).boxed().toList()));
    }
    sum += nats[0];
    minimum = Math.min(minimum, nats[0]);
    maximum = Math.max(maximum, nats[0]);
    count++;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /// The mean over the rows of the divergence to the nearest.
  double mean() {
    return sum / count;
  }

  double minimum() {
    return minimum;
  }

  double maximum() {
    return maximum;
  }
}
