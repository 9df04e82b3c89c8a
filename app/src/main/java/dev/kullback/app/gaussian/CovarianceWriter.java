package dev.kullback.app.gaussian;

import com.google.gson.stream.JsonWriter;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.io.IOException;
import java.util.Arrays;

/// Prints a covariance by the parameters of its own structure, so that nothing is lost or computed
/// again.
final class CovarianceWriter {
  private CovarianceWriter() {}

  static void write(JsonWriter json, Covariance covariance) throws IOException {
    json.beginObject();
    switch (covariance) {
      case Isotropic c -> {
        json.name("structure").value("isotropic");
        json.name("dimension").value(c.dimension());
        json.name("variance").value(c.variance());
      }
      case Diagonal c -> {
        json.name("structure").value("diagonal");
        json.name("variances");
        Line.numbers(json, c.variances());
      }
      case Dense c -> dense(json, c);
      default ->
          throw new IllegalArgumentException(
              "a Gaussian file holds isotropic, diagonal and dense covariances, got a "
                  + covariance.getClass().getSimpleName());
    }
    json.endObject();
  }

  private static void dense(JsonWriter json, Dense c) throws IOException {
    json.name("structure").value("dense");
    json.name(c.hasExactEntries() ? "lower" : "choleskyFactor");
    lowerTriangle(json, c.hasExactEntries() ? c.toDense() : c.choleskyFactor());
  }

  /// Rows of 1, 2, .. n numbers, each on a line of its own.
  private static void lowerTriangle(JsonWriter json, double[][] rows) throws IOException {
    json.beginArray();
    for (int i = 0; i < rows.length; i++) {
      Line.numbers(json, Arrays.copyOf(rows[i], i + 1));
    }
    json.endArray();
  }
}
