package dev.kullback.divergence;

import dev.kullback.internal.linear.Cholesky;
import java.util.Arrays;

/// Disjoint blocks of coordinates, laid one after the other.
final class Partition {
  private final int[] coordinates;
  private final int[] block;

  private Partition(int[] coordinates, int[] block) {
    this.coordinates = coordinates;
    this.block = block;
  }

  static Partition of(int[][] blocks, int dimension) {
    int size = Arrays.stream(blocks).mapToInt(b -> b.length).sum();
    int[] coordinates = new int[size];
    int[] block = new int[size];
    boolean[] seen = new boolean[dimension];
    int k = 0;
    for (int b = 0; b < blocks.length; b++) {
      requireNotEmpty(blocks[b], b);
      for (int c : blocks[b]) {
        requireNew(c, seen);
        coordinates[k] = c;
        block[k++] = b;
      }
    }
    return new Partition(coordinates, block);
  }

  private static void requireNotEmpty(int[] coordinates, int b) {
    if (coordinates.length == 0) {
      throw new IllegalArgumentException(
          "a partition needs at least one coordinate in every block, got none in block " + b);
    }
  }

  private static void requireNew(int c, boolean[] seen) {
    if (c < 0 || c >= seen.length) {
      throw new IllegalArgumentException(
          "a partition needs coordinates from 0 to %d, got %d".formatted(seen.length - 1, c));
    }
    if (seen[c]) {
      throw new IllegalArgumentException(
          "a partition needs disjoint blocks, got coordinate %d twice".formatted(c));
    }
    seen[c] = true;
  }

  int size() {
    return coordinates.length;
  }

  /// The covariance of the coordinates, in their order here.
  double[] marginal(double[][] sigma) {
    int n = size();
    double[] m = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i * n + j] = sigma[coordinates[i]][coordinates[j]];
      }
    }
    return m;
  }

  /// The Cholesky factor of the block-diagonal part.
  double[] blockFactor(double[] sigma) {
    return factor(only(sigma, true));
  }

  double[] offBlocks(double[] sigma) {
    return only(sigma, false);
  }

  private double[] only(double[] sigma, boolean within) {
    int n = size();
    double[] m = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i * n + j] = (block[i] == block[j]) == within ? sigma[i * n + j] : 0;
      }
    }
    return m;
  }

  /// `½ (Σ_b ln |Σ_bb| − ln |Σ|)` by the factors.
  double logDeterminantDifference(double[] sigma, double[] blockFactor) {
    int n = size();
    double[] whole = factor(sigma.clone());
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(blockFactor[i * n + i] / whole[i * n + i]);
    }
    return sum;
  }

  private double[] factor(double[] sigma) {
    int n = size();
    int row = Cholesky.factor(sigma, n);
    if (row >= 0) {
      throw new IllegalArgumentException(
          "a partition needs a positive definite covariance, got pivot %s at coordinate %d"
              .formatted(sigma[row * n + row], coordinates[row]));
    }
    return sigma;
  }
}
