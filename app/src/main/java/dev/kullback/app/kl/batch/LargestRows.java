package dev.kullback.app.kl.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The few rows with the largest values; of equal values the earlier rows.
final class LargestRows {
  /// Larger values first, then earlier rows.
  private static final Comparator<RowValue> ORDER =
      Comparator.comparingDouble(RowValue::nats).reversed().thenComparingLong(RowValue::row);

  private final int most;
  private final PriorityQueue<RowValue> rows = new PriorityQueue<>(ORDER.reversed());
  private double smallestKept = Double.NEGATIVE_INFINITY;

  LargestRows(int most) {
    this.most = most;
  }

  void add(long row, double nats) {
    if (rows.size() < most || nats >= smallestKept) {
      keep(new RowValue(row, nats));
    }
  }

  void merge(LargestRows other) {
    other.rows.forEach(this::keep);
  }

  List<RowValue> inOrder() {
    List<RowValue> sorted = new ArrayList<>(rows);
    sorted.sort(ORDER);
    return List.copyOf(sorted);
  }

  private void keep(RowValue row) {
    rows.add(row);
    if (rows.size() > most) {
      rows.remove();
    }
    RowValue last = rows.peek();
    smallestKept = last == null ? Double.POSITIVE_INFINITY : last.nats();
  }
}
