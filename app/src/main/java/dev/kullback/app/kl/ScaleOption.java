package dev.kullback.app.kl;

import dev.kullback.Parameterization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The one file of scales, by what the scales are.
final class ScaleOption {
  @Option(
      names = "--log-variance",
      paramLabel = "FILE",
      description = "The natural logarithms of the variances, one row per Gaussian.")
  @Nullable String logVariance;

  @Option(names = "--variance", paramLabel = "FILE", description = "Or the variances.")
  @Nullable String variance;

  @Option(names = "--sigma", paramLabel = "FILE", description = "Or the standard deviations.")
  @Nullable String sigma;

  @Option(names = "--precision", paramLabel = "FILE", description = "Or the precisions 1/variance.")
  @Nullable String precision;

  Parameterization parameterization() {
    return logVariance != null
        ? Parameterization.LOG_VARIANCE
        : variance != null
            ? Parameterization.VARIANCE
            : sigma != null ? Parameterization.STANDARD_DEVIATION : Parameterization.PRECISION;
  }

  String file() {
    for (String file : new @Nullable String[] {logVariance, variance, sigma, precision}) {
      if (file != null) {
        return file;
      }
    }
    throw new IllegalStateException("picocli demands one of the four");
  }
}
