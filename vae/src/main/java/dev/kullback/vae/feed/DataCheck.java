package dev.kullback.vae.feed;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.vae.config.Likelihood;

/// Refuses values the likelihood is not defined for, before anything is written.
public final class DataCheck {
  private DataCheck() {}

  /// Reads every value once.
  ///
  /// @param data rows to be learned or judged
  /// @param likelihood decides the range
  /// @throws DataException naming the first value that is not finite, or outside [0, 1] for a
  ///   Bernoulli likelihood
  public static void require(Dataset data, Likelihood likelihood) {
    boolean unit = likelihood instanceof Likelihood.Bernoulli;
    float low = unit ? 0 : -Float.MAX_VALUE;
    float high = unit ? 1 : Float.MAX_VALUE;
    float[] row = new float[data.dimension()];
    for (int i = 0; i < data.rows(); i++) {
      data.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        if (!(row[j] >= low && row[j] <= high)) {
          throw refusal(data, likelihood, i, j, row[j]);
        }
      }
    }
  }

  private static DataException refusal(
      Dataset data, Likelihood likelihood, int row, int column, float value) {
    String need = Float.isFinite(value) ? "values in [0, 1]" : "finite values";
    return new DataException(
        data.name(),
        "the "
            + likelihood
            + " likelihood needs "
            + need
            + ", got "
            + value
            + " in row "
            + row
            + ", column "
            + column
            + " (counted from 0)");
  }
}
