package dev.kullback.app.gaussian;

import dev.kullback.Gaussian;
import dev.kullback.estimate.Fit;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.MissingValues;
import dev.kullback.estimate.Sample;
import dev.kullback.estimate.Shrinkage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a Gaussian was fitted to, and how.
final class FitReader {
  private final StrictReader json;
  private @Nullable String method;
  private @Nullable Shrinkage shrinkage;
  private @Nullable Double intensity;
  private @Nullable Long rank;
  private @Nullable Double explained;
  private @Nullable MissingValues policy;
  private @Nullable Long rowsRead;
  private @Nullable Long rowsDropped;
  private long @Nullable [] missing;
  private boolean present;

  FitReader(StrictReader json) {
    this.json = json;
  }

  void readFit() throws IOException {
    present = true;
    json.object(
        Map.of(
            "method", () -> method = json.text(),
            "shrinkage", () -> shrinkage = word(Shrinkage.values()),
            "intensity", () -> intensity = json.number(),
            "rank", () -> rank = json.whole(),
            "explained", () -> explained = json.number()));
  }

  void readSample() throws IOException {
    present = true;
    json.object(
        Map.of(
            "missingValues", () -> policy = word(MissingValues.values()),
            "rowsRead", () -> rowsRead = json.whole(),
            "rowsDropped", () -> rowsDropped = json.whole(),
            "missing", () -> missing = json.wholes()));
  }

  /// The fit, where the document speaks of one.
  Optional<FittedGaussian> fitted(Gaussian gaussian) {
    if (!present) {
      return Optional.empty();
    }
    Fit fit = fit();
    Sample sample =
        Sample.of(
            StrictReader.required("sample.missingValues", policy),
            StrictReader.required("sample.rowsRead", rowsRead),
            StrictReader.required("sample.rowsDropped", rowsDropped),
            StrictReader.required("sample.missing", missing));
    return Optional.of(new FittedGaussian(gaussian, sample, fit));
  }

  private Fit fit() {
    String word = StrictReader.required("fit.method", method);
    return switch (word) {
      case "variances" -> new Fit.Variances();
      case "sample-covariance" -> new Fit.SampleCovariance();
      case "shrunk" ->
          new Fit.Shrunk(
              StrictReader.required("fit.shrinkage", shrinkage),
              StrictReader.required("fit.intensity", intensity));
      case "principal-components" ->
          new Fit.PrincipalComponents(
              Math.clamp(StrictReader.required("fit.rank", rank), 0, Integer.MAX_VALUE),
              StrictReader.required("fit.explained", explained));
      default ->
          throw new IllegalArgumentException(
              "the field fit.method needs variances, sample-covariance, shrunk or"
                  + " principal-components, got "
                  + StrictReader.shown(word));
    };
  }

  private <E extends Enum<E>> E word(E[] constants) throws IOException {
    String word = json.text();
    return Words.find(constants, word)
        .orElseThrow(
            () ->
                json.problem(
                    "needs one of %s, got %s"
                        .formatted(
                            String.join(", ", Arrays.stream(constants).map(Words::of).toList()),
                            StrictReader.shown(word))));
  }
}
