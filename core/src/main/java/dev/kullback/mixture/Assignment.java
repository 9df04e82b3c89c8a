package dev.kullback.mixture;

import java.util.Arrays;

/// The linear assignment problem by shortest augmenting paths, O(n³).
///
/// Source: R. Jonker & A. Volgenant, *A Shortest Augmenting Path Algorithm for Dense and Sparse
/// Linear Assignment Problems* (1987), [doi](https://doi.org/10.1007/BF02278710).
final class Assignment {
  private final double[][] cost;
  private final double[] rowPrice;
  private final double[] columnPrice;

  /// Row matched to each column; rows and columns count from 1, so that 0 is the start of a path.
  private final int[] rowOf;

  private Assignment(double[][] cost) {
    this.cost = cost;
    rowPrice = new double[cost.length + 1];
    columnPrice = new double[cost.length + 1];
    rowOf = new int[cost.length + 1];
  }

  /// The least sum of one cost from every row, all from different columns.
  static double minimum(double[][] cost) {
    Assignment assignment = new Assignment(cost);
    for (int row = 1; row <= cost.length; row++) {
      assignment.add(row);
    }
    double sum = 0;
    for (int column = 1; column <= cost.length; column++) {
      sum += cost[assignment.rowOf[column] - 1][column - 1];
    }
    return sum;
  }

  private void add(int row) {
    int n = cost.length;
    double[] distance = new double[n + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int[] previous = new int[n + 1];
    boolean[] visited = new boolean[n + 1];
    rowOf[0] = row;
    int column = 0;
    do {
      visited[column] = true;
      column = nearest(column, distance, previous, visited);
    } while (rowOf[column] != 0);
    for (; column != 0; column = previous[column]) {
      rowOf[column] = rowOf[previous[column]];
    }
  }

  /// Relaxes the edges of the row at `column` and moves to the nearest column not visited.
  private int nearest(int column, double[] distance, int[] previous, boolean[] visited) {
    int row = rowOf[column];
    int nearest = -1;
    for (int j = 1; j < distance.length; j++) {
      if (visited[j]) {
        continue;
      }
      double reduced = cost[row - 1][j - 1] - rowPrice[row] - columnPrice[j];
      if (reduced < distance[j]) {
        distance[j] = reduced;
        previous[j] = column;
      }
      nearest = nearest < 0 || distance[j] < distance[nearest] ? j : nearest;
    }
    reprice(distance, visited, distance[nearest]);
    return nearest;
  }

  private void reprice(double[] distance, boolean[] visited, double step) {
    for (int j = 0; j < distance.length; j++) {
      if (visited[j]) {
        rowPrice[rowOf[j]] += step;
        columnPrice[j] -= step;
      } else {
        distance[j] -= step;
      }
    }
  }
}
