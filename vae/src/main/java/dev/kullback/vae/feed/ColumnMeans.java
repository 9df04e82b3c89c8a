package dev.kullback.vae.feed;

import dev.kullback.data.Dataset;

/// Mean of each column and the variance about them, for the first guess of the decoder.
public final class ColumnMeans {
  private final double[] means;
  private final double variance;

  private ColumnMeans(double[] means, double variance) {
    this.means = means;
    this.variance = variance;
  }

  /// Reads every row once.
  ///
  /// @param data at least one row
  /// @return the means
  public static ColumnMeans of(Dataset data) {
    int dimension = data.dimension();
    double[] sums = new double[dimension];
    double squares = 0;
    float[] row = new float[dimension];
    for (int i = 0; i < data.rows(); i++) {
      data.copyRow(i, row, 0);
      for (int j = 0; j < dimension; j++) {
        sums[j] += row[j];
        squares += (double) row[j] * row[j];
      }
    }
    double ofMeans = 0;
    for (int j = 0; j < dimension; j++) {
      sums[j] /= data.rows();
      ofMeans += sums[j] * sums[j];
    }
    double variance = (squares / data.rows() - ofMeans) / dimension;
    return new ColumnMeans(sums, Math.max(variance, 1e-6));
  }

  /// The means themselves, where the decoder's outputs are means.
  ///
  /// @return one value a column
  public float[] values() {
    float[] values = new float[means.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = (float) means[j];
    }
    return values;
  }

  /// Their logits, clipped to [0.001, 0.999] first, where the decoder's outputs are logits.
  ///
  /// @return one value a column
  public float[] logits() {
    float[] logits = new float[means.length];
    for (int j = 0; j < logits.length; j++) {
      double p = Math.clamp(means[j], 0.001, 0.999);
      logits[j] = (float) Math.log(p / (1 - p));
    }
    return logits;
  }

  /// Mean over the columns of the variance about the column's mean, at least 1e-6.
  ///
  /// @return the variance
  public double variance() {
    return variance;
  }
}
