package dev.kullback.app.nearest;

import dev.kullback.Parameterization;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Progress;
import dev.kullback.app.cli.Terminal;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.Header;
import java.lang.foreign.Arena;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kullback nearest`: the k nearest rows by KL divergence.
@Command(
    name = "nearest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "For each diagonal Gaussian q of one pair of files (means and scales), the k rows p of",
      "another pair that have the smallest KL(q||p): those that cover q best.",
      ""
    },
    customSynopsis = {
      "kullback nearest --mean FILE --log-variance FILE",
      "                 [--candidate-mean FILE --candidate-log-variance FILE]",
      "                 [-k K] [-o OUT] [--json]",
      ""
    },
    footer = {
      "",
      "Without candidates each row is compared with the other rows of its own files.",
      "Rows are counted from 0. Of equal divergences the lower row comes first.",
      "OUT.npy has a row of 2k numbers for each q: the k nearest rows, then their",
      "divergences in nats. OUT.csv (or - for stdout) has a line for each neighbour:",
      "query,rank,candidate,kl. Files may be larger than the memory.",
      "",
      "Examples:",
      "  kullback nearest --mean mean.npy --log-variance lv.npy -k 5",
      "  kullback nearest --mean new.npz:mean --sigma new.npz:sigma \\",
      "     --candidate-mean old.npz:mean --candidate-sigma old.npz:sigma -k 20 -o near.npy"
    })
public final class NearestCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "--mean",
      paramLabel = "FILE",
      description = "The means of q, one row per Gaussian: npy, npz (as FILE.npz:NAME) or csv.")
  private @Nullable String mean;

  @Option(
      names = "--log-variance",
      paramLabel = "FILE",
      description = "The natural logarithms of the variances, in rows like the means;")
  private @Nullable String logVariance;

  @Option(names = "--variance", paramLabel = "FILE", description = "or the variances,")
  private @Nullable String variance;

  @Option(names = "--sigma", paramLabel = "FILE", description = "or the standard deviations,")
  private @Nullable String sigma;

  @Option(names = "--precision", paramLabel = "FILE", description = "or the precisions 1/variance.")
  private @Nullable String precision;

  @Option(
      names = "--candidate-mean",
      paramLabel = "FILE",
      description = "The means of the p to search.")
  private @Nullable String candidateMean;

  @Option(
      names = "--candidate-log-variance",
      paramLabel = "FILE",
      description = "Their log-variances;")
  private @Nullable String candidateLogVariance;

  @Option(names = "--candidate-variance", paramLabel = "FILE", description = "or variances,")
  private @Nullable String candidateVariance;

  @Option(names = "--candidate-sigma", paramLabel = "FILE", description = "or deviations,")
  private @Nullable String candidateSigma;

  @Option(names = "--candidate-precision", paramLabel = "FILE", description = "or precisions.")
  private @Nullable String candidatePrecision;

  @Option(
      names = "-k",
      paramLabel = "K",
      defaultValue = "10",
      description = "How many for each row (default: ${DEFAULT-VALUE}).")
  private int k = 10;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Write all neighbours to OUT.npy or OUT.csv, or as csv to stdout (-).")
  private @Nullable String output;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many rows to show (default: ${DEFAULT-VALUE}).")
  private int show = 5;

  @Option(
      names = "--json",
      description = "Print one JSON document: all neighbours, or with -o the summary.")
  private boolean json;

  @Option(
      names = "--header",
      paramLabel = "WHEN",
      defaultValue = "detect",
      description =
          "Whether csv files begin with names: detect, present, absent (default: detect).")
  private Header header = Header.DETECT;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute (default: as many as there are processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public NearestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    check();
    ScaleOptions queries =
        new ScaleOptions("--", mean)
            .with(Parameterization.LOG_VARIANCE, logVariance)
            .with(Parameterization.VARIANCE, variance)
            .with(Parameterization.STANDARD_DEVIATION, sigma)
            .with(Parameterization.PRECISION, precision);
    ScaleOptions candidates =
        new ScaleOptions("--candidate-", candidateMean)
            .with(Parameterization.LOG_VARIANCE, candidateLogVariance)
            .with(Parameterization.VARIANCE, candidateVariance)
            .with(Parameterization.STANDARD_DEVIATION, candidateSigma)
            .with(Parameterization.PRECISION, candidatePrecision);
    CsvOptions csv = new CsvOptions(header, Optional.empty());
    try (Arena arena = Arena.ofShared()) {
      DiagonalFile q = DiagonalFile.open(queries, csv, arena);
      DiagonalFile p = candidates.areGiven() ? DiagonalFile.open(candidates, csv, arena) : q;
      search(new NearestRun(q, p, k, threads));
    }
  }

  private void check() {
    if (k < 1) {
      throw Failure.usage("needs -k of at least 1, got " + k);
    }
    if (show < 0) {
      throw Failure.usage("needs --show of at least 0, got " + show);
    }
    if (threads < 1) {
      throw Failure.usage("needs --threads of at least 1, got " + threads);
    }
    NeighbourOutput.requireKnown(output);
  }

  private void search(NearestRun run) {
    run.check();
    boolean all = json && output == null;
    Neighbours neighbours = new Neighbours(all ? Long.MAX_VALUE : show);
    try (NeighbourOutput out = NeighbourOutput.open(output, k, terminal)) {
      try (Progress progress = Progress.start(terminal, "nearest")) {
        run.forEach(
            (row, indices, nats) -> {
              neighbours.add(row, indices, nats);
              out.accept(row, indices, nats);
            },
            done -> progress.advance((double) done / run.rows(), ""));
      }
      out.finish();
    }
    NearestReport report = new NearestReport(run.rows(), run.candidates(), k, neighbours);
    ("-".equals(output) ? terminal.err() : terminal.out())
        .println(json ? Json.print(report.json()) : report.text());
  }
}
