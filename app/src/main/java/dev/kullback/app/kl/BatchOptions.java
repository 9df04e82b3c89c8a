package dev.kullback.app.kl;

import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.Header;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options for rows in files.
final class BatchOptions {
  @Option(
      names = "--mean",
      required = true,
      paramLabel = "FILE",
      description = "The means, one row per Gaussian: npy, npz (FILE.npz:NAME) or csv.")
  String mean = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  ScaleOption scale = new ScaleOption();

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
      description =
          "Write the divergence of each row to OUT.npy or OUT.csv, or as csv to stdout (-).")
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

  @Option(
      names = "--header",
      paramLabel = "WHEN",
      defaultValue = "detect",
      description =
          "Whether csv files begin with names: detect, present, absent (default: detect).")
  Header header = Header.DETECT;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute (default: as many as there are processors).")
  int threads = Runtime.getRuntime().availableProcessors();

  CsvOptions csv() {
    return new CsvOptions(header, Optional.empty());
  }
}
