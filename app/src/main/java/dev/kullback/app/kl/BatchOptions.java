package dev.kullback.app.kl;

import dev.kullback.Parameterization;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.HeaderOption;
import dev.kullback.data.csv.CsvOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options for rows in files.
final class BatchOptions {
  /// A file of scales and what they are.
  record Scale(Parameterization parameterization, String file) {}

  @Option(
      names = "--mean",
      paramLabel = "FILE",
      description = "The means, one row per Gaussian: npy, npz (as FILE.npz:NAME) or csv.")
  @Nullable String mean;

  @Option(
      names = "--log-variance",
      paramLabel = "FILE",
      description = "The natural logarithms of the variances, in rows like the means;")
  @Nullable String logVariance;

  @Option(names = "--variance", paramLabel = "FILE", description = "or the variances,")
  @Nullable String variance;

  @Option(names = "--sigma", paramLabel = "FILE", description = "or the standard deviations,")
  @Nullable String sigma;

  @Option(names = "--precision", paramLabel = "FILE", description = "or the precisions 1/variance.")
  @Nullable String precision;

  @Option(
      names = "--prior-mean",
      paramLabel = "FILE",
      description = "The mean of p: a file of n numbers, or one number (default: 0).")
  @Nullable String priorMean;

  @Option(
      names = "--prior-variance",
      paramLabel = "FILE",
      description = "The variances of p: a file of n numbers, or one number (default: 1).")
  @Nullable String priorVariance;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Write each row's divergence to OUT.npy or OUT.csv, or as csv to stdout (-).")
  @Nullable String output;

  @Option(
      names = "--per-dimension",
      description = "Also average each coordinate's part over the rows.")
  boolean perDimension;

  @Option(
      names = "--largest",
      paramLabel = "K",
      defaultValue = "5",
      description = "How many of the largest rows to name (default: ${DEFAULT-VALUE}).")
  int largest = 5;

  @Mixin private HeaderOption header = new HeaderOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute (default: as many as there are processors).")
  int threads = Runtime.getRuntime().availableProcessors();

  /// Whether there are files at all.
  boolean areFilesGiven() {
    return mean != null || !scales().isEmpty();
  }

  /// The file of means.
  String meanFile() {
    if (mean == null) {
      throw Failure.usage("needs --mean FILE beside the scales, got no means");
    }
    return mean;
  }

  /// The one file of scales.
  Scale scale() {
    List<Scale> given = scales();
    if (given.size() != 1) {
      throw Failure.usage(
          "needs one of --log-variance, --variance, --sigma and --precision beside --mean, got "
              + (given.isEmpty() ? "none" : given.size() + " of them"));
    }
    return given.getFirst();
  }

  CsvOptions csv() {
    return header.csv();
  }

  /// What can be said about the options before any file is opened.
  void check() {
    if (meanFile().equals("-") && scale().file().equals("-")) {
      throw Failure.usage("only one of the two files can be stdin (-)");
    }
    if (threads < 1) {
      throw Failure.usage("needs --threads of at least 1, got " + threads);
    }
    if (largest < 0) {
      throw Failure.usage("needs --largest of at least 0, got " + largest);
    }
  }

  private List<Scale> scales() {
    List<Scale> given = new ArrayList<>();
    add(given, Parameterization.LOG_VARIANCE, logVariance);
    add(given, Parameterization.VARIANCE, variance);
    add(given, Parameterization.STANDARD_DEVIATION, sigma);
    add(given, Parameterization.PRECISION, precision);
    return given;
  }

  private static void add(List<Scale> given, Parameterization kind, @Nullable String file) {
    if (file != null) {
      given.add(new Scale(kind, file));
    }
  }
}
