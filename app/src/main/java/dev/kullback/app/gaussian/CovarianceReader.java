package dev.kullback.app.gaussian;

import dev.kullback.covariance.Covariance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a covariance: all fields in any order, then the structure made of them.
final class CovarianceReader {
  private final StrictReader json;

  CovarianceReader(StrictReader json) {
    this.json = json;
  }

  Covariance read() throws IOException {
    CovarianceParameters given = new CovarianceParameters();
    json.object(fields(given));
    try {
      return given.covariance();
    } catch (IllegalArgumentException e) {
      throw json.problem(String.valueOf(e.getMessage()), e);
    }
  }

  private Map<String, StrictReader.Field> fields(CovarianceParameters given) {
    return Map.ofEntries(
        Map.entry("structure", () -> given.put("structure", json.text())),
        Map.entry("dimension", () -> given.put("dimension", json.whole())),
        Map.entry("variance", () -> given.put("variance", json.number())),
        Map.entry("variances", () -> given.put("variances", json.numbers())),
        Map.entry("diagonal", () -> given.put("diagonal", json.numbers())),
        Map.entry("firstRow", () -> given.put("firstRow", json.numbers())),
        Map.entry("lower", () -> given.put("lower", json.rows())),
        Map.entry("choleskyFactor", () -> given.put("choleskyFactor", json.rows())),
        Map.entry("loadings", () -> given.put("loadings", json.rows())),
        Map.entry("diagonals", () -> given.put("diagonals", json.rows())),
        Map.entry("left", () -> given.put("left", read())),
        Map.entry("right", () -> given.put("right", read())),
        Map.entry("blocks", () -> given.put("blocks", blocks())));
  }

  /// Nested as deep as the JSON is, which has its own bound.
  private Covariance[] blocks() throws IOException {
    List<Covariance> blocks = new ArrayList<>();
    json.array(() -> blocks.add(read()));
    return blocks.toArray(Covariance[]::new);
  }
}
