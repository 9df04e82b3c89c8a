package dev.kullback.internal.pairwise;

/// Runs the vectorised kernel on numbers of no interest until C2 has compiled it.
final class WarmUp {
  private static final int LENGTH = 64;
  private static final int TILES = 200;
  private static final int MOST_ROUNDS = 400;

  private final PairKernel scalar;
  private final PairKernel vector;
  private final float[] queries = new float[PairKernel.QUERY_STRIDE * LENGTH];
  private final float[] panel;
  private final float[] sums;
  private final double[] wideQueries = new double[PairKernel.QUERY_STRIDE * LENGTH];
  private final double[] widePanel;
  private final double[] totals;
  private final double[] values;

  WarmUp(PairKernel scalar, PairKernel vector) {
    this.scalar = scalar;
    this.vector = vector;
    panel = new float[2 * vector.floatWidth() * LENGTH];
    sums = new float[PairKernel.QUERIES * vector.floatWidth()];
    widePanel = new double[2 * vector.doubleWidth() * LENGTH];
    totals = new double[sums.length];
    values = new double[sums.length];
  }

  /// Returns when the vectorised kernel is the faster one, or clearly will not be.
  PairKernel fasterOne() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long vectorTime = time(vector);
      if (vectorTime < time(scalar)) {
        return vector;
      }
    }
    return scalar;
  }

  private long time(PairKernel kernel) {
    long start = System.nanoTime();
    for (int i = 0; i < TILES; i++) {
      kernel.sums(queries, 0, panel, 0, LENGTH, sums);
      kernel.add(sums, totals, sums.length);
      kernel.values(totals, values, 0, values, 0, 0, vector.floatWidth(), values);
      kernel.sums(wideQueries, 0, widePanel, 0, LENGTH, totals);
    }
    return System.nanoTime() - start;
  }
}
