package dev.kullback.app.gaussian;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import dev.kullback.data.DataException;
import dev.kullback.estimate.FittedGaussian;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a document: its fields in any order, then what they say together.
final class DocumentReader {
  private final String name;
  private final StrictReader json;
  private final CovarianceReader covarianceReader;
  private final FitReader fitReader;
  private @Nullable String format;
  private @Nullable Long version;
  private @Nullable Long dimension;
  private @Nullable List<String> columns;
  private double @Nullable [] mean;
  private @Nullable Covariance covariance;

  DocumentReader(String name, Reader text) {
    this.name = name;
    this.json = new StrictReader(name, text);
    this.covarianceReader = new CovarianceReader(json);
    this.fitReader = new FitReader(json);
  }

  GaussianDocument document() throws IOException {
    json.document(
        Map.of(
            "format",
            this::readFormat,
            "version",
            this::readVersion,
            "dimension",
            () -> dimension = json.whole(),
            "columns",
            () -> columns = json.texts(),
            "mean",
            () -> mean = json.numbers(),
            "covariance",
            () -> covariance = covarianceReader.read(),
            "fit",
            fitReader::readFit,
            "sample",
            fitReader::readSample));
    try {
      return assemble();
    } catch (IllegalArgumentException e) {
      throw new DataException(name, String.valueOf(e.getMessage()), e);
    }
  }

  private void readFormat() throws IOException {
    format = json.text();
    if (!format.equals(Words.FORMAT)) {
      throw json.problem(
          "needs \"%s\", got %s".formatted(Words.FORMAT, StrictReader.shown(format)));
    }
  }

  private void readVersion() throws IOException {
    version = json.whole();
    if (version != Words.VERSION) {
      throw json.problem(
          "needs version %d, got %d; a newer kullback reads newer versions"
              .formatted(Words.VERSION, version));
    }
  }

  private GaussianDocument assemble() {
    StrictReader.required("format", format);
    StrictReader.required("version", version);
    long n = StrictReader.required("dimension", dimension);
    double[] coordinates = StrictReader.required("mean", mean);
    if (coordinates.length != n) {
      throw new IllegalArgumentException(
          "the mean needs %d numbers, one for each dimension, got %d"
              .formatted(n, coordinates.length));
    }
    Gaussian gaussian = Gaussian.of(coordinates, StrictReader.required("covariance", covariance));
    Optional<FittedGaussian> fitted = fitReader.fitted(gaussian);
    return new GaussianDocument(gaussian, Optional.ofNullable(columns), fitted);
  }
}
