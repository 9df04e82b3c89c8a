package dev.kullback.app.report;

import dev.kullback.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Chooses rows that show the variety of a data set.
public final class Selection {
  private Selection() {}

  /// Some rows, not at random: with labels, each label in turn; without, evenly spread.
  ///
  /// @param data the rows to choose from
  /// @param count how many to choose at most
  /// @return row indices
  public static int[] varied(Dataset data, int count) {
    int chosen = Math.min(count, data.rows());
    return data.hasLabels() ? inTurn(data, chosen) : spread(data.rows(), chosen);
  }

  /// Evenly spread rows.
  ///
  /// @param rows how many there are
  /// @param count how many to choose at most
  /// @return ascending row indices
  public static int[] spread(int rows, int count) {
    int chosen = Math.min(count, rows);
    return IntStream.range(0, chosen).map(i -> (int) ((long) i * rows / chosen)).toArray();
  }

  /// The first row of each label, then the second of each, and so on.
  private static int[] inTurn(Dataset data, int count) {
    int[] turn = new int[data.rows()];
    Map<Integer, Integer> seen = new HashMap<>();
    Arrays.setAll(turn, row -> seen.merge(data.label(row), 1, Integer::sum));
    return IntStream.range(0, data.rows())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(row -> turn[row]).thenComparingInt(data::label))
        .limit(count)
        .mapToInt(row -> row)
        .toArray();
  }
}
