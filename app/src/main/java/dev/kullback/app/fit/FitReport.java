package dev.kullback.app.fit;

import dev.kullback.Gaussian;
import dev.kullback.app.gaussian.GaussianDocument;
import dev.kullback.covariance.Covariance;
import dev.kullback.estimate.Fit;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.MissingValues;
import dev.kullback.estimate.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a person wants to know of a fit at a glance.
final class FitReport {
  private static final int SHOWN = 20;

  private FitReport() {}

  static String text(String source, GaussianDocument document) {
    FittedGaussian fitted = document.fitted().orElseThrow();
    Sample sample = fitted.sample();
    StringBuilder text = new StringBuilder();
    text.append("%s: %s, %d columns%n".formatted(source, rows(sample), sample.dimension()));
    text.append("structure: ").append(structure(fitted.fit())).append(System.lineSeparator());
    text.append(System.lineSeparator());
    text.append(table(document, sample));
    return text.toString();
  }

  private static String rows(Sample sample) {
    return sample.rowsDropped() == 0
        ? sample.rowsRead() + " rows"
        : "%d rows, %d of them left out".formatted(sample.rowsRead(), sample.rowsDropped());
  }

  private static String structure(Fit fit) {
    return switch (fit) {
      case Fit.Variances _ -> "diagonal, unbiased variances";
      case Fit.SampleCovariance _ -> "dense, unbiased sample covariance";
      case Fit.Shrunk shrunk ->
          String.format(
              Locale.ROOT,
              "dense, %s shrinkage with intensity %.6g",
              switch (shrunk.shrinkage()) {
                case LEDOIT_WOLF -> "Ledoit-Wolf";
                case OAS -> "oracle-approximating";
                case OAS_LARGE_DIMENSION -> "oracle-approximating (large dimension)";
              },
              shrunk.intensity());
      case Fit.PrincipalComponents components ->
          String.format(
              Locale.ROOT,
              "low rank, %d principal components that explain %.4g %% of the variance",
              components.rank(),
              100 * components.explained());
    };
  }

  private static String table(GaussianDocument document, Sample sample) {
    Gaussian gaussian = document.gaussian();
    double[] deviations = deviations(gaussian.covariance());
    int shown = Math.min(gaussian.dimension(), SHOWN);
    List<String> names = names(document, shown);
    int width = Math.max(6, names.stream().mapToInt(String::length).max().orElse(0));
    String line = "%-" + width + "s  %14s  %18s  %8s";
    List<String> lines = new ArrayList<>();
    lines.add(line.formatted("column", "mean", "standard deviation", "missing"));
    for (int i = 0; i < shown; i++) {
      lines.add(
          line.formatted(
              names.get(i), number(gaussian.mean(i)), number(deviations[i]), sample.missing(i)));
    }
    if (shown < gaussian.dimension()) {
      lines.add("and %d more columns".formatted(gaussian.dimension() - shown));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> names(GaussianDocument document, int shown) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int number = i + 1;
      names.add(document.columns().map(all -> all.get(number - 1)).orElse("" + number));
    }
    return names;
  }

  private static double[] deviations(Covariance covariance) {
    double[] deviations = covariance.variances();
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(deviations[i]);
    }
    return deviations;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /// What should not go unnoticed.
  static List<String> notes(GaussianDocument document) {
    List<String> notes = new ArrayList<>();
    Sample sample = document.fitted().orElseThrow().sample();
    if (sample.policy() == MissingValues.DROP_ROW && sample.rowsDropped() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d rows (%.3g %%) left out because a value is missing",
              sample.rowsDropped(),
              sample.rowsRead(),
              100.0 * sample.rowsDropped() / sample.rowsRead()));
    }
    if (document.gaussian().covariance().logDeterminant() == Double.NEGATIVE_INFINITY) {
      notes.add(
          "a column is constant: its variance is 0, and divergences from others are infinite");
    }
    return notes;
  }
}
