package dev.kullback.app.gaussian;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a covariance: all fields in any order, then the structure made of them.
final class CovarianceReader {
  private final StrictReader json;

  CovarianceReader(StrictReader json) {
    this.json = json;
  }

  Covariance read() throws IOException {
    Parameters given = new Parameters();
    json.object(given.fields());
    try {
      Covariance covariance = given.covariance();
      given.requireNoMore();
      return covariance;
    } catch (IllegalArgumentException e) {
      throw json.problem(String.valueOf(e.getMessage()), e);
    }
  }

  /// The parameters of one covariance, taken out as its structure asks for them.
  private final class Parameters {
    private final Map<String, Object> given = new HashMap<>();
    private @Nullable String structure;

    Map<String, StrictReader.Field> fields() {
      return Map.of(
          "structure", () -> structure = json.text(),
          "dimension", () -> given.put("dimension", json.whole()),
          "variance", () -> given.put("variance", json.number()),
          "variances", () -> given.put("variances", json.numbers()),
          "lower", () -> given.put("lower", json.rows()),
          "choleskyFactor", () -> given.put("choleskyFactor", json.rows()));
    }

    Covariance covariance() {
      String word = StrictReader.required("covariance.structure", structure);
      return switch (word) {
        case "isotropic" -> Isotropic.of(dimension(), take("variance", Double.class));
        case "diagonal" -> Diagonal.of(take("variances", double[].class));
        case "dense" -> dense();
        default ->
            throw new IllegalArgumentException(
                "the structure needs to be isotropic, diagonal or dense, got "
                    + StrictReader.shown(word));
      };
    }

    private Covariance dense() {
      return given.containsKey("choleskyFactor")
          ? Dense.ofCholeskyFactor(square("choleskyFactor", false))
          : Dense.of(square("lower", true));
    }

    private int dimension() {
      long n = take("dimension", Long.class);
      if (n < 1 || n > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "the covariance needs a dimension from 1 to 2^31 - 1, got " + n);
      }
      return (int) n;
    }

    /// A lower triangle as a whole matrix, with zeros above the diagonal or mirrored there.
    private double[][] square(String field, boolean mirrored) {
      double[][] rows = take(field, double[][].class);
      double[][] square = new double[rows.length][rows.length];
      for (int i = 0; i < rows.length; i++) {
        if (rows[i].length != i + 1) {
          throw new IllegalArgumentException(
              "the lower triangle needs rows of 1, 2, .. numbers, got %d in row %d"
                  .formatted(rows[i].length, i));
        }
        for (int j = 0; j <= i; j++) {
          square[i][j] = rows[i][j];
          if (mirrored) {
            square[j][i] = rows[i][j];
          }
        }
      }
      return square;
    }

    private <T> T take(String field, Class<T> type) {
      Object value = StrictReader.required("covariance." + field, given.remove(field));
      return type.cast(value);
    }

    void requireNoMore() {
      Set<String> more = new TreeSet<>(given.keySet());
      if (!more.isEmpty()) {
        throw new IllegalArgumentException(
            "a covariance of structure %s needs no field %s"
                .formatted(structure, String.join(", ", more)));
      }
    }
  }
}
