package dev.kullback;

import java.util.Arrays;
import java.util.Objects;

/// The k nearest rows of p to each row of q, nearest first; made by
/// [PairwiseKullbackLeibler#nearest].
///
/// Of equal divergences the lower index comes first. +∞ is a divergence like others, larger than
/// all; NaN is none: where fewer than k rows have a divergence, the index −1 and the divergence NaN
/// fill the rest.
public final class NearestGaussians {
  private final int rows;
  private final int k;
  private final long[] indices;
  private final double[] divergences;

  NearestGaussians(int rows, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("nearest rows need k of at least 1, got " + k);
    }
    this.rows = rows;
    this.k = k;
    indices = new long[Math.multiplyExact(rows, k)];
    divergences = new double[indices.length];
    Arrays.fill(indices, -1);
    Arrays.fill(divergences, Double.NaN);
  }

  /// The number of rows of q.
  ///
  /// @return M
  public int rows() {
    return rows;
  }

  /// How many neighbours each has.
  ///
  /// @return k ≥ 1
  public int k() {
    return k;
  }

  /// Which row of p is near.
  ///
  /// @param row the row of q
  /// @param rank 0 for the nearest, below k
  /// @return its index, or −1 where there is none of that rank
  public long index(int row, int rank) {
    return indices[at(row, rank)];
  }

  /// How far it is.
  ///
  /// @param row the row of q
  /// @param rank 0 for the nearest, below k
  /// @return KL(q‖p) in nats, or NaN where there is none of that rank
  public double divergence(int row, int rank) {
    return divergences[at(row, rank)];
  }

  private int at(int row, int rank) {
    return Objects.checkIndex(row, rows) * k + Objects.checkIndex(rank, k);
  }

  /// Takes the divergences of some consecutive rows of p, in single precision.
  void offer(int row, float[] values, int from, int count, long firstIndex) {
    double worst = worst(row);
    for (int i = 0; i < count; i++) {
      // NaN is both the mark of an empty place, which anything fills, and what fills none.
      if (!(values[from + i] >= worst)) {
        worst = take(row, values[from + i], firstIndex + i);
      }
    }
  }

  /// Takes the divergences of some consecutive rows of p, in double precision.
  void offer(int row, double[] values, int from, int count, long firstIndex) {
    double worst = worst(row);
    for (int i = 0; i < count; i++) {
      if (!(values[from + i] >= worst)) {
        worst = take(row, values[from + i], firstIndex + i);
      }
    }
  }

  private double worst(int row) {
    return divergences[row * k + k - 1];
  }

  private double take(int row, double value, long index) {
    if (!Double.isNaN(value)) {
      insert(row * k, row * k + k - 1, value, index);
    }
    return worst(row);
  }

  private void insert(int start, int last, double value, long index) {
    int at = last;
    while (at > start && !isBefore(divergences[at - 1], indices[at - 1], value, index)) {
      divergences[at] = divergences[at - 1];
      indices[at] = indices[at - 1];
      at--;
    }
    divergences[at] = value;
    indices[at] = index;
  }

  private static boolean isBefore(double a, long indexA, double b, long indexB) {
    return a < b || (a == b && indexA < indexB);
  }

  /// Takes what was found among later rows of p.
  void merge(NearestGaussians later) {
    for (int row = 0; row < rows; row++) {
      for (int rank = 0; rank < k; rank++) {
        int from = row * k + rank;
        if (later.indices[from] >= 0
            && !(later.divergences[from] >= divergences[row * k + k - 1])) {
          insert(row * k, row * k + k - 1, later.divergences[from], later.indices[from]);
        }
      }
    }
  }
}
